internal import TextKit

/// Finds what the first bytes of a document say about its encoding.
enum EncodingPrescan {
    /// Pages put their `meta` far after scripts, so look further than the standard's 1,024 bytes.
    private static let window = 16384

    /// The encoding of a byte order mark, and the mark's length.
    static func byteOrderMark(_ bytes: [UInt8]) -> (name: String, length: Int)? {
        let mark = ByteOrderMark.length(bytes)
        if mark > 0 { return ("utf-8", mark) }
        if bytes.starts(with: [0xFF, 0xFE, 0x00, 0x00]) { return ("utf-32le", 4) }
        if bytes.starts(with: [0x00, 0x00, 0xFE, 0xFF]) { return ("utf-32be", 4) }
        if bytes.starts(with: [0xFF, 0xFE]) { return ("utf-16le", 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return ("utf-16be", 2) }
        return nil
    }

    /// UTF-16 or UTF-32 without a mark, by where the zero bytes of its ASCII are.
    static func wideEncoding(_ bytes: [UInt8]) -> String? {
        let head = bytes.prefix(1024)
        guard head.count >= 4 else { return nil }
        var zeros = [0, 0, 0, 0]
        for (index, byte) in head.enumerated() where byte == 0 { zeros[index & 3] += 1 }
        let quarter = head.count / 4
        let full = zeros.map { $0 * 10 >= quarter * 9 && $0 > 0 }
        let empty = zeros.map { $0 * 10 <= quarter }
        if full[0] && full[1] && full[2] && empty[3] { return "utf-32be" }
        if full[1] && full[2] && full[3] && empty[0] { return "utf-32le" }
        let even = zeros[0] + zeros[2]
        let odd = zeros[1] + zeros[3]
        // Half of the bytes on one side are zero in markup; the other side has none in any script's text.
        if odd * 4 >= head.count && even * 20 <= odd { return "utf-16le" }
        if even * 4 >= head.count && odd * 20 <= even { return "utf-16be" }
        return nil
    }

    /// The label of an XML declaration.
    static func xmlDeclaration(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        let head = ASCII.trimmed(bytes.prefix(1024))
        guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")) else {
            return nil
        }
        return value(after: Array("encoding".utf8), in: head[..<end])
    }

    /// The label of the first `meta` that has one, in either form.
    static func meta(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        let head = bytes.prefix(window)
        let word = Array("<meta".utf8)
        let charset = Array("charset".utf8)
        var place = 0
        while let start = find(word, in: head[place...]) {
            let end = head[start...].firstIndex(of: UInt8(ascii: ">")) ?? head.endIndex
            if let label = value(after: charset, in: head[start..<end]) { return label }
            place = end
        }
        return nil
    }

    private static func find(_ word: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        var start = bytes.startIndex
        while start + word.count <= bytes.endIndex {
            if bytes[start] == word[0] && ASCII.starts(bytes[start...], with: word) {
                return start
            }
            start += 1
        }
        return nil
    }

    /// The value after `name =`, with or without quotes.
    private static func value(after name: [UInt8], in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var place = bytes.startIndex
        while place + name.count <= bytes.endIndex {
            if ASCII.starts(bytes[place...], with: name),
                let value = assigned(bytes[(place + name.count)...])
            {
                return value
            }
            place += 1
        }
        return nil
    }

    private static func assigned(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var rest = bytes.drop(while: ASCII.isBlank)
        guard rest.first == UInt8(ascii: "=") else { return nil }
        rest = rest.dropFirst().drop {
            ASCII.isBlank($0) || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'")
        }
        let value = rest.prefix {
            ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
                || $0 == UInt8(ascii: ":")
                || $0 == UInt8(ascii: ".")
        }
        return value.isEmpty ? nil : value
    }
}
