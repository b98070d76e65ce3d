/// One word, number or ideograph of a normalised text.
package struct NormalizedToken: Sendable, Equatable {
    /// Hash of the folded letters, equal for equal tokens and the same in every process.
    package var hash: UInt64
    package var traits: Traits

    /// What a token looked like before it was folded.
    package struct Traits: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// It holds a digit.
        package static let number = Traits(rawValue: 1)
        /// It began with a capital.
        package static let capitalised = Traits(rawValue: 2)
        /// It opens a sentence or a line, where a capital says nothing.
        package static let opening = Traits(rawValue: 4)
        /// It is one character of a script written without blanks.
        package static let ideograph = Traits(rawValue: 8)
        /// It has fewer than three characters.
        package static let short = Traits(rawValue: 16)
    }
}

/// Folds a text to the tokens by which copies of it are recognised.
///
/// Character references, case, diacritics, quotes, dashes and blanks differ between outlets that print the same
/// story, so they are folded away; digits are kept, because numbers are facts. Works on UTF-8 bytes and tolerates
/// damaged ones. Reuse one value for many texts: the buffers keep their capacity.
package struct TextNormalizer: Sendable {
    /// The folded tokens joined by single blanks: what the exact key is made of.
    package private(set) var bytes: [UInt8] = []
    package private(set) var tokens: [NormalizedToken] = []

    private let table = ScalarFold.table
    private var hash = TextNormalizer.seed
    private var length = 0
    private var traits: NormalizedToken.Traits = []
    private var opensSentence = true

    private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let multiplier: UInt64 = 0x9FB2_1C65_1E98_DF25

    /// A normaliser with empty buffers.
    package init() {}

    /// Replaces `tokens` and `bytes` by those of a text in UTF-8.
    package mutating func normalize(_ text: [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        tokens.removeAll(keepingCapacity: true)
        bytes.reserveCapacity(text.count + text.count / 8)
        length = 0
        opensSentence = true
        let span = text.span
        var position = 0
        while position < span.count {
            let byte = span[position]
            if byte < 0x80 && byte != 0x26 {
                position += 1
                if length > 0 && isGrouping(byte, next: position, in: span) { continue }
                take(UInt32(byte))
            } else if byte == 0x26 {
                let reference = CharacterReference.scan(span, from: position)
                position = reference.end
                take(reference.scalar)
            } else {
                let decoded = UTF8Scan.scalar(span, at: position)
                position = decoded.end
                take(decoded.scalar)
            }
        }
        endToken()
    }

    /// The separator inside "1,500" or "4.5" joins the digits; outlets differ in which one they use.
    @inline(__always)
    private func isGrouping(_ byte: UInt8, next: Int, in span: Span<UInt8>) -> Bool {
        (byte == 0x2C || byte == 0x2E) && traits.contains(.number) && next < span.count
            && span[next] &- 0x30 < 10
    }

    @inline(__always)
    private mutating func take(_ scalar: UInt32) {
        let fold = scalar < 0x10000 ? table[Int(scalar)] : ScalarFold.supplementary(scalar)
        switch fold.kind {
        case .letter:
            append(fold, of: scalar)
        case .capital:
            if length == 0 { traits.insert(.capitalised) }
            append(fold, of: scalar)
        case .digit:
            if length == 0 { beginToken() }
            traits.insert(.number)
            write(fold.first)
        case .dropped: break
        case .separator: endToken()
        case .sentenceEnd, .lineBreak:
            endToken()
            opensSentence = true
        case .ideograph:
            endToken()
            beginToken()
            traits = .ideograph
            write(scalar < 0x10000 ? fold.first : scalar)
            endToken()
        case .hangul:
            if length == 0 { beginToken() }
            writeHangul(scalar)
        }
    }

    @inline(__always)
    private mutating func append(_ fold: ScalarFold, of scalar: UInt32) {
        if length == 0 { beginToken() }
        write(scalar < 0x10000 ? fold.first : scalar)
        if fold.second != 0 { write(fold.second) }
    }

    @inline(__always)
    private mutating func beginToken() {
        if !bytes.isEmpty { bytes.append(0x20) }
        hash = Self.seed
    }

    @inline(__always)
    private mutating func write(_ scalar: UInt32) {
        length += 1
        hash = (hash ^ UInt64(scalar)) &* Self.multiplier
        hash ^= hash >> 31
        if scalar < 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: scalar))
        } else {
            UTF8Scalars.append(scalar, to: &bytes)
        }
    }

    /// Syllables are taken apart, so that composed and decomposed Korean agree.
    private mutating func writeHangul(_ scalar: UInt32) {
        let index = scalar - 0xAC00
        write(0x1100 + index / 588)
        write(0x1161 + index % 588 / 28)
        if index % 28 != 0 { write(0x11A7 + index % 28) }
    }

    @inline(__always)
    private mutating func endToken() {
        guard length > 0 else {
            traits = []
            return
        }
        if opensSentence { traits.insert(.opening) }
        if length < 3 { traits.insert(.short) }
        tokens.append(NormalizedToken(hash: hash, traits: traits))
        opensSentence = false
        length = 0
        traits = []
    }
}
