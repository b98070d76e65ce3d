internal import Markup
internal import TextKit

/// Cuts a page into blocks in one walk over its nodes.
struct BlockSegmentation {
    private let tree: HTMLTree
    private var result = PageBlocks()
    private var open: [Element] = []
    /// Where the current block's text starts, and how far blanks may be trimmed.
    private var start = 0
    private var node: Int32 = 0
    private var leaf: Int32 = 0
    private var context: PageBlocks.Context = []
    private var linkScalars: Int32 = 0
    private var hasText = false
    private var pendingBlank = false
    private var pendingBreak = false
    private var pendingCell = false
    private var layout = LayoutTables()
    private var unread = UnreadText()
    /// Where a short run of bold text that began the block ended at a line break; what follows it decides what it is.
    private var boldHead: Int?
    private var isBoldSoFar = false

    /// An element whose end is not reached yet.
    private struct Element {
        var end: Int
        var node: Int32
        var blockNode: Int32
        var context: PageBlocks.Context
        var isBlock: Bool
    }

    private init(_ tree: HTMLTree) { self.tree = tree }

    /// The blocks of a page's body, or of a whole fragment.
    static func blocks(of tree: HTMLTree) -> PageBlocks {
        var segmentation = BlockSegmentation(tree)
        segmentation.walk(from: tree.first(.body) ?? tree.root)
        return segmentation.result
    }

    private mutating func walk(from root: Int) {
        result.text.reserveCapacity(tree.bytes.count / 2)
        var index = root
        let end = tree.nodes[root].subtreeEnd
        while index < end {
            closeElements(before: index)
            let current = tree.nodes[index]
            if current.isText {
                append(tree.textRange(of: index))
            } else if current.tag == .br {
                lineBreak()
            } else if isSkipped(index, current) {
                index = current.subtreeEnd
                continue
            } else {
                enter(index, current)
            }
            index += 1
        }
        closeElements(before: end)
        flush(atBreak: false)
    }

    /// A control with a large part of the page was never closed, and its content is the page's.
    private mutating func isSkipped(_ index: Int, _ current: HTMLTree.Node) -> Bool {
        if current.flags.contains(.inert) { return true }
        if current.tag == .other, let name = tree.attribute(.elementName, of: index) {
            return Self.skippedComponents.contains { ASCII.equals(name, $0) }
        }
        if !Self.skipped.contains(current.tag) {
            return !Self.blockLevel.contains(current.tag) && unread.isLeftOut(index, current, in: tree)
        }
        // The heading of a part that opens and closes is a button.
        if current.tag == .button && opensPart { return false }
        return current.subtreeEnd - index < Self.largestControl
    }

    /// Whether the walk is in a heading or the like, directly or in an inline element of it.
    private var opensPart: Bool {
        guard let around = open.last else { return false }
        let tag = tree.nodes[Int(around.blockNode)].tag
        return tag.isHeading || tag == .summary || tag == .dt
    }

    /// Components of AMP that hold no text of the article.
    private static let skippedComponents: [StaticString] = [
        "amp-ad", "amp-sticky-ad", "amp-embed", "amp-analytics", "amp-social-share", "amp-state",
    ]

    /// The largest real control on the development pages has a tenth of this.
    private static let largestControl = 400

    private mutating func enter(_ index: Int, _ current: HTMLTree.Node) {
        let tableUse = current.tag == .table ? layout.enter(index, in: tree) : nil
        let isCell = current.tag == .td || current.tag == .th
        let isBlock = Self.blockLevel.contains(current.tag) || (isCell && layout.contains(index))
        if isBlock { flush(atBreak: false) }
        if isCell { pendingCell = hasText }
        if current.tag == .hr { return }
        var inherited = open.last?.context ?? []
        inherited.formUnion(Self.contexts[Int(current.tag.rawValue)])
        if tableUse == .picture { inherited.insert(.caption) }
        if current.flags.contains(.hidden) || (isBlock && unread.isForScreenReaders(index, in: tree)) {
            inherited.insert(.hidden)
        }
        if (isBlock || current.tag == .other) && unread.isFoldable(index, current, in: tree) {
            inherited.insert(.foldable)
        }
        if current.flags.contains(.ariaHidden) && current.tag != .a { inherited.insert(.ariaHidden) }
        if tree.hasToken("articlebody", in: .itemprop, of: index) { inherited.insert(.articleBody) }
        guard current.subtreeEnd > index + 1 else { return }
        open.append(
            Element(
                end: current.subtreeEnd, node: Int32(index),
                blockNode: isBlock ? Int32(index) : open.last?.blockNode ?? Int32(index), context: inherited,
                isBlock: isBlock))
    }

    private mutating func closeElements(before index: Int) {
        while let last = open.last, last.end <= index {
            if last.isBlock { flush(atBreak: false) }
            open.removeLast()
        }
    }

