internal import DateKit
internal import PipelineKit
internal import TextKit

/// One article of a database's export: labelled fields, lines in the middle of the page above them, and the text.
struct CollectedArticle {
    private var fields: [CollectionField: String] = [:]
    private var paragraphs: [String] = []
    /// Unlabelled paragraphs before the text: newspaper, date, headline.
    private var head: [String] = []

    /// Whether lines have labels that only such an export has.
    static func hasFields(_ lines: ArraySlice<ArraySlice<UInt8>>) -> Bool {
        var found: Set<CollectionField> = []
        for line in lines {
            if let field = CollectionField.label(of: line)?.field { found.insert(field) }
        }
        return found.count { CollectionField.telling.contains($0) } >= 2
    }

    /// Whether a text is one article of such an export, with nothing before it.
    static func isExport(_ lines: ArraySlice<ArraySlice<UInt8>>) -> Bool {
        let fields = Set(lines.compactMap { CollectionField.label(of: $0)?.field })
        let telling = fields.intersection(CollectionField.telling)
        return telling.count >= 3 && !telling.isDisjoint(with: [.length, .tail, .body])
    }

    /// Nil for what has no text, such as a cover page.
    init?(_ lines: ArraySlice<ArraySlice<UInt8>>) {
        let blocks = Self.blocks(lines)
        guard let first = blocks.first, !first.isEmpty else { return nil }
        let firstBody = blocks.firstIndex { Self.field($0) == .body }
        // Without a label for it the text begins behind the last field of the head.
        let lastField = blocks.lastIndex { Self.isHeadField(Self.field($0)) }
        let bodyStart = firstBody ?? (lastField ?? Self.lastOfHead(blocks)).map { $0 + 1 } ?? 0
        for block in blocks[..<bodyStart] { takeHead(block) }
        var isTail = false
        for block in blocks[bodyStart...] {
            let field = Self.field(block)
            isTail = isTail || field.map { $0 != .body && $0 != .dateline } == true || Self.isCopyright(block)
            if isTail { takeFields(block) } else { takeBody(block) }
        }
        guard !paragraphs.isEmpty else { return nil }
        readHead()
    }

    /// Runs of lines without a blank one, cut before each label and behind fields of one line.
    private static func blocks(_ lines: ArraySlice<ArraySlice<UInt8>>) -> [[ArraySlice<UInt8>]] {
        var blocks: [[ArraySlice<UInt8>]] = [[]]
        for line in lines where !CollectionMark.isRuler(line) && !CollectionMark.isEnd(line) {
            let begins =
                line.isEmpty || CollectionField.label(of: line) != nil || isComplete(blocks.last ?? [])
            if begins, blocks.last?.isEmpty == false { blocks.append([]) }
            if !line.isEmpty, !CollectionMark.isAccession(line) { blocks[blocks.count - 1].append(line) }
        }
        return apart(blocks.filter { !$0.isEmpty })
    }

    /// Whether a block is a field of one line, which no other line goes on with.
    private static func isComplete(_ block: [ArraySlice<UInt8>]) -> Bool {
        guard let line = block.last, let (field, value) = CollectionField.label(of: line), !value.isEmpty,
            let sign = line.last, !",;&-".utf8.contains(sign)
        else { return false }
        return [.length, .byline, .author, .section, .published, .language].contains(field)
    }

    /// How many blocks the lines in the middle of the page may take.
    private static let longestHead = 10

    /// The lines of a head that has no blank ones between newspaper, day and headline.
    private static func apart(_ blocks: [[ArraySlice<UInt8>]]) -> [[ArraySlice<UInt8>]] {
        let head = blocks.prefix(longestHead).flatMap { block in
            field(block) == nil && block.count > 1 && block.count < 12 && block.contains(where: isHeadLine)
                ? block.map { [$0] } : [block]
        }
        return head + blocks.dropFirst(longestHead)
    }

    private static func isHeadLine(_ line: ArraySlice<UInt8>) -> Bool {
        CollectionMark.isWordCount(line) || line.count < 60 && CollectionMark.isDay(line)
    }

    /// The last line of a head without labels: a day, a count of words, the rights.
    private static func lastOfHead(_ blocks: [[ArraySlice<UInt8>]]) -> Int? {
        blocks.prefix(longestHead).lastIndex { block in
            block.count == 1 && (isHeadLine(block[0]) || CollectionMark.isCopyright(block[0]))
        }
    }

    private static func field(_ block: [ArraySlice<UInt8>]) -> CollectionField? {
        block.first.flatMap { CollectionField.label(of: $0)?.field }
    }

    private static func isHeadField(_ field: CollectionField?) -> Bool {
        switch field {
        case .title, .byline, .author, .section, .source, .published, .length, .dateline, .summary, .other:
            true
        default: false
        }
    }

    private static func isCopyright(_ block: [ArraySlice<UInt8>]) -> Bool {
        block.first.map(CollectionMark.isCopyright) == true
    }

    private static func text(_ block: [ArraySlice<UInt8>]) -> String {
        block.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }

