internal import Models

/// Numbers about a page in the order of a weights file, each with the words that `inspect` shows for it.
struct NamedNumbers: Sendable, Equatable {
    private(set) var names: [String] = []
    private(set) var values: [Float] = []

    mutating func add(_ name: String, _ value: Float) {
        names.append(name)
        values.append(value)
    }

    mutating func add(_ name: String, _ isSo: Bool) { add(name, isSo ? 1 : 0) }

    /// A count as a logarithm, bounded: beyond the bound pages are too few to learn from.
    mutating func add(_ name: String, count: Float, upTo bound: Float) {
        add(name, Logarithm.of(min(count, bound)))
    }

    /// A part of a whole; 0 of nothing.
    mutating func add(_ name: String, _ part: Float, of whole: Float) {
        add(name, whole > 0 ? min(1, part / whole) : 0)
    }

    mutating func append(_ other: NamedNumbers) {
        names += other.names
        values += other.values
    }
}
