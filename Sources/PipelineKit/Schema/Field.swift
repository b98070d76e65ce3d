/// One field of a row: the source of the schema, the data package, the documentation and `verify`.
package struct Field: Sendable {
    package var name: String
    package var shape: FieldShape
    /// Whether JSON null (an empty CSV cell) may stand in its place.
    package var isOptional: Bool
    /// Whether it is there only where an option asks for it.
    package var isOnRequest = false
    /// One sentence, or two, for docs/record.md and the JSON Schema.
    package var summary: String
    /// A value as it stands in a row, as JSON.
    package var example: String

    package init(
        _ name: String, _ shape: FieldShape, isOptional: Bool = false, isOnRequest: Bool = false,
        _ summary: String, example: String
    ) {
        self.isOnRequest = isOnRequest
        self.name = name
        self.shape = shape
        self.isOptional = isOptional
        self.summary = summary
        self.example = example
    }
}

/// The values that a field may have.
package indirect enum FieldShape: Sendable {
    case string(TextForm)
    /// A whole number, at least `least`.
    case integer(least: Int)
    case number(ClosedRange<Double>)
    case boolean
    case list(FieldShape)
    /// A list of objects of these members, sorted by the text of the first, each value of it once.
    case sorted([Field])
    /// An object with exactly these members, in this order.
    case object([Field])

    /// Whether its objects, or those of its list, have a member of this name.
    func hasMember(_ name: String) -> Bool {
        switch self {
        case .list(let element): element.hasMember(name)
        case .sorted(let members), .object(let members): members.contains { $0.name == name }
        case .string, .integer, .number, .boolean: false
        }
    }
}

/// The form of a text; none may hold the sign NUL.
package enum TextForm: Sendable {
    case any
    /// With more than blanks.
    case filled
    /// Lower-case hexadecimal digits, this many.
    case hexadecimal(Int)
    /// RFC 3339, with the offset only if stated; a date alone if no time is stated.
    case time
    case oneOf([String])
    /// SHA-256 as lower-case hexadecimal digits; empty where nothing was read.
    case digest
    /// A path below the source's root, "/" between parts.
    case path
    /// An address as a source states it, which need not be absolute.
    case reference
    /// An absolute http or https address, as a source states it.
    case absolute
    /// An absolute http or https address, normalised, without user information, fragment and `utm_` parameters.
    case address
    /// A host in lower case.
    case host
    /// A language tag of BCP 47.
    case language
    /// An id of open data, or one of any form that a list of one's own gives.
    case openData
}