    private mutating func takeHead(_ block: [ArraySlice<UInt8>]) {
        guard Self.field(block) == nil else { return takeFields(block) }
        if !Self.isCopyright(block) { head.append(Self.text(block)) }
    }

    private mutating func takeFields(_ block: [ArraySlice<UInt8>]) {
        guard let first = block.first, let (field, value) = CollectionField.label(of: first) else { return }
        let whole = ([value] + block.dropFirst().map { String(decoding: $0, as: UTF8.self) })
            .filter { !$0.isEmpty }.joined(separator: " ")
        if fields[field] == nil, !whole.isEmpty { fields[field] = whole }
    }

    private mutating func takeBody(_ block: [ArraySlice<UInt8>]) {
        guard let first = block.first else { return }
        guard let (_, value) = CollectionField.label(of: first) else {
            return paragraphs.append(Self.text(block))
        }
        let rest = block.dropFirst().map { String(decoding: $0, as: UTF8.self) }
        let words = ([value] + rest).filter { !$0.isEmpty }.joined(separator: " ")
        if !words.isEmpty { paragraphs.append(words) }
    }

    /// What the lines in the middle of the page say: newspaper, day, headline, or headline, newspaper, day.
    private mutating func readHead() {
        if let count = head.firstIndex(where: { CollectionMark.isWordCount(Array($0.utf8)[...]) }) {
            return readFactivaHead(count)
        }
        guard let day = head.firstIndex(where: { CollectionMark.day(in: $0) != nil }) else {
            if fields[.title] == nil { fields[.title] = head.first }
            if fields[.source] == nil, head.count > 1 { fields[.source] = head[1] }
            return
        }
        if fields[.published] == nil { fields[.published] = head[day] }
        var before = head[..<day]
        if fields[.title] == nil {
            fields[.title] = day + 1 < head.count ? head[day + 1] : before.popFirst()
        }
        if fields[.source] == nil { fields[.source] = before.first ?? Self.newspaper(before: head[day]) }
    }

    /// Headline, "By …", "120 words", day, perhaps an hour, newspaper.
    private mutating func readFactivaHead(_ count: Int) {
        let byline = head[..<count].lastIndex { $0.lowercased().hasPrefix("by ") }
        if fields[.byline] == nil { fields[.byline] = byline.map { head[$0] } }
        if fields[.title] == nil { fields[.title] = head[..<(byline ?? count)].joined(separator: " ") }
        let rest = head[(count + 1)...]
        guard let day = rest.firstIndex(where: { CollectionMark.day(in: $0) != nil }) else { return }
        if fields[.published] == nil { fields[.published] = head[day] }
        let isName: (String) -> Bool = { $0.utf8.contains(where: ASCII.isLower) }
        if fields[.source] == nil { fields[.source] = head[(day + 1)...].first(where: isName) }
    }

    /// "Harbour Courier" of "Harbour Courier (Anselm, ST) - May 12, 2026".
    private static func newspaper(before line: String) -> String? {
        guard let dash = line.firstRange(of: " - ") else { return nil }
        let name = line[..<dash.lowerBound].prefix { $0 != "(" }
        return ASCII.trimmedText(String(name))
    }

    /// The newspaper's name and the day, as in `Harbour Courier vom 12.05.2026, S. 4`.
    private var source: (name: String?, day: Timestamp?) {
        guard let text = fields[.source] else { return (nil, nil) }
        guard let day = DateParser.first(in: text) else { return (text, nil) }
        let marks = [" vom ", " du ", " ;", ". "].compactMap { text.firstRange(of: $0)?.lowerBound }
        let name = marks.min().map { ASCII.trimmedText(String(text[..<$0])) }
        return (name ?? text, day.precision >= .day ? day : nil)
    }

    /// The names of a field that has them as "Holt, Mira; Berg, Jan".
    private var authors: [String] {
        (fields[.author] ?? "").split(separator: ";").flatMap { name in
            let parts = name.split(separator: ",").map { ASCII.trimmedText(String($0)) }
            let isTurned = parts.count == 2 && parts.allSatisfy { $0.split(separator: " ").count < 3 }
            return AuthorNames.names(in: isTurned ? "\(parts[1]) \(parts[0])" : String(name))
        }
    }

    /// The article as a document.
    func document(_ item: LoadedItem, index: Int) -> Document {
        var input = item.input
        input.member = input.memberName("article-\(index)")
        var record = Record(kind: .textDump, input: input)
        record.title = fields[.title]
        record.authors = fields[.byline].map { AuthorNames.names(in: $0) } ?? authors
        let (source, day) = source
        record.published = (fields[.published].flatMap(CollectionMark.day) ?? day)?.rfc3339
        record.source = source
        record.section = fields[.section].map { ASCII.trimmedText(String($0.prefix { $0 != ";" })) }
        record.summary = fields[.summary]
        record.url = fields[.url].flatMap(WebAddress.asWritten) ?? item.url
        let markup = paragraphs.map { "<p>\(MarkupEscaping.escaped($0))</p>\n" }.joined()
        return Document(
            record: record, content: Array(markup.utf8), form: .fragment, fetchedAt: item.fetchedAt)
    }
}
