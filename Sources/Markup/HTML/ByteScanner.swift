internal import TextKit

/// One linear pass before the parser that drops what no later step can use.
///
/// Drops scripts (except data), styles, drawings, comments, form choices and attributes outside
/// `HTMLAttribute`, folds blanks, decodes references, repairs what libxml2 reads unlike browsers or slowly:
/// end tags without a start, nesting beyond the limit, `p` before HTML5 blocks, text after `</body>`.
/// Counted on 181 pages, 61 % of the bytes are of those kinds; libxml2 then does 30 % of the work.
///
/// The rest is kept here, decoded; the parser sees only tags. `ParserInput` says how texts are found again.
/// Text and values stay in place: `texts` starts as a copy of the page, in which a blank may have taken the place of
/// a line end, and only what needs more than that is rewritten after it.
struct ByteScanner {
    let input: [UInt8]
    let limits: HTMLParser.Limits
    var position = 0
    var parserInput: ParserInput
    /// The page, a blank, and the texts and values that differ from those in the page.
    var texts: [UInt8]
    var attributes: [HTMLTree.Attribute] = []
    /// The text since the last tag: where it is in `texts`, and whether it is at their end and may grow.
    var textRun = (start: 0, count: 0, isCopied: false)
    var scripts: [(kind: HTMLTree.Script.Kind, range: Range<Int>)] = []

    /// The open elements, so that end tags can be matched as a browser does.
    var open = OpenElements()
    var overflow = 0
    var seenSkeleton = HTMLTagSet([])
    var isHeadClosed = false
    /// Searches that are known to find nothing from here on, so that no search runs to the end twice.
    var exhausted: Set<Int> = []

    init(_ input: [UInt8], limits: HTMLParser.Limits, buffer: [UInt8] = []) {
        self.input = input
        self.limits = limits
        parserInput = ParserInput(buffer: buffer)
        texts = []
        texts.reserveCapacity(input.count + input.count / 4 + 64)
        texts.append(contentsOf: input)
        texts.append(0x20)
    }

    /// Where `texts` has a single blank, for those between elements.
    var blankPlace: Int { input.count }

    mutating func run() {
        position = ByteOrderMark.length(input)
        position = ByteSearch.endOfBlanks(in: input, from: position)
        if position < input.count && input[position] != UInt8(ascii: "<") { openBody() }
        while position < input.count {
            if input[position] == UInt8(ascii: "<") { markup() } else { text() }
        }
        endRun()
        parserInput.finish()
    }

    /// libxml2 wraps text before any element in a paragraph that it makes up; an open body prevents that.
    mutating func openBody() {
        guard admits(.body, isClosed: false) else { return }
        let element = ParserInput.Element(tag: .body, flags: [], firstAttribute: 0, attributeCount: 0)
        parserInput.startTag(parserInput.add(element), name: HTMLTag.body.bytes, isClosed: false)
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
            copyRun()
            texts.append(UInt8(ascii: "<"))
            textRun.count += 1
            position = next
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