    private mutating func append(_ text: Range<Int>) {
        guard let around = open.last else { return }
        let keepsLines = around.context.contains(.preformatted)
        let inLink = around.context.contains(.link)
        var index = text.lowerBound
        while index < text.upperBound {
            let byte = tree.bytes[index]
            if ASCII.isBlank(byte) {
                if keepsLines && byte == 0x0A { pendingBreak = true } else { pendingBlank = true }
                index += 1
                continue
            }
            // Old pages divide paragraphs by breaks with a no-break space between; a soft hyphen is nothing that is read.
            if byte == 0xC2, index + 1 < text.upperBound,
                let isBlank = Self.isBlank(afterC2: tree.bytes[index + 1])
            {
                index += 2
                if isBlank { pendingBlank = true }
                continue
            }
            if let head = boldHead, !around.context.contains(.bold) { cut(at: head) }
            boldHead = nil
            if hasText { separate() } else { begin(around) }
            if !around.context.contains(.bold) { isBoldSoFar = false }
            let end = endOfPiece(index..<text.upperBound)
            result.text.append(contentsOf: tree.bytes[index..<end])
            if inLink { linkScalars += Self.scalars(tree.bytes[index..<end]) }
            index = end
        }
    }

    /// Whether a no-break space (true) or a soft hyphen (false) has this second byte.
    private static func isBlank(afterC2 byte: UInt8) -> Bool? {
        byte == 0xA0 ? true : byte == 0xAD ? false : nil
    }

    /// Ends the block behind a line of bold text that heads the plain one after it.
    private mutating func cut(at end: Int) {
        guard hasText && end == result.text.count else { return }
        flush(atBreak: true)
    }

    /// The end of a piece of text that does not start with a blank and can be copied as it is.
    private func endOfPiece(_ range: Range<Int>) -> Int {
        let end = ByteSearch.endOfFoldedText(in: tree.bytes, range.lowerBound + 1..<range.upperBound)
        return tree.bytes[end - 1] == 0x20 ? end - 1 : end
    }

    /// Scalars other than blanks.
    private static func scalars(_ text: ArraySlice<UInt8>) -> Int32 {
        text.reduce(0) { $0 + ($1 != 0x20 && $1 & 0xC0 != 0x80 ? 1 : 0) }
    }

    private mutating func begin(_ around: Element) {
        hasText = true
        start = result.text.count
        node = around.blockNode
        leaf = around.node
        context = around.context
        isBoldSoFar = around.context.contains(.bold)
        clearSeparators()
    }

    @inline(__always)
    private mutating func separate() {
        guard pendingBlank || pendingBreak || pendingCell else { return }
        if pendingCell {
            result.text.append(contentsOf: Self.cellSeparator)
        } else {
            result.text.append(pendingBreak ? 0x0A : 0x20)
        }
        clearSeparators()
    }

    private mutating func clearSeparators() {
        pendingBlank = false
        pendingBreak = false
        pendingCell = false
    }

    /// One break is a line's end, a second one right after it a paragraph's.
    private mutating func lineBreak() {
        if pendingBreak && hasText && !context.contains(.preformatted) {
            flush(atBreak: true)
        } else {
            if isBoldSoFar && hasText && !pendingBreak { noteBoldHead() }
            pendingBreak = hasText
        }
    }

    /// A heading made of bold letters and a break is one line, short, and no sentence.
    private mutating func noteBoldHead() {
        let line = result.text[start...]
        let isHead =
            line.count <= Self.longestBoldHead && !line.contains(0x0A)
            && !WideScalar.endsSentence(line.suffix(3))
        boldHead = isHead ? result.text.count : nil
        isBoldSoFar = false
    }

    private static let longestBoldHead = 100

    private mutating func flush(atBreak: Bool) {
        defer { clearSeparators() }
        guard hasText else { return }
        hasText = false
        boldHead = nil
        let range = start..<result.text.count
        if result.text[range].contains(where: Self.isWordByte) {
            result.entries.append(
                PageBlocks.Entry(
                    node: node, leaf: leaf, textStart: Int32(range.lowerBound),
                    textEnd: Int32(range.upperBound),
                    linkScalars: linkScalars, context: context, endsAtBreak: atBreak))
        } else {
            result.text.removeSubrange(range)
        }
        linkScalars = 0
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || UTF8Scalars.startsLetter(byte)
    }

    private static let cellSeparator = Array(" | ".utf8)

    /// Elements that are not visible as text, and controls.
    private static let skipped = HTMLTagSet([
        .head, .script, .style, .noscript, .template, .svg, .iframe, .object, .select, .option, .button,
        .input, .textarea, .canvas, .math, .audio, .video, .map, .datalist,
    ])

    /// Elements that start a block; cells do not: a row is one block unless a cell contains blocks.
    private static let blockLevel = HTMLTagSet([
        .html, .body, .p, .div, .section, .article, .main, .header, .footer, .nav, .aside, .ul, .ol, .li, .dl,
        .dt, .dd, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .pre, .listing, .xmp, .table, .tbody, .thead,
        .tfoot, .tr, .figure, .figcaption, .address, .form, .fieldset, .center, .details, .summary, .hr,
        .caption, .hgroup, .legend, .menu, .dir, .dialog, .search,
    ])

    private static let contexts: [PageBlocks.Context] = (0...UInt8.max).map { raw in
        switch HTMLTag(rawValue: raw) {
        case .nav: .nav
        case .header: .header
        case .footer: .footer
        case .aside: .aside
        case .article: .article
        case .main: .main
        case .figure: .figure
        case .form: .form
        case .table: .table
        case .ul, .ol, .dl: .list
        case .blockquote: .quote
        case .a: .link
        case .b, .strong: .bold
        case .figcaption: .caption
        case .caption: .tableTitle
        case .pre, .listing, .xmp: .preformatted
        case .h1: [.heading, .headline]
        case .h2, .h3, .h4, .h5, .h6: .heading
        default: []
        }
    }
}
