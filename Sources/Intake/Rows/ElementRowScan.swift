internal import TextKit

/// Finds the elements that are a stream's rows, by their tags alone: neither comments nor CDATA sections are looked into.
struct ElementRowScan {
    private let names: [[UInt8]]
    private var position: Int
    private var start: Int?
    private var depth = 0
    /// Whether a comment or section does not end: its end is looked for once.
    private var hasUnclosedSection = false

    init(_ names: [String], position: Int) {
        self.names = names.map { Array($0.utf8) }
        self.position = position
    }

    /// The next row; nil if more bytes are needed, or if there is none when all bytes are there.
    mutating func next(in bytes: [UInt8], isAtEnd: Bool) -> (range: Range<Int>, problem: String?)? {
        while let open = nextTag(in: bytes, isAtEnd) {
            if let row = tag(at: open, in: bytes) { return (row, nil) }
        }
        guard isAtEnd, let start, start < bytes.count else { return nil }
        let end = bytes.count
        begin(nil, at: end)
        return (start..<end, "the element is cut off")
    }

    mutating func rebase(by count: Int) {
        position -= count
        start = start.map { $0 - count }
    }

    private mutating func begin(_ place: Int?, at next: Int) {
        start = place
        depth = place == nil ? 0 : 1
        position = next
    }

    /// The next "<" of a tag that is there to its end.
    private mutating func nextTag(in bytes: [UInt8], _ isAtEnd: Bool) -> Int? {
        while true {
            let open = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: position)
            position = open
            guard open + 9 < bytes.count || isAtEnd && open < bytes.count else { return nil }
            if hasUnclosedSection, bytes[open...].starts(with: "<!".utf8) {
                position += 1
            } else if bytes[open...].starts(with: "<!--".utf8) {
                guard skip(to: "-->", in: bytes, isAtEnd) else { return nil }
            } else if bytes[open...].starts(with: "<![CDATA[".utf8) {
                guard skip(to: "]]>", in: bytes, isAtEnd) else { return nil }
            } else {
                let end = ByteSearch.first(UInt8(ascii: ">"), in: bytes, from: open)
                return end < bytes.count || isAtEnd ? open : nil
            }
        }
    }

    private mutating func skip(to mark: StaticString, in bytes: [UInt8], _ isAtEnd: Bool) -> Bool {
        let mark = Array(mark.description.utf8)
        if let place = ByteSearch.place(of: mark, in: bytes, from: position + 3) {
            position = place + mark.count
            return true
        }
        if isAtEnd {
            position += 1
            hasUnclosedSection = true
        }
        return isAtEnd
    }

    /// Takes a tag; the row that it ends, if it ends one.
    private mutating func tag(at open: Int, in bytes: [UInt8]) -> Range<Int>? {
        let end = ByteSearch.first(UInt8(ascii: ">"), in: bytes, from: open)
        position = min(end + 1, bytes.count)
        let isEnd = open + 1 < bytes.count && bytes[open + 1] == UInt8(ascii: "/")
        guard isRow(bytes[min(open + (isEnd ? 2 : 1), end)..<end]) else { return nil }
        if !isEnd {
            guard bytes[end - 1] != UInt8(ascii: "/") else { return nil }
            if start == nil { begin(open, at: position) } else { depth += 1 }
            return nil
        }
        depth -= 1
        guard depth == 0, let first = start else { return nil }
        begin(nil, at: position)
        return first..<position
    }

    /// Whether a tag's name, with or without a prefix, is that of a row.
    private func isRow(_ tag: ArraySlice<UInt8>) -> Bool {
        let name = tag.prefix { !ASCII.isSpace($0) && $0 != UInt8(ascii: "/") }
        guard name.count < 32 else { return false }
        let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
        return names.contains { ASCII.starts(local, with: $0) && local.count == $0.count }
    }
}
