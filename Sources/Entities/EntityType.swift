/// The kinds of entities the stage knows.
package enum EntityType: String, Sendable, CaseIterable {
    case person = "PER"
    case organization = "ORG"
    case location = "LOC"
    case group = "NORP"
    case date = "DATE"
    case money = "MONEY"
    case percent = "PERCENT"
}

/// A run of tokens that is an entity.
package struct EntitySpan {
    package var lower: Int
    package var upper: Int
    package var type: EntityType
    /// The model's probability of the whole span, or the rule's weight.
    var confidence: Float

    package var range: Range<Int> { lower..<upper }
}
