/// One linear pass that leaves out what no later step can use, before the parser sees it.
///
/// Scripts (but data ones), styles, drawings, comments, form choices and attributes outside `HTMLAttribute` go, runs
/// of blanks fold, references are decoded, and what would let libxml2 differ from a browser or take long is mended:
/// end tags without a start, nesting beyond the limit, `p` before HTML5 blocks, text after `</body>`.
/// Counted on 181 pages, 61 % of the bytes are of those kinds; libxml2 then does 30 % of the work.
///
/// What is left is kept here, decoded, and the parser sees tags alone: a run of text and an element's attributes are
/// `PlaceMark`s in `output`, which the tree's builder looks up again. Copying text and attributes through libxml2,
/// which reads them a character at a time and allocates each value, was 70 % of its work on 30 news pages.
struct ByteScanner {
    let input: [UInt8]
    let limits: HTMLParser.Limits
    var position = 0
    /// Tags and marks for the parser.
    var output: [UInt8]
    /// All text and attribute values, decoded; the first byte is the blank between elements.
    var texts: [UInt8] = [0x20]
    var attributes: [HTMLTree.Attribute] = []
    /// What each mark in a tag stands for: where the element's attributes start, and its own flags.
    var elementMarks: [(start: Int32, flags: HTMLTree.Flags)] = []
    /// What each mark in text stands for: a range of `texts`.
    var textMarks: [(start: Int32, count: Int32)] = []
    /// Where the text since the last tag starts in `texts`.
    var runStart = 1
    var scripts: [(kind: HTMLTree.Script.Kind, range: Range<Int>)] = []
    var isDepthCapped = false

    /// What is open, so that end tags can be matched the way a browser does.
    var open = OpenElements()
    var overflow = 0
    var seenSkeleton = HTMLTagSet([])
    var isHeadClosed = false
    /// Searches that are known to find nothing from here on, so that no search runs to the end twice.
    var exhausted: Set<Int> = []

    init(_ input: [UInt8], limits: HTMLParser.Limits, buffer: [UInt8] = []) {
        self.input = input
        self.limits = limits
        output = buffer
        output.removeAll(keepingCapacity: true)
        output.reserveCapacity(input.count / 2)
    }

    mutating func run() {
        if input.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        skipLeadingBlanks()
        if position < input.count && input[position] != UInt8(ascii: "<") { openBody() }
        while position < input.count {
            if input[position] == UInt8(ascii: "<") { markup() } else { text() }
        }
        endRun()
    }

    /// Hands the text since the last tag to the parser, as a mark or, where it is blank, as a blank.
    mutating func endRun() {
        let end = texts.count
        guard end > runStart else { return }
        if end == runStart + 1 && texts[runStart] == 0x20 && open.count(of: .pre) == 0 {
            texts.removeLast()
            output.append(0x20)
            return
        }
        PlaceMark.append(textMarks.count, to: &output)
        textMarks.append((Int32(runStart), Int32(end - runStart)))
        runStart = end
    }

    private mutating func skipLeadingBlanks() {
        while position < input.count && ASCII.isBlank(input[position]) { position += 1 }
    }

    /// libxml2 puts text that stands before any element into a paragraph of its own making; a body prevents it.
    private mutating func openBody() {
        if opens(.body, name: 0..<0, isClosed: false) { output.append(contentsOf: "<body>".utf8) }
    }

    private mutating func markup() {
        let next = position + 1
        guard next < input.count else {
            position = next
            return
        }
        switch input[next] {
        case let byte where ASCII.isLetter(byte): startTag()
        case UInt8(ascii: "/"): endTag()
        case UInt8(ascii: "!"): declaration()
        case UInt8(ascii: "?"): skip(past: UInt8(ascii: ">"))
        default:
            texts.append(UInt8(ascii: "<"))
            position = next
        }
    }

    // MARK: Text

    /// What the text loop must look at: blanks, controls, `&` and `<`.
    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x21 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == 0x7F
    }

    private mutating func text() {
        let start = position
        while position < input.count && !Self.isSpecial(input[position]) { position += 1 }
        if output.isEmpty && !ASCII.isBlank(input[start]) { openBody() }
        if position > start { texts.append(contentsOf: input[start..<position]) }
        guard position < input.count else { return }
        switch input[position] {
        case UInt8(ascii: "<"): return
        case UInt8(ascii: "&"): reference(end: input.count, inAttribute: false)
        case let byte where ASCII.isBlank(byte): blanks()
        default: position += 1
        }
    }

    private mutating func blanks() {
        if open.count(of: .pre) > 0 {
            preformattedBlank()
            return
        }
        while position < input.count && ASCII.isBlank(input[position]) { position += 1 }
        if texts.count == runStart || texts[texts.count - 1] != 0x20 { texts.append(0x20) }
    }

    private mutating func preformattedBlank() {
        let byte = input[position]
        position += 1
        if byte == 0x0D {
            if position < input.count && input[position] == 0x0A { return }
            texts.append(0x0A)
        } else {
            texts.append(byte)
        }
    }

    /// Decodes a reference.
    mutating func reference(end: Int, inAttribute: Bool) {
        let start = texts.count
        position = HTMLEntities.appendReference(
            in: input[..<end], at: position, inAttribute: inAttribute, to: &texts)
        guard texts.count == start + 1 else { return }
        switch texts[start] {
        case let byte where ASCII.isBlank(byte):
            if open.count(of: .pre) == 0 { texts[start] = 0x20 }
        case 0..<0x20, 0x7F: texts.removeLast()
        default: break
        }
    }

    // MARK: Declarations and comments

    private mutating func declaration() {
        if input[position...].starts(with: "<!--".utf8) {
            comment()
        } else {
            skip(past: UInt8(ascii: ">"))
        }
    }

    /// A comment without an end reaches to the next `>`, as a cut file's last comment must not swallow the page.
    private mutating func comment() {
        let body = position + 4
        if body < input.count && input[body] == UInt8(ascii: ">") {
            position = body + 1
        } else if let end = find(Self.commentEnd, from: max(body - 2, 0), memo: 0) {
            position = end + 3
        } else {
            skip(past: UInt8(ascii: ">"))
        }
    }

    private static let commentEnd = Array("-->".utf8)

    mutating func skip(past byte: UInt8) {
        position = min(ByteSearch.first(byte, in: input, from: position) + 1, input.count)
    }

    /// The next place of a lower-case word in any case; a failed search is remembered under `memo`.
    mutating func find(_ word: [UInt8], from start: Int, memo: Int) -> Int? {
        guard !exhausted.contains(memo) else { return nil }
        var place = start
        let last = input.count - word.count
        while place <= last {
            place = ByteSearch.first(word[0], in: input, from: place)
            if place <= last && matches(word, at: place) { return place }
            place += 1
        }
        exhausted.insert(memo)
        return nil
    }

    private func matches(_ word: [UInt8], at place: Int) -> Bool {
        for offset in word.indices where ASCII.lowercased(input[place + offset]) != word[offset] {
            return false
        }
        return true
    }
}
