internal import Markup
internal import TextKit

/// Everything about a page that its blocks' features are computed from.
struct PageMeasures {
    let blocks: PageBlocks
    let containers: PageContainers
    private(set) var shapes: [TextShape] = []
    private(set) var words: [UInt32] = []
    private(set) var matches: [EvidenceIndex.Match] = []
    /// Link share of each block's scalars.
    private(set) var linkDensity: [Float] = []
    /// Whether a block looks like running text.
    private(set) var isProse: [Bool] = []
    /// Whether a block is certainly not in the text: the title, a caption, or a comment below an article.
    private(set) var isSetAside: [Bool] = []
    private var hiddenShare: Float = 0
    /// Whether a block is a table's row.
    private var isRow: [Bool] = []
    /// Whether it is a paragraph right below the page's body.
    private var isBare: [Bool] = []
    /// How often the same text occurred before.
    private(set) var repeats: [Int32] = []
    /// How often it occurs on the page.
    private(set) var occurrences: [Int32] = []
    /// The block that repeats the title best.
    private(set) var headline: Int?
    private(set) var classCues: [Float] = []
    private(set) var textCues: [Float] = []
    /// The heading before each block.
    private(set) var lastHeading: [Int?] = []
    /// How many short blocks before each one announce comments.
    private(set) var commentHeadings: [Int32] = []

    init(_ blocks: PageBlocks, in tree: HTMLTree, evidence: BodyEvidence, model: BodyModel) {
        self.blocks = blocks
        containers = PageContainers(blocks, in: tree, cues: model.classCues)
        for entry in blocks.entries {
            let node = Int(entry.node)
            isRow.append(tree.nodes[node].tag == .tr)
            isBare.append(
                tree.nodes[node].tag == .p && tree.parent(of: node).map { tree.nodes[$0].tag } == .body)
        }
        measureText()
        measureHidden()
        matchEvidence(evidence)
        countRepeats()
        findHeadline()
        setAside()
        readCues(model)
        findHeadings()
    }

    var count: Int { blocks.count }

    func words(of index: Int) -> ArraySlice<UInt32> {
        words[Int(shapes[index].wordStart)..<Int(shapes[index].wordEnd)]
    }

    func length(_ index: Int) -> Float { Float(shapes[index].scalars) }

    private mutating func measureText() {
        words.reserveCapacity(blocks.text.count / 4)
        for index in 0..<blocks.count {
            let shape = TextShape(blocks[text: index], words: &words)
            let length = max(1, shape.scalars)
            let links = Float(min(blocks.entries[index].linkScalars, length)) / Float(length)
            shapes.append(shape)
            linkDensity.append(links)
            isProse.append(length >= 60 && links < 0.4 && shape.sentenceEnds + shape.commas >= 1)
        }
    }

    /// Whether a block is hidden on a page that shows far more than it hides, and is no part that readers open.
    ///
    /// Of the hidden blocks on such pages of the development collections 9 of 11,244 are text, on five domains; where more
    /// is hidden, it is the article more often than not.
    func isHiddenRemark(_ index: Int) -> Bool {
        let context = blocks.entries[index].context
        return context.contains(.hidden) && !context.contains(.foldable)
            && hiddenShare < Self.maximumHiddenShare
    }

    private static let maximumHiddenShare: Float = 0.25

    /// Whether a block may be text at all, whatever its probability.
    func mayBeText(_ index: Int) -> Bool { !isSetAside[index] && !isHiddenRemark(index) }

    /// The share of the running text that is hidden at first.
    private mutating func measureHidden() {
        let texts = isProse.contains(true) ? isProse : linkDensity.map { $0 < Self.fewLinks }
        var shown: Float = 1
        var hidden: Float = 0
        for index in 0..<count where texts[index] {
            if blocks.entries[index].context.contains(.hidden) {
                hidden += length(index)
            } else {
                shown += length(index)
            }
        }
        hiddenShare = hidden / (shown + hidden)
    }

    /// Short paragraphs of a page that has no longer ones, as of Chinese, count as its running text with fewer links.
    private static let fewLinks: Float = 0.4

    /// Comments are only set aside after this much of an article, below its headline.
    ///
    /// A forum, an opinion piece or a page in a "comments open" wrapper may be of that class as a whole. On the
    /// development pages 118 blocks that the trees would accept are removed rightly and 3 wrongly.
    private static let minimumTextBeforeComments = 300
    private static let longestCaption = 600

    private mutating func setAside() {
        var before = 0
        for index in 0..<count {
            if index == headline { before = 0 }
            let ancestry = containers.all[Int(containers.ofBlock[index])].ancestry
            var aside = isCaption(index) || isMenu(index) || (index == headline && isTitle(index))
            if ancestry.contains(.comment) {
                aside = aside || before >= Self.minimumTextBeforeComments
            } else if isProse[index] {
                before += Int(shapes[index].scalars)
            }
            isSetAside.append(aside)
            if aside { isProse[index] = false }
        }
    }

