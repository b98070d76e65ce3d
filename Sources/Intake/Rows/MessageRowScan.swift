internal import TextKit

/// Finds the messages of a mailbox.
///
/// A line "From …" begins one if a header follows, and if it stands behind a blank line or has the date of an envelope:
/// a sentence may begin with the word, and not every program writes ">From" then.
struct MessageRowScan {
    private var position: Int

    init(position: Int) { self.position = position }

    mutating func rebase(by count: Int) { position -= count }

    /// Where the next message begins; nil if more bytes are needed, or if there is none when all bytes are there.
    mutating func end(in bytes: [UInt8], from start: Int, isAtEnd: Bool) -> Int? {
        position = max(position, start)
        while true {
            let newline = ByteSearch.first(0x0A, in: bytes, from: position)
            // The envelope and the first field of a header are on two lines.
            guard newline + Self.window < bytes.count || isAtEnd && newline < bytes.count else { return nil }
            position = newline + 1
            if Self.isEnvelope(bytes, at: position, from: start) { return position }
        }
    }

    private static let window = 512

    private static func isEnvelope(_ bytes: [UInt8], at start: Int, from first: Int) -> Bool {
        guard bytes[start...].starts(with: MailOpening.envelope) else { return false }
        let line = bytes[start...].prefix(window).prefix { $0 != 0x0A }
        guard line.endIndex < bytes.count,
            let field = MailHeader.fieldName(bytes[(line.endIndex + 1)...].prefix(window))
        else { return false }
        let before = bytes[first..<start].dropLast()
        let isAfterBlank = (before.last == 0x0D ? before.dropLast() : before).last == 0x0A
        let words = line.dropFirst(5)
        if isAfterBlank, words.contains(UInt8(ascii: "@")) || words.first == UInt8(ascii: "-") { return true }
        return hasTime(words) && (isAfterBlank || MailHeader.isKnown(field))
    }

    /// Whether a line has a time of day and a year, as `ctime` writes them.
    private static func hasTime(_ line: ArraySlice<UInt8>) -> Bool {
        let words = line.split { ASCII.isSpace($0) || $0 == UInt8(ascii: ",") }
        let hasClock = words.contains { word in
            TimeOfDay.begins(word) && word.allSatisfy { ASCII.isDigit($0) || $0 == UInt8(ascii: ":") }
        }
        return hasClock && words.contains { $0.count == 4 && $0.allSatisfy(ASCII.isDigit) }
    }
}
