/// A run of tokens that is an entity.
package struct EntitySpan {
    package var lower: Int
    package var upper: Int
    package var type: EntityType
    /// The model's probability of the whole span, or the rule's weight.
    var confidence: Float

    package var range: Range<Int> { lower..<upper }
}
