internal import JSON

extension JSONWriter {
    /// Writes a key with a string where there is one.
    mutating func memberIfAny(_ name: String, _ value: String?) {
        if let value, !value.isEmpty { member(name, value) }
    }

    /// Writes a key with a list where it has elements.
    mutating func memberIfAny(_ name: String, _ values: [String]) {
        if !values.isEmpty { member(name, values) }
    }
}
