internal import TextKit

/// Folds a text to the tokens by which duplicates are recognised.
///
/// Character references, case, diacritics, quotes, dashes and blanks differ between outlets that print the same
/// story, so they are folded away; digits are kept, because numbers are facts. Works on UTF-8 bytes and tolerates
/// invalid ones. Reuse one value for many texts: buffers keep their capacity, and tokens allocate nothing.
package struct TextNormalizer: Sendable {
    /// Room for folded text, of which the first `byteCount` bytes are in use.
    private(set) var room: [UInt8] = []
    private(set) var byteCount = 0
    /// Room for a hash and the traits of each token, of which the first `tokenCount` are in use.
    private(set) var hashes: [UInt64] = []
    private(set) var traits: [UInt8] = []
    private(set) var tokenCount = 0

    private let table = ScalarFold.table
    private let byteFolds = ByteFold.table

    /// Output bytes for one byte of a text: a letter and the blank before it; decomposed Hangul needs more.
    private static let usualGrowth = 2
    private static let largestGrowth = 4

    /// A normaliser with empty buffers.
    package init() {}

    /// Replaces the tokens by those of a text in UTF-8.
    package mutating func normalize(_ text: [UInt8]) {
        makeRoom(text.count, growth: Self.usualGrowth)
        if fold(text) { return }
        makeRoom(text.count, growth: Self.largestGrowth)
        _ = fold(text)
    }

    /// Folds the text; false if the buffers are too small.
    private mutating func fold(_ text: [UInt8]) -> Bool {
        guard let run = Self.fold(text, table, byteFolds, &room, &hashes, &traits) else { return false }
        (byteCount, tokenCount) = (run.bytes, run.tokens)
        return true
    }

    private mutating func makeRoom(_ count: Int, growth: Int) {
        let (bytes, tokens) = (count * growth + 16, count / 2 + 2)
        if room.count < bytes { room = Array(repeating: 0, count: max(bytes, room.count * 2)) }
        guard hashes.count < tokens else { return }
        let size = max(tokens, hashes.count * 2)
        hashes = Array(repeating: 0, count: size)
        traits = Array(repeating: 0, count: size)
    }

    /// Folds a text into buffers; nil if they are too small.
    private static func fold(
        _ text: [UInt8], _ table: [ScalarFold], _ byteTable: [ByteFold], _ room: inout [UInt8],
        _ hashBuffer: inout [UInt64], _ traitBuffer: inout [UInt8]
    ) -> TokenRun? {
        var run = TokenRun()
        var bytes = room.mutableSpan
        var hashes = hashBuffer.mutableSpan
        var traits = traitBuffer.mutableSpan
        let (text, table, byteTable) = (text.span, table.span, byteTable.span)
        var position = 0
        while position < text.count {
            let byte = text[position]
            let fold = byteTable[Int(byte)]
            switch fold.kind {
            case ByteFold.letter:
                position &+= 1
                run.begin(&bytes)
                run.write(fold.letter, &bytes)
            case ByteFold.blank:
                position &+= 1
                run.end(&hashes, &traits)
            case ByteFold.capital:
                position &+= 1
                if run.length == 0 { run.traits |= TokenTraits.capitalised.rawValue }
                run.begin(&bytes)
                run.write(fold.letter, &bytes)
            case ByteFold.digit:
                position &+= 1
                run.begin(&bytes)
                run.traits |= TokenTraits.number.rawValue
                run.write(fold.letter, &bytes)
            case ByteFold.dropped:
                position &+= 1
            case ByteFold.stop:
                position &+= 1
                if run.isGrouping(byte, next: position, in: text) { continue }
                run.end(&hashes, &traits)
                if fold.opensSentence { run.opens = true }
            default:
                let decoded =
                    byte == 0x26
                    ? EscapedReference.scan(text, at: position) : UTF8Scalars.decode(text, at: position)
                position += decoded.length
                let needed = run.bytes + largestGrowth * 4 + (text.count - position) * usualGrowth
                let scalar = decoded.scalar
                let fold = scalar < 0x10000 ? table[Int(scalar)] : ScalarFold.supplementary(scalar)
                if fold.kind == .hangul && needed > bytes.count { return nil }
                run.take(fold, of: scalar, &bytes, &hashes, &traits)
            }
        }
        run.end(&hashes, &traits)
        return run
    }
}
