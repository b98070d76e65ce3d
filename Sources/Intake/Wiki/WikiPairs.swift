/// Where the brackets of wiki markup that is in one text close, found once for all of them.
struct WikiPairs {
    private var ends: [Int: Int] = [:]

    private enum Kind { case template, link, table }

    init(_ text: [UInt8]) {
        var open: [(kind: Kind, place: Int)] = []
        var place = 0
        while place + 1 < text.count {
            if let kind = Self.opening(text, place) {
                open.append((kind, place))
                place += 2
            } else if let kind = Self.closing(text, place),
                let index = open.suffix(Self.longestMismatch).lastIndex(where: { $0.kind == kind })
            {
                ends[open[index].place] = place + 2
                open.removeSubrange(index...)
                place += 2
            } else {
                place += 1
            }
        }
    }

    /// A closing bracket does not reach over more open ones than this: so many are no oversight.
    private static let longestMismatch = 8

    /// Behind the bracket that closes the one at a place; nil for one that is never closed.
    subscript(_ place: Int) -> Int? { ends[place] }

    private static func opening(_ text: [UInt8], _ place: Int) -> Kind? {
        switch (text[place], text[place + 1]) {
        case (UInt8(ascii: "{"), UInt8(ascii: "{")): .template
        case (UInt8(ascii: "["), UInt8(ascii: "[")): .link
        case (UInt8(ascii: "{"), UInt8(ascii: "|")) where isLineStart(text, place): .table
        default: nil
        }
    }

    private static func closing(_ text: [UInt8], _ place: Int) -> Kind? {
        switch (text[place], text[place + 1]) {
        case (UInt8(ascii: "}"), UInt8(ascii: "}")): .template
        case (UInt8(ascii: "]"), UInt8(ascii: "]")): .link
        case (UInt8(ascii: "|"), UInt8(ascii: "}")) where isLineStart(text, place): .table
        default: nil
        }
    }

    private static func isLineStart(_ text: [UInt8], _ place: Int) -> Bool {
        let before = text[..<place].last { $0 != 0x20 && $0 != UInt8(ascii: ":") }
        return before == nil || before == 0x0A
    }
}
