/// Comments from `//` to the end of a line, which configurations may have.
package enum JSONComments {
    /// The text with blanks in place of comments, so that every other byte keeps its line and column.
    package static func blanked(_ text: [UInt8]) -> [UInt8] {
        var result = text
        var (isInString, place) = (false, 0)
        while place < result.count {
            switch result[place] {
            case UInt8(ascii: "\""): isInString.toggle()
            case UInt8(ascii: "\\") where isInString: place += 1
            case UInt8(ascii: "\n"): isInString = false
            case UInt8(ascii: "/") where !isInString && begins(result, place):
                place = blankLine(&result, from: place)
            default: break
            }
            place += 1
        }
        return result
    }

    private static func begins(_ text: [UInt8], _ place: Int) -> Bool {
        place + 1 < text.count && text[place + 1] == UInt8(ascii: "/")
    }

    /// Blanks up to the end of the line; returns its last place.
    private static func blankLine(_ text: inout [UInt8], from start: Int) -> Int {
        let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
        for place in start..<end { text[place] = UInt8(ascii: " ") }
        return end - 1
    }
}