    /// The title is a separate field and never text, whatever some collections contain.
    private func isTitle(_ index: Int) -> Bool {
        matches[index].title > 0.7 && blocks.entries[index].context.contains(.heading)
    }

    private func isCaption(_ index: Int) -> Bool {
        guard shapes[index].scalars < Self.longestCaption else { return false }
        if blocks.entries[index].context.contains(.caption) { return true }
        return containers.all[Int(containers.ofBlock[index])].categories.contains(.caption)
    }

    /// The `caption` of a table a few rows before one of its rows; it is text where they are.
    func tableTitle(before row: Int) -> Int? {
        guard isRow[row] else { return nil }
        for index in (max(0, row - Self.maximumHeadRows - 1)..<row).reversed() {
            if blocks.entries[index].context.contains(.tableTitle) {
                return shapes[index].scalars < Self.longestCaption ? index : nil
            }
            guard isRow[index] else { return nil }
        }
        return nil
    }

    /// Rows of column names between a table's title and its data.
    private static let maximumHeadRows = 3

    func isTableRow(_ index: Int) -> Bool { isRow[index] }

    /// Nothing but links separated by bars or line breaks; a row of a table may be that and still be data.
    private func isMenu(_ index: Int) -> Bool {
        guard linkDensity[index] > 0.5, !blocks.entries[index].context.contains(.heading) else {
            return false
        }
        var bars = 0
        var breaks = 0
        var scalars = 0
        for byte in blocks[text: index] where byte & 0xC0 != 0x80 {
            switch byte {
            case 0x20: break
            case 0x0A: breaks += 1
            case UInt8(ascii: "|"): bars += 1
            default: scalars += 1
            }
        }
        guard scalars <= Int(blocks.entries[index].linkScalars) else { return false }
        return breaks > 1 || (bars > 0 && !isRow[index])
    }

    /// A paragraph directly in the page's body: a plain sentence outside of all containers.
    func isStraySentence(_ index: Int) -> Bool {
        isBare[index] && linkDensity[index] == 0 && shapes[index].marks.contains(.endsSentence)
    }

    private mutating func matchEvidence(_ evidence: BodyEvidence) {
        var index = EvidenceIndex(evidence)
        let headlines = blocks.entries.indices.filter { blocks.entries[$0].context.contains(.headline) }
        for block in headlines.prefix(2) { index.addTitle(words(of: block)) }
        matches = (0..<count).map { index.match(words(of: $0)) }
    }

    private mutating func countRepeats() {
        var numbers = NumberedKeys<UInt64>(expecting: count)
        var counts = [Int32](repeating: 0, count: count)
        let identities = shapes.map { numbers.insert($0.hash).number }
        for identity in identities {
            repeats.append(counts[identity])
            counts[identity] += 1
        }
        occurrences = identities.map { counts[$0] }
    }

    private mutating func findHeadline() {
        var best: Float = 0
        for index in 0..<count where matches[index].title > 0.05 && shapes[index].scalars < 300 {
            let context = blocks.entries[index].context
            var score = matches[index].title
            if context.contains(.headline) { score += 0.3 }
            if context.contains(.heading) { score += 0.1 }
            if score > 0.45 && score > best + 0.01 {
                best = score
                headline = index
            }
        }
    }

    private mutating func readCues(_ model: BodyModel) {
        for index in 0..<count {
            classCues.append(containers.classCue(ofBlock: index))
            var sum: Float = 0
            TextCueKeys.forEach(words(of: index)) { sum += model.textCues.weight($0) }
            textCues.append(sum)
        }
    }

    private mutating func findHeadings() {
        var heading: Int?
        var comments: Int32 = 0
        for index in 0..<count {
            lastHeading.append(heading)
            commentHeadings.append(comments)
            if blocks.entries[index].context.contains(.heading) { heading = index }
            if shapes[index].scalars < 80 && words(of: index).contains(where: Self.commentWords.contains) {
                comments += 1
            }
        }
    }

    /// Headings of readers' comments, in the languages of most news.
    private static let commentWords: NumberedKeys<UInt32> = {
        let words =
            "comment comments kommentar kommentare kommentarer comentario comentarios comentário comentários "
            + "commentaire commentaires commento commenti reacties komentarz komentarze комментарии коммент "
            + "комментарий opmerkingen replies responses antworten yorum yorumlar kommentit コメント komentar"
        return NumberedKeys<UInt32>(EvidenceIndex.words(words))
    }()
}
