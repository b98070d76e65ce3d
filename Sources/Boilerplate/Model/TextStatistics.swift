internal import TextKit

/// Statistics of the shape of one block's text, taken in one pass over its bytes.
package struct TextStatistics: Sendable, Equatable {
    /// Only the beginning of very long blocks is counted: they are certainly prose before this.
    package static let maximumBytes = 6000

    package var bytes = 0
    /// Unicode scalars.
    package var scalars = 0
    /// Words between blanks; two ideographs count as one.
    package var words = 0
    var lowerWords = 0
    var capitalWords = 0
    var upperWords = 0
    var digits = 0
    var stops = 0
    var quotes = 0
    var exclamations = 0
    var questions = 0
    var separators = 0
    var addresses = 0
    var handles = 0
    var money = 0
    var commas = 0
    var ideographs = 0
    var endsSentence = false
    var endsWithColon = false
    /// Whether the first word does not start with a lower-case letter.
    var startsWithNonLowercase = false

    package init() {}

    /// Whether this is as long as a headline and no sentence.
    var isHeadlineLike: Bool { !endsSentence && stops <= 1 && (3...20).contains(words) && lowerWords > 0 }

    /// Computes the statistics of `text`.
    package init(_ text: Span<UInt8>) {
        self.init()
        bytes = text.count
        let end = min(text.count, Self.maximumBytes)
        var index = 0
        var word = WordShape()
        while index < end {
            let byte = text[index]
            if byte < 0x80 {
                scalars += 1
                index += 1
                if byte <= 0x20 { close(&word) } else { count(ascii: byte, after: word, in: &word) }
            } else {
                let (scalar, length) = UTF8Scalars.decode(text, at: index)
                scalars += 1
                index += length
                count(scalar, in: &word)
            }
        }
        close(&word)
        words += (ideographs + 1) / 2
    }

    /// What is known of the current word.
    private struct WordShape {
        var letters = 0
        var capitals = 0
        var beginsLower = false
        var beginsUpper = false
        var isAddress = false
        var last: UInt8 = 0
    }

    private mutating func close(_ word: inout WordShape) {
        defer { word = WordShape() }
        if word.isAddress { addresses += 1 }
        guard word.letters > 0 else { return }
        words += 1
        if word.beginsLower { lowerWords += 1 }
        if word.letters > 1 && word.capitals == word.letters {
            upperWords += 1
        } else if word.beginsUpper {
            capitalWords += 1
        }
        if words == 1 { startsWithNonLowercase = !word.beginsLower }
    }

    private mutating func count(ascii byte: UInt8, after previous: WordShape, in word: inout WordShape) {
        switch byte {
        case 0x61...0x7A: letter(isUpper: false, &word)
        case 0x41...0x5A: letter(isUpper: true, &word)
        case 0x30...0x39: digits += 1
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): stop(byte)
        case UInt8(ascii: "\""): quotes += 1
        case UInt8(ascii: ","), UInt8(ascii: ";"): commas += 1
        case UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "*"), UInt8(ascii: "+"): separators += 1
        case UInt8(ascii: "$"), UInt8(ascii: "%"): money += 1
        case UInt8(ascii: "@"): handles += 1
        case UInt8(ascii: "/") where previous.last == UInt8(ascii: "/"): word.isAddress = true
        default: break
        }
        mark(byte)
        word.last = byte
    }

    private mutating func stop(_ byte: UInt8) {
        stops += 1
        if byte == UInt8(ascii: "!") { exclamations += 1 }
        if byte == UInt8(ascii: "?") { questions += 1 }
    }

    /// Keeps how the block ends; closing quotes and brackets after a stop do not count.
    private mutating func mark(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
            endsSentence = true
            endsWithColon = false
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): break
        default:
            endsSentence = false
            endsWithColon = byte == UInt8(ascii: ":")
        }
    }

    private mutating func letter(isUpper: Bool, _ word: inout WordShape) {
        if word.letters == 0 {
            word.beginsUpper = isUpper
            word.beginsLower = !isUpper
        }
        word.letters += 1
        if isUpper { word.capitals += 1 }
    }

    private mutating func count(_ scalar: UInt32, in word: inout WordShape) {
        switch scalar {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x3000, 0x2028, 0x2029: return close(&word)
        case 0x201C...0x201F, 0xAB, 0xBB, 0x300C...0x300F:
            quotes += 1
            return
        case 0x2018...0x201B, 0x2039, 0x203A, 0xAD, 0x200B...0x200F, 0xFE0F: return
        case 0x3002, 0xFF01, 0xFF1F, 0x0964, 0x061F, 0x06D4, 0x2026:
            stops += 1
            endsSentence = true
            endsWithColon = false
            return
        case 0x20AC, 0xA3, 0xA5, 0x20B9: money += 1
        case 0x2022, 0xB7, 0x2190...0x21FF, 0x25A0...0x27BF, 0x1F000...0x1FAFF, 0xFF5C: separators += 1
        case 0x3040...0x30FF, 0x3400...0x9FFF: ideographs += 1
        case 0xC0...0xDE: letter(isUpper: true, &word)
        case 0xDF...0xFF: letter(isUpper: false, &word)
        case 0x100...0x17F: letter(isUpper: scalar & 1 == 0, &word)
        case 0x391...0x3AB, 0x410...0x42F, 0x400...0x40F: letter(isUpper: true, &word)
        default: if scalar > 0xBF && !(0x2000...0x2BFF).contains(scalar) { letter(isUpper: false, &word) }
        }
        mark(scalar == 0xFF1A ? UInt8(ascii: ":") : 0x61)
    }
}
