/// What a rule found: the span and its normalised value, nil where it could not be determined.
struct RuleSpan {
    var span: EntitySpan
    var value: String?

    init(_ range: Range<Int>, _ type: EntityType, value: String?) {
        span = EntitySpan(lower: range.lowerBound, upper: range.upperBound, type: type, confidence: 1)
        self.value = value
    }
}
