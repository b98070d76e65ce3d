extension JSONWriter {
    /// Writes a key with a string, or null.
    package mutating func member(_ name: String, _ value: String?) {
        key(name)
        string(value)
    }

    /// Writes a key with an integer, or null.
    package mutating func member(_ name: String, _ value: Int?) {
        key(name)
        integer(value)
    }

    /// Writes a key with a truth value, or null.
    package mutating func member(_ name: String, _ value: Bool?) {
        key(name)
        if let value { bool(value) } else { null() }
    }

    /// Writes a key with a list of strings.
    package mutating func member(_ name: String, _ values: [String]) {
        key(name)
        strings(values)
    }
}
