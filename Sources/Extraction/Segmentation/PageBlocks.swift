internal import TextKit

/// The visible text of a page cut into blocks, in reading order, as flat arrays.
///
/// A block is what a reader sees as one paragraph, heading, list item, table row or line of its own.
struct PageBlocks {
    /// One block; its text and words are ranges of the arrays of `PageBlocks`.
    struct Entry {
        /// The nearest block-level element around the block's first text.
        var node: Int32
        /// The innermost element around the block's first text; `node` itself or an inline element in it.
        var leaf: Int32
        var textStart: Int32
        var textEnd: Int32
        /// Scalars of the text that are in links.
        var linkScalars: Int32
        var context: Context
        /// Whether two line breaks, not an element, ended the block.
        var endsAtBreak: Bool

        var textRange: Range<Int> { Int(textStart)..<Int(textEnd) }
    }

    /// The kinds of element that a block is in, at any distance.
    struct Context: OptionSet {
        let rawValue: UInt32

        static let nav = Context(rawValue: 1)
        static let header = Context(rawValue: 1 << 1)
        static let footer = Context(rawValue: 1 << 2)
        static let aside = Context(rawValue: 1 << 3)
        static let article = Context(rawValue: 1 << 4)
        static let main = Context(rawValue: 1 << 5)
        static let figure = Context(rawValue: 1 << 6)
        static let form = Context(rawValue: 1 << 7)
        static let table = Context(rawValue: 1 << 8)
        static let list = Context(rawValue: 1 << 9)
        static let quote = Context(rawValue: 1 << 10)
        static let link = Context(rawValue: 1 << 11)
        static let articleBody = Context(rawValue: 1 << 12)
        static let caption = Context(rawValue: 1 << 13)
        static let preformatted = Context(rawValue: 1 << 14)
        static let heading = Context(rawValue: 1 << 15)
        static let hidden = Context(rawValue: 1 << 16)
        static let ariaHidden = Context(rawValue: 1 << 17)
        static let headline = Context(rawValue: 1 << 18)
        /// The title of a data table, unlike a picture's.
        static let tableTitle = Context(rawValue: 1 << 19)
        static let bold = Context(rawValue: 1 << 20)
        /// A part that readers open and close.
        static let foldable = Context(rawValue: 1 << 21)
    }

    var text: [UInt8] = []
    var entries: [Entry] = []

    var count: Int { entries.count }

    subscript(text index: Int) -> ArraySlice<UInt8> { text[entries[index].textRange] }

    /// A block's text as later stages see it: one line, except for preformatted text.
    func string(_ index: Int) -> String {
        let bytes = ZeroWidth.removed(from: self[text: index])
        guard !entries[index].context.contains(.preformatted), bytes.contains(0x0A) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        return String(decoding: bytes.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
    }
}
