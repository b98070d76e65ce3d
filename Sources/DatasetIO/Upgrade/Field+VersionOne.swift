internal import JSON
internal import PipelineKit
internal import TextKit

extension Field {
    /// A value of version 1, which wrote blanks for what is not stated and took over addresses and dates as they came.
    ///
    /// What the field cannot hold is null where it may be; a blank where a text must stand is told as unstated.
    func mended(_ value: JSONValue) -> JSONValue {
        if case .object(let fields) = shape { return Self.mended(value, fields) }
        guard fault(in: value) != nil else { return value }
        if isOptional { return .null }
        let isBlank = value == .null || value.string?.trimmedBlanks.isEmpty == true
        guard case .string(.filled) = shape, isBlank else { return value }
        return .string("unstated")
    }

    /// A row of these fields.
    static func mended(_ row: JSONValue, _ fields: [Field]) -> JSONValue {
        fields.reduce(row) { row, field in
            guard let value = row[field.name] else { return row }
            return row.setting(field.name, to: field.mended(value))
        }
    }
}
