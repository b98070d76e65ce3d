internal import TextKit

/// What programs write before the header of a message: a byte order mark, blank lines, the envelope of a mailbox, or the count
/// of bytes with which Apple Mail begins an `.emlx`.
struct MailOpening {
    enum Kind: Equatable {
        case message
        /// "From sender date": a message of a mailbox, and others may follow.
        case mailbox
        /// One message of so many bytes, with a property list behind it.
        case counted(Int)
    }

    private(set) var kind = Kind.message
    /// Where the header begins.
    private(set) var end: Int

    /// Reads the beginning of a file, or a part of it that holds its first lines.
    init(_ bytes: ArraySlice<UInt8>) {
        let unmarked = bytes.dropFirst(FalseMark.length(bytes))
        let text = ByteOrderMark.removed(unmarked).drop { $0 == 0x0A || $0 == 0x0D }
        end = text.startIndex
        let line = text.prefix(1024).prefix { $0 != 0x0A }
        guard line.endIndex < text.endIndex else { return }
        let next = text[(line.endIndex + 1)...]
        guard MailHeader.fieldName(next.prefix(1024).prefix { $0 != 0x0A }) != nil else { return }
        if line.starts(with: Self.envelope) {
            kind = .mailbox
        } else if let count = Self.count(line) {
            kind = .counted(count)
        } else if !Self.isBanner(line, before: next) {
            return
        }
        end = next.startIndex
    }

    /// "Microsoft Mail Internet Headers Version 2.0", "+OK message follows": a line that a program writes before the header.
    private static func isBanner(_ line: ArraySlice<UInt8>, before next: ArraySlice<UInt8>) -> Bool {
        line.count < 80 && MailHeader.fieldName(line) == nil
            && MailHeader.fieldName(next.prefix { $0 != 0x0A }).map(MailHeader.isKnown) == true
    }

    static let envelope = Array("From ".utf8)

    /// "2347      ".
    private static func count(_ line: ArraySlice<UInt8>) -> Int? {
        let word = ASCII.trimmed(line, of: ASCII.isSpace)
        guard (1...9).contains(word.count), word.allSatisfy(ASCII.isDigit) else { return nil }
        return Int(String(decoding: word, as: UTF8.self))
    }

    /// The message that stands behind it, and whether the file has all of it.
    func message(in bytes: ArraySlice<UInt8>) -> (bytes: ArraySlice<UInt8>, isWhole: Bool) {
        guard case .counted(let count) = kind else { return (bytes[end...], true) }
        return (bytes[end...].prefix(count), bytes.endIndex - end >= count)
    }
}

/// Mail in which lines end as on the old Macintosh, with a carriage return alone.
enum MacintoshMail {
    /// Whether the beginning of a file has such lines and no others.
    static func isOne(_ head: ArraySlice<UInt8>) -> Bool { head.contains(0x0D) && !head.contains(0x0A) }

    /// The same bytes with line feeds, each where its return was.
    static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] { bytes.map { $0 == 0x0D ? 0x0A : $0 } }

    /// A mailbox of that kind, read as it comes.
    struct Source: ByteSource {
        var base: any ByteSource

        mutating func read(_ count: Int) throws(SourceRefusal) -> [UInt8] {
            withLineFeeds(try base.read(count))
        }
    }
}

/// The header of a message: lines of a field each.
enum MailHeader {
    /// The name of the field that a line holds, in lower case.
    static func fieldName(_ line: ArraySlice<UInt8>) -> String? {
        let name = line.prefix { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
        guard !name.isEmpty, name.endIndex < line.endIndex, line[name.endIndex] == UInt8(ascii: ":") else {
            return nil
        }
        return String(decoding: name, as: UTF8.self).lowercased()
    }

    /// Whether a field is one with which programs begin a message; a text may well begin with "Note:".
    static func isKnown(_ field: String) -> Bool { tracing.contains(field) || common.contains(field) }

    /// Whether a file that begins with these bytes is a message: it has a sender, a subject, and a field that only programs write.
    static func begins(_ head: ArraySlice<UInt8>) -> Bool {
        guard fieldName(head.prefix { $0 != 0x0A }) != nil else { return false }
        let names = Set(self.names(head))
        // What Word and some browsers save has no sender.
        if names.contains("mime-version"), ASCII.contains(head.prefix(2048), related) { return true }
        return names.contains("from") && names.contains("subject") && !names.isDisjoint(with: tracing)
    }

    private static let related = Array("multipart/related".utf8)

    /// The names of the fields up to the first blank line.
    private static func names(_ head: ArraySlice<UInt8>) -> [String] {
        head.split(separator: 0x0A, omittingEmptySubsequences: false)
            .prefix { line in line.contains { $0 != 0x0D } }.compactMap(fieldName)
    }

    private static let tracing: Set<String> = ["mime-version", "received", "message-id"]
    private static let common: Set<String> = [
        "return-path", "from", "to", "subject", "date", "delivered-to", "content-type", "status", "x-status",
        "x-mozilla-status", "x-gm-thrid", "x-uid", "sender", "reply-to", "dkim-signature", "arc-seal",
        "envelope-to", "x-original-to", "authentication-results",
    ]
}
