internal import TextKit

/// One paragraph of a text dump and the lines it was written on.
struct DumpParagraph: Sendable, Equatable {
    /// Indexes of its lines.
    var lines: Range<Int>
    var text: String
}

/// Lines of a dump, joined again where a mailer or an editor had wrapped them.
enum DumpParagraphs {
    /// Dumps are not wrapped wider than this; a longer line means that lines are paragraphs.
    private static let maximumWidth = 110
    private static let minimumWidth = 40
    /// Minimum full lines of a wrapped text; fewer are chance.
    private static let minimumFullLines = 5

    /// Byte ranges of the lines, without their ends; LF, CRLF, CR and form feed end a line.
    static func lines(of text: Span<UInt8>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = ByteOrderMark.length(text)
        var index = start
        while index < text.count {
            let byte = text[index]
            if byte == 0x0A || byte == 0x0D || byte == 0x0C {
                result.append(start..<index)
                if byte == 0x0D && index + 1 < text.count && text[index + 1] == 0x0A { index += 1 }
                start = index + 1
            }
            index += 1
        }
        if start < text.count { result.append(start..<text.count) }
        return result
    }

    /// The paragraphs, without blank lines.
    static func assemble(_ lines: [String]) -> [DumpParagraph] {
        let shapes = lines.map(LineShape.init)
        let width = wrappingWidth(shapes)
        var result: [DumpParagraph] = []
        var continues = false
        for (index, line) in lines.enumerated() {
            guard shapes[index].length > 0 else {
                continues = false
                continue
            }
            if continues, let last = result.indices.last {
                result[last].text += " " + line
                result[last].lines = result[last].lines.lowerBound..<(index + 1)
            } else {
                result.append(DumpParagraph(lines: index..<(index + 1), text: line))
            }
            continues = index + 1 < lines.count && isWrapped(shapes[index], before: shapes[index + 1], width)
        }
        return result
    }

    /// Whether the next line's first word would not have fitted on this one.
    private static func isWrapped(_ line: LineShape, before next: LineShape, _ width: Int?) -> Bool {
        guard let width, next.length > 0 else { return false }
        return line.length + 1 + next.firstWord > width
    }

    private static func wrappingWidth(_ shapes: [LineShape]) -> Int? {
        guard let width = shapes.map(\.length).max(), (minimumWidth...maximumWidth).contains(width) else {
            return nil
        }
        var full = 0
        for (line, next) in zip(shapes, shapes.dropFirst()) where next.length > 0 {
            if line.length * 5 >= width * 4 && line.length + 1 + next.firstWord > width { full += 1 }
        }
        return full >= minimumFullLines ? width : nil
    }
}

/// Length of a line and of its first word, in Unicode scalars.
private struct LineShape {
    var length = 0
    var firstWord = 0

    init(_ line: String) {
        var inFirstWord = true
        for byte in line.utf8 where byte & 0xC0 != 0x80 {
            length += 1
            if byte <= 0x20 { inFirstWord = false }
            if inFirstWord { firstWord += 1 }
        }
    }
}
