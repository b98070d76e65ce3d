internal import TextKit

/// The comment in which a program that saves pages says when it did.
enum SavedComment {
    /// The time as stated, or nil where no such comment stands where the programs write it.
    static func time(in page: [UInt8]) -> String? {
        guard let start = page.prefix(headWindow).firstIndex(of: UInt8(ascii: "<")) else { return nil }
        return first(page[start...].prefix(headWindow)) ?? wayback(page.suffix(tailWindow))
    }

    private static let headWindow = 4096
    private static let tailWindow = 4096

    /// SingleFile and HTTrack write theirs before or right behind the first tags.
    private static func first(_ head: ArraySlice<UInt8>) -> String? {
        var rest = head
        while let comment = nextComment(&rest) {
            if ASCII.starts(comment, with: singleFile) { return line(saved, of: comment) }
            if ASCII.starts(comment, with: mirrored), ASCII.contains(comment, hTTrack) {
                return mirrorTime(comment)
            }
        }
        return nil
    }

    private static let singleFile = Array("page saved with singlefile".utf8)
    private static let saved = Array("saved date:".utf8)
    private static let mirrored = Array("mirrored from".utf8)
    private static let hTTrack = Array("by httrack".utf8)

    /// The next comment, without blanks at its ends; `rest` begins behind it then.
    private static func nextComment(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let open = place(of: Array("<!--".utf8), in: rest) else { return nil }
        let body = rest[(open + 4)...]
        guard let close = place(of: Array("-->".utf8), in: body) else { return nil }
        rest = body[(close + 3)...]
        return ASCII.trimmed(body[..<close])
    }

    private static func place(of word: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = word.first, bytes.count >= word.count else { return nil }
        return bytes.indices.dropLast(word.count - 1).first {
            ASCII.lowercased(bytes[$0]) == first && ASCII.starts(bytes[$0...], with: word)
        }
    }

    /// What stands behind a label, without a zone's name in brackets: "… GMT+0200 (Central European Summer Time)".
    private static func line(_ label: [UInt8], of comment: ArraySlice<UInt8>) -> String? {
        for line in comment.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let line = ASCII.trimmed(line)
            guard ASCII.starts(line, with: label) else { continue }
            return text(line.dropFirst(label.count).prefix { $0 != UInt8(ascii: "(") })
        }
        return nil
    }

    /// "… by HTTrack Website Copier/3.x [XR&CO'2014], Wed, 03 Jun 2026 22:10:00 GMT".
    private static func mirrorTime(_ comment: ArraySlice<UInt8>) -> String? {
        guard let end = comment.lastIndex(of: UInt8(ascii: "]")) else { return nil }
        return text(comment[(end + 1)...].drop { $0 == UInt8(ascii: ",") || ASCII.isBlank($0) })
    }

    /// "FILE ARCHIVED ON 22:10:00 Jun 03, 2026 AND RETRIEVED FROM THE INTERNET ARCHIVE ON …": the clock comes first.
    private static func wayback(_ tail: ArraySlice<UInt8>) -> String? {
        guard let place = place(of: archived, in: tail) else { return nil }
        let words = tail[(place + archived.count)...].prefix(64).split(whereSeparator: ASCII.isBlank).prefix(
            5
        )
        .map { String(decoding: $0, as: UTF8.self) }
        guard words.count == 5, words[4] == "AND" else { return nil }
        return (words[1...3] + [words[0]]).joined(separator: " ")
    }

    private static let archived = Array("file archived on ".utf8)

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: ASCII.trimmed(bytes), as: UTF8.self)
    }
}
