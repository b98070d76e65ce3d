/// One field of a row: what the schema, the data package, the documents and `verify` know of it.
package struct Field: Sendable {
    package var name: String
    package var shape: FieldShape
    /// Whether JSON null (an empty CSV cell) may stand in its place.
    package var isOptional: Bool
    /// One sentence, or two, for docs/record.md and the JSON Schema.
    package var summary: String
    /// A value as it stands in a row, as JSON.
    package var example: String

    package init(
        _ name: String, _ shape: FieldShape, isOptional: Bool = false, _ summary: String, example: String
    ) {
        self.name = name
        self.shape = shape
        self.isOptional = isOptional
        self.summary = summary
        self.example = example
    }
}

/// What values a field may have.
package indirect enum FieldShape: Sendable {
    case string(TextForm)
    /// A whole number from the least on.
    case integer(least: Int)
    case number(ClosedRange<Double>)
    case list(FieldShape)
    /// An object with exactly these members, in this order.
    case object([Field])
    /// An object of numbers, whose keys are some of these.
    case counts([String])
}

/// What a text must look like.
package enum TextForm: Sendable {
    case any
    /// So many lower-case hexadecimal digits.
    case hexadecimal(Int)
    /// RFC 3339, with an offset only where one is stated; a date alone where only that is stated.
    case time
    case oneOf([String])
}
