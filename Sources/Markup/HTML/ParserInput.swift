/// The input for libxml2, and what each piece of it represents.
///
/// The parser sees tags without attributes, and one letter for what is between two of them: texts, and inline
/// elements (`a`, `span`, `img` …) that begin and end there. Of inline start tags libxml2's rules only ask whether a
/// head or, before a link, a link is open (tried on all pairs of elements), so inside of a body it would hand them
/// back as they came; the scanner has matched their end tags already. Texts, attributes and inline elements were 80 %
/// of the parser's work on 30 news pages.
struct ParserInput {
    /// One step represented by a letter: a text, or the start or end of an inline element.
    struct Step {
        var kind: Kind
        /// Where a text starts, or the number of an element in `elements`.
        var place: Int32
        /// A text's length.
        var count: Int32

        enum Kind: UInt8 { case text, blank, open, close }
    }

    /// A start tag, in the order of the page.
    struct Element {
        var tag: HTMLTag
        var flags: HTMLTree.Flags
        var firstAttribute: Int32
        var attributeCount: Int32
    }

    /// Tags and letters for the parser.
    private(set) var bytes: [UInt8]
    private(set) var steps: [Step] = []
    private(set) var elements: [Element] = []
    /// The steps that each letter represents, in the order of the letters.
    private(set) var letters: [Range<Int32>] = []
    /// Where the name of each start tag ends in `bytes`, and the element it starts.
    private(set) var tags: [(end: Int32, element: Int32)] = []
    /// The first step that no letter represents yet.
    private var pending = 0
    /// Whether the last thing fed was the tag of a block, after which a blank is insignificant.
    private var isAtBlockEdge = true

    /// Letters repeat after this many, so that a lost one is noticed.
    static let alphabet = 32
    private static let firstLetter: UInt8 = 0x41

    init(buffer: [UInt8]) {
        bytes = buffer
        bytes.removeAll(keepingCapacity: true)
    }

    /// Whether the parser has been given nothing yet.
    var isEmpty: Bool { bytes.isEmpty }

    /// The number of a letter within the alphabet, or nil for a blank.
    static func number(_ byte: UInt8) -> Int? {
        byte >= firstLetter ? Int(byte - firstLetter) & (alphabet - 1) : nil
    }

    // MARK: Text

    mutating func text(_ start: Int, _ count: Int) {
        steps.append(Step(kind: .text, place: Int32(start), count: Int32(count)))
    }

    /// A blank between elements, which libxml2 treats differently outside of a body.
    mutating func blank(isInBody: Bool) {
        if isAtBlockEdge && pending == steps.count { return }
        if isInBody {
            steps.append(Step(kind: .blank, place: 0, count: 1))
        } else {
            flush(upTo: steps.count)
            bytes.append(0x20)
        }
    }

    /// Adds a letter that represents the steps up to a position.
    private mutating func flush(upTo end: Int) {
        guard end > pending else { return }
        bytes.append(Self.firstLetter + UInt8(letters.count & (Self.alphabet - 1)))
        letters.append(Int32(pending)..<Int32(end))
        pending = end
        isAtBlockEdge = false
    }

    // MARK: Elements

    /// Notes an element and returns its number.
    mutating func add(_ element: Element) -> Int32 {
        elements.append(element)
        return Int32(elements.count - 1)
    }

    /// Starts an inline element under a letter, and returns its step.
    mutating func fold(_ element: Int32) -> Int32 {
        steps.append(Step(kind: .open, place: element, count: 0))
        return Int32(steps.count - 1)
    }

    mutating func endFolded(_ tag: HTMLTag) {
        steps.append(Step(kind: .close, place: Int32(tag.rawValue), count: 0))
    }

    /// Removes the start of an element from the steps, because the parser must see something inside it.
    mutating func unfold(_ step: Int32) {
        let element = steps[Int(step)].place
        flush(upTo: Int(step))
        pending = Int(step) + 1
        startTag(element, name: elements[Int(element)].tag.bytes, isClosed: false, flushing: false)
    }

    mutating func startTag(_ element: Int32, name: [UInt8], isClosed: Bool, flushing: Bool = true) {
        if flushing { flush(upTo: steps.count) }
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: name)
        tags.append((Int32(bytes.count), element))
        if isClosed { bytes.append(UInt8(ascii: "/")) }
        bytes.append(UInt8(ascii: ">"))
        if elements[Int(element)].tag.isBlock { isAtBlockEdge = true }
    }

    mutating func endTag(_ tag: HTMLTag, name: [UInt8]) {
        flush(upTo: steps.count)
        bytes.append(UInt8(ascii: "<"))
        bytes.append(UInt8(ascii: "/"))
        bytes.append(contentsOf: name)
        bytes.append(UInt8(ascii: ">"))
        if tag.isBlock { isAtBlockEdge = true }
    }

    /// Feeds what is left.
    mutating func finish() { flush(upTo: steps.count) }
}

extension HTMLTag {
    /// Whether libxml2 treats this element like text, as long as a body is open.
    var isInline: Bool {
        switch self {
        case .a, .abbr, .acronym, .b, .bdi, .bdo, .big, .br, .cite, .code, .data, .del, .dfn, .em, .font, .i,
            .img,
            .ins, .kbd, .mark, .nobr, .picture, .q, .s, .samp, .small, .source, .span, .strike, .strong, .sub,
            .sup,
            .time, .tt, .u, .var, .wbr:
            true
        default: false
        }
    }
}
