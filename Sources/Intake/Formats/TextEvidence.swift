internal import TextKit

/// How much of a text is written for people, and how much has the signs of programs and data.
///
/// The bounds are from 1,113 texts of articles, of which they took two for data (one of 13 % prose and 7 % signs, pasted formulas), and
/// 1,198 headers, scripts, style sheets, tables, digests and settings of a Debian system, of which they let one in ten pass. That was
/// counted before whole sentences decided first (`isWritten`), and not again since.
struct TextEvidence {
    private var lines = 0
    private var bytes = 0
    /// Bytes of lines that read as sentences, and of comments in a program.
    private var prose = 0
    private var comments = 0
    /// Lines that are whole sentences, outside of comments, and their bytes.
    private var sentences = 0
    private var sentenceBytes = 0
    /// Braces, slashes and the like; names joined to what follows: `f(`, `a_b`, `x.y`, `A::b`.
    private var signs = 0
    private var joints = 0
    /// Bytes of words, and of those that no language has: paths, digests, Base64.
    private var words = 0
    private var machineWords = 0
    /// Lines that end as statements do.
    private var statements = 0

    init(_ lines: [ArraySlice<UInt8>]) {
        var comment: [UInt8]?
        for line in lines {
            count(line)
            if let end = comment {
                comments += line.count
                if line.firstRange(of: end) != nil { comment = nil }
            } else if let end = Self.commentEnd(line) {
                comments += line.count
                if line.dropFirst(3).firstRange(of: end) == nil { comment = end }
            } else {
                if Self.isProse(line) { prose += line.count }
                if !Self.isRemark(line), WrittenLine.isSentence(line) {
                    sentences += 1
                    sentenceBytes += line.count
                }
            }
        }
    }

    /// Whether people wrote it, whatever else it shows: programs have no whole sentences outside of their comments.
    var isWritten: Bool {
        sentences >= 2 && sentenceBytes * 4 >= bytes || sentences == 1 && sentenceBytes * 2 >= bytes
    }

    var isData: Bool {
        if isWritten { return false }
        let isSpoken: (Double) -> Bool = { share in Double(prose) >= share * Double(bytes) }
        let density = Double(signs + joints) * 100 / Double(max(1, bytes))
        let isDense: (Double) -> Bool = { bound in density >= bound && signs + joints >= Self.fewestSigns }
        if !isSpoken(0.15), isDense(2) || comments * 10 > bytes * 3 { return true }
        if !isSpoken(0.4), isDense(4) { return true }
        if !isSpoken(0.7), isDense(8) { return true }
        if !isSpoken(0.3), machineWords * 2 >= words { return true }
        return !isSpoken(0.6) && lines >= 5 && statements * 20 >= lines * 7
    }

    /// A short text may have a sign or two.
    private static let fewestSigns = 5

    // MARK: Counting

    private mutating func count(_ line: ArraySlice<UInt8>) {
        lines += 1
        bytes += line.count
        let isItem = WrittenLine.isListItem(line)
        if let last = line.last, "{};".utf8.contains(last), !isItem { statements += 1 }
        let isRow = line.first == UInt8(ascii: "|")
        for place in isItem ? line.dropLast().indices : line.indices {
            if Self.isSign[Int(line[place])], !isRow || line[place] != UInt8(ascii: "|") { signs += 1 }
            if Self.isJoint(line, at: place) { joints += 1 }
        }
        for word in line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 }) {
            words += word.count
            if Self.isMachineWord(word) { machineWords += word.count }
        }
    }

    private static let isSign: [Bool] = (0..<256).map { #"{}<>=;$\|#~^@`&+"#.utf8.contains(UInt8($0)) }

    /// Whether a name ends here and something is joined to it.
    private static func isJoint(_ line: ArraySlice<UInt8>, at place: Int) -> Bool {
        guard ASCII.isAlphanumeric(line[place]), place + 1 < line.endIndex else { return false }
        let after = place + 2 < line.endIndex ? line[place + 2] : 0
        switch line[place + 1] {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "_"), UInt8(ascii: "$"): return true
        case UInt8(ascii: "."): return ASCII.isLower(after) || after == UInt8(ascii: "_")
        case UInt8(ascii: ":"): return ASCII.isLetter(after) || after == UInt8(ascii: ":")
        case UInt8(ascii: "-"): return after == UInt8(ascii: ">")
        default: return false
        }
    }

    private static func isMachineWord(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count >= 6, word.allSatisfy({ $0 < 0x80 }) else { return false }
        if word.dropLast().contains(where: { #"/_=\{}<>$@"#.utf8.contains($0) }) || word.count >= 30 {
            return true
        }
        let name = ASCII.trimmed(word, of: isPunctuation)
        return name.count >= 8 && name.count(where: ASCII.isDigit) >= 2
            && name.contains(where: ASCII.isLetter)
    }

    // MARK: Prose

    private static func isProse(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count >= 20, line.count(where: { isSign[Int($0)] }) * 25 <= line.count,
            !isRemark(line)
        else { return false }
        // Many scripts have no blanks between words.
        if line.count(where: { $0 >= 0x80 }) * 2 > line.count { return true }
        let tokens = line.split(separator: 0x20).map { ASCII.trimmed($0, of: isPunctuation) }.filter {
            !$0.isEmpty
        }
        return tokens.count >= 5 && tokens.count(where: isWord) * 10 >= tokens.count * 7
    }

    private static func isRemark(_ line: ArraySlice<UInt8>) -> Bool {
        line.first == UInt8(ascii: "#") || remarks.contains { line.starts(with: $0) }
    }

    private static let remarks = ["//", "* ", "--", "; ", "\" ", "%%", ".\\"].map { Array($0.utf8) }

    private static func isPunctuation(_ byte: UInt8) -> Bool { "\"'(),.;:!?-[]*_".utf8.contains(byte) }

    private static func isWord(_ word: ArraySlice<UInt8>) -> Bool {
        let letters = word.allSatisfy {
            ASCII.isLetter($0) || $0 >= 0x80 || $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: ".")
        }
        return letters && (word.count <= 12 || !word.contains(UInt8(ascii: ".")))
    }

    /// How the comment ends that a line begins: C's, that of markup, and the texts that Python has for one.
    private static func commentEnd(_ line: ArraySlice<UInt8>) -> [UInt8]? {
        if line.starts(with: "/*".utf8) { return Array("*/".utf8) }
        if line.starts(with: "<!--".utf8) { return Array("-->".utf8) }
        for quotes in ["\"\"\"", "'''"] where line.starts(with: quotes.utf8) { return Array(quotes.utf8) }
        return nil
    }
}
