internal import TextKit

/// The token that is being folded, and how far the buffers are filled.
struct TokenRun {
    private var hash = TokenRun.seed
    private(set) var length = 0
    var traits: UInt8 = 0
    var opens = true
    private(set) var bytes = 0
    private(set) var tokens = 0

    private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let multiplier: UInt64 = 0x9FB2_1C65_1E98_DF25

    /// The separator inside "1,500" or "4.5" joins the digits; outlets differ in which one they use.
    @inline(__always)
    func isGrouping(_ byte: UInt8, next: Int, in text: Span<UInt8>) -> Bool {
        traits & TokenTraits.number.rawValue != 0 && (byte == 0x2C || byte == 0x2E)
            && next < text.count && ASCII.isDigit(text[next])
    }

    @inline(__always)
    mutating func begin(_ room: inout MutableSpan<UInt8>) {
        guard length == 0 else { return }
        if bytes > 0 {
            room[bytes] = 0x20
            bytes &+= 1
        }
        hash = Self.seed
    }

    /// Writes a letter of one byte.
    @inline(__always)
    mutating func write(_ letter: UInt8, _ room: inout MutableSpan<UInt8>) {
        mix(UInt32(letter))
        room[bytes] = letter
        bytes &+= 1
    }

    @inline(__always)
    private mutating func mix(_ scalar: UInt32) {
        length &+= 1
        hash = (hash ^ UInt64(scalar)) &* Self.multiplier
        hash ^= hash >> 31
    }

    private mutating func write(_ scalar: UInt32, _ room: inout MutableSpan<UInt8>) {
        mix(scalar)
        bytes = UTF8Scalars.write(scalar, to: &room, at: bytes)
    }

    @inline(__always)
    mutating func end(_ hashes: inout MutableSpan<UInt64>, _ allTraits: inout MutableSpan<UInt8>) {
        if length > 0 {
            if opens { traits |= TokenTraits.opening.rawValue }
            if length < 3 { traits |= TokenTraits.short.rawValue }
            hashes[tokens] = hash
            allTraits[tokens] = traits
            tokens &+= 1
            opens = false
            length = 0
        }
        traits = 0
    }

    /// Handles a scalar of any kind.
    mutating func take(
        _ fold: ScalarFold, of scalar: UInt32, _ room: inout MutableSpan<UInt8>,
        _ hashes: inout MutableSpan<UInt64>, _ allTraits: inout MutableSpan<UInt8>
    ) {
        switch fold.kind {
        case .letter, .capital:
            if length == 0 { traits |= Self.trait(fold.kind, scalar) }
            begin(&room)
            write(scalar < 0x10000 ? fold.first : scalar, &room)
            if fold.second != 0 { write(fold.second, &room) }
        case .digit:
            begin(&room)
            traits |= TokenTraits.number.rawValue
            write(fold.first, &room)
        case .dropped: break
        case .separator: end(&hashes, &allTraits)
        case .sentenceEnd, .lineBreak:
            end(&hashes, &allTraits)
            opens = true
        case .ideograph:
            end(&hashes, &allTraits)
            begin(&room)
            traits = TokenTraits.ideograph.rawValue
            write(scalar < 0x10000 ? fold.first : scalar, &room)
            end(&hashes, &allTraits)
        case .hangul:
            traits |= TokenTraits.uncased.rawValue
            begin(&room)
            writeHangul(scalar, &room)
        }
    }

    /// Scripts from Hebrew to Georgian, which know no capitals; those without blanks among them are no letters here.
    private static let uncased: Range<UInt32> = 0x0590..<0x1100

    /// What the first letter of a word says about it.
    private static func trait(_ kind: FoldKind, _ scalar: UInt32) -> UInt8 {
        if kind == .capital { return TokenTraits.capitalised.rawValue }
        return uncased.contains(scalar) ? TokenTraits.uncased.rawValue : 0
    }

    /// Decomposes syllables, so that composed and decomposed Korean agree.
    private mutating func writeHangul(_ scalar: UInt32, _ room: inout MutableSpan<UInt8>) {
        let index = scalar - 0xAC00
        write(0x1100 + index / 588, &room)
        write(0x1161 + index % 588 / 28, &room)
        if index % 28 != 0 { write(0x11A7 + index % 28, &room) }
    }
}
