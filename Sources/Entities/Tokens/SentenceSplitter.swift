internal import TextKit

/// Marks the tokens that start a sentence.
package enum SentenceSplitter {
    package static func mark(_ tokens: inout [Token], in bytes: [UInt8]) {
        for index in tokens.indices where starts(tokens, index, bytes) {
            tokens[index].traits.insert(.sentenceStart)
        }
    }

    /// No sentence is longer; what is known of its tokens takes 200 bytes each, of megabytes without a stop too much.
    private static let longest = 10_000

    /// The token ranges of the sentences.
    package static func ranges(_ tokens: [Token]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in tokens.indices.dropFirst()
        where tokens[index].traits.contains(.sentenceStart) || index - start == longest {
            ranges.append(start..<index)
            start = index
        }
        if start < tokens.count { ranges.append(start..<tokens.count) }
        return ranges
    }

    private static func starts(_ tokens: [Token], _ index: Int, _ bytes: [UInt8]) -> Bool {
        let token = tokens[index]
        guard index > 0, !token.traits.contains(.lineStart) else { return true }
        let before = tokens[index - 1]
        if isIdeographicStop(before, bytes) { return true }
        guard token.traits.contains(.spaceBefore) else { return false }
        if isStop(before, bytes) {
            return token.isCapitalised || opens(token, bytes) || token.traits.contains(.digit)
        }
        if closes(before, bytes), index > 1, isStop(tokens[index - 2], bytes) {
            return token.isCapitalised || opens(token, bytes)
        }
        guard before.traits.contains(.abbreviation), before.scalarCount > 2 else { return false }
        return !Abbreviations.beforeName.contains(before.lowerHash) && openers.contains(token.hash)
    }

    /// Words that start a sentence far more often than they follow an abbreviation inside one.
    private static let openers: Set<UInt64> = WordHash.set(
        "The A An In On He She It They But And This That We I At For As His Her After Its There When While")

    private static func isStop(_ token: Token, _ bytes: [UInt8]) -> Bool {
        guard token.traits.contains(.symbol) else { return false }
        switch bytes[Int(token.start)] {
        case 0x2E, 0x21, 0x3F: return true
        case 0xE2: return isEllipsis(token, bytes)
        default: return false
        }
    }

    private static func isEllipsis(_ token: Token, _ bytes: [UInt8]) -> Bool {
        token.end - token.start == 3 && bytes[Int(token.start) + 1] == 0x80
            && bytes[Int(token.start) + 2] == 0xA6
    }

    /// 。！？ of Chinese and Japanese, which no space follows.
    private static func isIdeographicStop(_ token: Token, _ bytes: [UInt8]) -> Bool {
        guard token.end - token.start == 3, bytes[Int(token.start)] >= 0xE3 else { return false }
        let value = UTF8Scalars.decode(bytes, at: Int(token.start)).scalar
        return value == 0x3002 || value == 0xFF01 || value == 0xFF1F
    }

    private static func opens(_ token: Token, _ bytes: [UInt8]) -> Bool {
        switch UTF8Scalars.decode(bytes, at: Int(token.start)).scalar {
        case 0x22, 0x27, 0x28, 0x5B, 0x201C, 0x2018, 0xAB, 0x201E, 0xBF, 0xA1: true
        default: false
        }
    }

    private static func closes(_ token: Token, _ bytes: [UInt8]) -> Bool {
        switch UTF8Scalars.decode(bytes, at: Int(token.start)).scalar {
        case 0x22, 0x27, 0x29, 0x5D, 0x201D, 0x2019, 0xBB: token.traits.contains(.symbol)
        default: false
        }
    }
}
