internal import PipelineKit
internal import TextKit

/// Text without markup as blocks: a blank line ends a paragraph, a single line end does not.
enum PlainParagraphs {
    static func blocks(_ text: [UInt8]) -> [Block] {
        var blocks: [Block] = []
        var paragraph: [UInt8] = []
        for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let words = ASCII.trimmed(line, of: ASCII.isSpaceOrControl)
            if words.isEmpty {
                append(&paragraph, to: &blocks)
            } else {
                if !paragraph.isEmpty { paragraph.append(0x20) }
                paragraph += words
            }
        }
        append(&paragraph, to: &blocks)
        return blocks
    }

    private static func append(_ paragraph: inout [UInt8], to blocks: inout [Block]) {
        guard !paragraph.isEmpty else { return }
        blocks.append(Block(text: String(decoding: paragraph, as: UTF8.self)))
        paragraph.removeAll(keepingCapacity: true)
    }
}
