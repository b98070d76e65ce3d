/// A country as two ASCII letters of ISO 3166, packed so that tables of places are mapped as they are used.
struct CountryCode: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
    let rawValue: UInt16

    static let unstated = CountryCode(rawValue: 0)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The code of the first two letters, which are capitals.
    init(_ letters: some Sequence<UInt8>) { rawValue = letters.prefix(2).reduce(0) { $0 << 8 | UInt16($1) } }
}

/// A division of a country: up to three letters or digits, those after "US-", in 16 bits.
struct DivisionCode: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
    let rawValue: UInt16

    static let unstated = DivisionCode(rawValue: 0)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init(_ code: some Sequence<UInt8>) {
        rawValue = code.prefix(3).reduce(0) {
            $0 &* 37 &+ UInt16($1 <= 0x39 ? $1 &- 0x2F : ($1 | 0x20) &- 0x56)
        }
    }
}
