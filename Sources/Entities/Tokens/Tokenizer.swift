internal import TextKit

/// Splits UTF-8 text into tokens whose offsets are exact in bytes and in Unicode scalars.
///
/// Hyphens and slashes are separate tokens, possessives are split off ("Trump" + "'s"), full stops stay with
/// initials and known abbreviations, numbers keep their separators, addresses stay whole.
package struct Tokenizer {
    /// What an apostrophe between letters is.
    package enum Apostrophe: Sendable {
        /// Part of the word: "O'Neill".
        case joins
        /// The end of a word: "l'" + "Espagne".
        case elides
        /// The beginning of an ending: "Ankara" + "'" + "nın".
        case opensEnding

        /// What it is in a language, by its primary subtag.
        package static func of(_ language: String?) -> Apostrophe {
            switch language {
            case "fr", "it", "ca": .elides
            case "tr": .opensEnding
            default: .joins
            }
        }
    }

    /// "Aujourd'hui" has more letters before its apostrophe than any elided word ("jusqu'", "dell'").
    private static let longestElision = 6

    private let bytes: [UInt8]
    private let apostrophes: Apostrophe
    private var index = 0
    private var scalar = 0
    private var sawSpace = true
    private var sawNewlines = 1
    package private(set) var tokens: [Token] = []

    /// Tokens of `bytes`, sentences marked.
    package static func tokens(of bytes: [UInt8], apostrophes: Apostrophe = .joins) -> [Token] {
        // Offsets are 32 bits wide: longer texts than that never reach a stage, and are not tagged if they do.
        guard bytes.count < Int(Int32.max) else { return [] }
        var tokenizer = Tokenizer(bytes: bytes, apostrophes: apostrophes)
        tokenizer.run()
        var tokens = tokenizer.tokens
        SentenceSplitter.mark(&tokens, in: bytes)
        return tokens
    }

    private init(bytes: [UInt8], apostrophes: Apostrophe) {
        self.bytes = bytes
        self.apostrophes = apostrophes
        tokens.reserveCapacity(bytes.count / 4 + 8)
    }

    private mutating func run() {
        while index < bytes.count {
            let (value, length) = UTF8Scalars.decode(bytes, at: index)
            switch ScalarKind.of(value) {
            case .space: skip(length, newline: false)
            case .newline: skip(length, newline: true)
            case .letter: emit(to: wordEnd(from: index))
            case .digit: emit(to: numberEnd(from: index))
            case .syllable: emit(to: marksEnd(from: index + length))
            case .mark, .symbol: emit(to: symbolEnd(value, length))
            }
        }
    }

    private mutating func skip(_ length: Int, newline: Bool) {
        sawSpace = true
        if newline { sawNewlines += 1 }
        index += length
        scalar += 1
    }

    private mutating func emit(to end: Int) {
        var scan = TokenScan(bytes, index, end)
        if sawSpace { scan.traits.insert(.spaceBefore) }
        if sawNewlines > 0 { scan.traits.insert(.lineStart) }
        tokens.append(
            Token(
                start: Int32(truncatingIfNeeded: index), end: Int32(truncatingIfNeeded: end),
                scalarStart: Int32(truncatingIfNeeded: scalar),
                scalarEnd: Int32(truncatingIfNeeded: scalar + scan.scalars),
                hash: scan.hash, lowerHash: scan.lowerHash, shape: UInt32(truncatingIfNeeded: scan.shape),
                traits: scan.traits))
        index = end
        scalar += scan.scalars
        sawSpace = false
        sawNewlines = 0
    }

    // MARK: Where a token ends

    private func kind(at position: Int) -> (kind: ScalarKind, length: Int) {
        guard position < bytes.count else { return (.newline, 0) }
        let byte = bytes[position]
        if byte < 0x80 { return (ScalarKind.ascii(byte), 1) }
        let (value, length) = UTF8Scalars.decode(bytes, at: position)
        return (ScalarKind.of(value), length)
    }

    private func isWord(_ position: Int) -> Bool {
        let found = kind(at: position).kind
        return found == .letter || found == .digit
    }

    private func byte(_ position: Int) -> UInt8 { position < bytes.count ? bytes[position] : 0 }

    private func lettersEnd(from start: Int) -> Int {
        var position = start
        while position < bytes.count {
            let (found, length) = kind(at: position)
            guard found == .letter || found == .digit || found == .mark else { break }
            position += length
        }
        return position
    }

    private func marksEnd(from start: Int) -> Int {
        var position = start
        while position < bytes.count {
            let (found, length) = kind(at: position)
            guard found == .mark else { break }
            position += length
        }
        return position
    }

    private func wordEnd(from start: Int) -> Int {
        var end = lettersEnd(from: start)
        if let address = addressEnd(from: start, word: end) { return address }
        while true {
            let next = byte(end)
            if let length = apostrophe(at: end), cliticEnd(at: end) == nil,
                kind(at: end + length).kind == .letter
            {
                if apostrophes == .opensEnding { return end }
                if apostrophes == .elides, end - start <= Self.longestElision { return end + length }
                end = lettersEnd(from: end + length)
            } else if next == 0x26, isUpperASCII(end - 1), isUpperASCII(end + 1) {
                end = lettersEnd(from: end + 1)
            } else {
                break
            }
        }
        return byte(end) == 0x2E ? fullStopEnd(from: start, word: end) : end
    }

    private func isUpperASCII(_ position: Int) -> Bool {
        position >= 0 && ASCII.isUpper(byte(position))
    }

    private func numberEnd(from start: Int) -> Int {
        var end = lettersEnd(from: start)
        while byte(end) == 0x2E || byte(end) == 0x2C || byte(end) == 0x3A {
            guard ScalarKind.ascii(byte(end + 1)) == .digit else { break }
            end = lettersEnd(from: end + 1)
        }
        return end
    }

    private func symbolEnd(_ value: UInt32, _ length: Int) -> Int {
        if let end = cliticEnd(at: index) { return end }
        let next = index + length
        if (value == 0x23 || value == 0x40), isWord(next) { return handleEnd(from: next) }
        if value == 0x2E || value == 0x2D {
            var end = next
            while byte(end) == UInt8(truncatingIfNeeded: value) { end += 1 }
            return end
        }
        return marksEnd(from: next)
    }

    private func handleEnd(from start: Int) -> Int {
        var end = lettersEnd(from: start)
        while byte(end) == 0x5F { end = lettersEnd(from: end + 1) }
        return end
    }

    /// The length of an apostrophe, straight or typographic.
    private func apostrophe(at position: Int) -> Int? {
        if byte(position) == 0x27 { return 1 }
        if byte(position) == 0xE2, byte(position + 1) == 0x80, byte(position + 2) == 0x99 { return 3 }
        return nil
    }

    /// The end of 's, 're, 've, 'll, 'd, 'm, 't.
    private func cliticEnd(at position: Int) -> Int? {
        guard let length = apostrophe(at: position) else { return nil }
        let first = byte(position + length)
        let second = byte(position + length + 1)
        let end: Int
        switch first {
        case 0x73, 0x53, 0x64, 0x6D, 0x74: end = position + length + 1
        case 0x72, 0x76: if second != 0x65 { return nil } else { end = position + length + 2 }
        case 0x6C: if second != 0x6C { return nil } else { end = position + length + 2 }
        default: return nil
        }
        return isWord(end) ? nil : end
    }

    // MARK: Full stops and addresses

    private func fullStopEnd(from start: Int, word end: Int) -> Int {
        if end - start == 1 { return initialsEnd(from: start) }
        if let domain = domainEnd(from: end) { return domain }
        if isWord(end + 1) { return end }
        return Abbreviations.contains(bytes[start..<end]) ? end + 1 : end
    }

    /// "U.S.", "a.m.", "J.", "U.S" and the like.
    private func initialsEnd(from start: Int) -> Int {
        var end = start + 1
        var letters = 1
        while byte(end) == 0x2E, kind(at: end + 1).kind == .letter, byte(end + 1) < 0x80, !isWord(end + 2) {
            end += 2
            letters += 1
        }
        guard byte(end) == 0x2E, !isWord(end + 1) else { return end }
        if letters > 1 { return end + 1 }
        guard isUpperASCII(start) else { return end }
        let next = byte(end + 1) == 0x20 ? end + 2 : end + 1
        let (value, _) = next < bytes.count ? UTF8Scalars.decode(bytes, at: next) : (0, 0)
        return LetterCase.isUpper(value) ? end + 1 : end
    }

    /// "amazon.com", "bbc.co.uk": the word and its domain are one token.
    private func domainEnd(from stop: Int) -> Int? {
        var end = stop
        var found = false
        while byte(end) == 0x2E {
            let next = lettersEnd(from: end + 1)
            guard next > end + 1, found || DomainEndings.contains(bytes[(end + 1)..<next]) else { break }
            found = true
            end = next
        }
        return found ? end : nil
    }

    private func addressEnd(from start: Int, word end: Int) -> Int? {
        if byte(end) == 0x40, isWord(end + 1) { return nonSpaceEnd(from: end) }
        if byte(end) == 0x3A, byte(end + 1) == 0x2F, byte(end + 2) == 0x2F { return nonSpaceEnd(from: end) }
        if end - start == 3, byte(end) == 0x2E, byte(start) == 0x77, byte(start + 1) == 0x77, isWord(end + 1)
        {
            return nonSpaceEnd(from: end)
        }
        return nil
    }

    /// The end of an address, without the punctuation that closes the sentence around it.
    private func nonSpaceEnd(from start: Int) -> Int {
        var end = start
        while end < bytes.count {
            let (found, length) = kind(at: end)
            if found == .space || found == .newline || found == .syllable { break }
            end += length
        }
        while end > start, [0x2E, 0x2C, 0x29, 0x22, 0x27, 0x3B, 0x3A].contains(bytes[end - 1]) { end -= 1 }
        return end
    }
}
