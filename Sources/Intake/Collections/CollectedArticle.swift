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

    /// Nil for what has no text, such as a cover page.
    init?(_ lines: ArraySlice<ArraySlice<UInt8>>) {
        let blocks = Self.blocks(lines)
        let firstBody = blocks.firstIndex { Self.field($0) == .body }
        // Without a label for it the text begins behind the last field of the head.
        let bodyStart = firstBody ?? blocks.lastIndex { Self.isHeadField(Self.field($0)) }.map { $0 + 1 } ?? 0
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

    /// Runs of lines without a blank one, cut before each label.
    private static func blocks(_ lines: ArraySlice<ArraySlice<UInt8>>) -> [[ArraySlice<UInt8>]] {
        var blocks: [[ArraySlice<UInt8>]] = [[]]
        for line in lines where !CollectionMark.isRuler(line) && !CollectionMark.isEnd(line) {
            let begins = line.isEmpty || CollectionField.label(of: line) != nil
            if begins, blocks.last?.isEmpty == false { blocks.append([]) }
            if !line.isEmpty, !CollectionMark.isAccession(line) { blocks[blocks.count - 1].append(line) }
        }
        return blocks.filter { !$0.isEmpty }
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
        guard let line = block.first, line.count < 200 else { return false }
        return ASCII.starts(line, with: Array("copyright ".utf8)) || line.starts(with: "©".utf8)
            || ASCII.starts(line, with: Array("all rights reserved".utf8))
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
        guard let day = head.firstIndex(where: { Self.date($0) != nil }) else {
            if fields[.title] == nil { fields[.title] = head.first }
            if fields[.source] == nil, head.count > 1 { fields[.source] = head[1] }
            return
        }
        if fields[.published] == nil { fields[.published] = head[day] }
        var before = head[..<day]
        if fields[.title] == nil {
            fields[.title] = day + 1 < head.count ? head[day + 1] : before.popFirst()
        }
        if fields[.source] == nil { fields[.source] = before.first }
    }

    /// The names of a field that has them as "Holt, Mira; Berg, Jan".
    private var authors: [String] {
        (fields[.author] ?? "").split(separator: ";").flatMap { name in
            let parts = name.split(separator: ",").map { ASCII.trimmedText(String($0)) }
            let isTurned = parts.count == 2 && parts.allSatisfy { $0.split(separator: " ").count < 3 }
            return AuthorNames.names(in: isTurned ? "\(parts[1]) \(parts[0])" : String(name))
        }
    }

    private static func date(_ text: String) -> Timestamp? {
        guard text.utf8.count < 60, let date = DateParser.first(in: text) ?? DateParser.parse(text) else {
            return nil
        }
        return date.precision >= .day ? date : nil
    }

    /// The article as a document.
    func document(_ item: LoadedItem, index: Int) -> Document {
        var input = item.input
        input.member = input.memberName("article-\(index)")
        var record = Record(kind: .textDump, input: input)
        record.title = fields[.title]
        record.authors = fields[.byline].map { AuthorNames.names(in: $0) } ?? authors
        record.published = fields[.published].flatMap(Self.date)?.rfc3339
        record.source = fields[.source]
        record.section = fields[.section].map { ASCII.trimmedText(String($0.prefix { $0 != ";" })) }
        record.summary = fields[.summary]
        record.url = fields[.url].flatMap(WebAddress.asWritten) ?? item.url
        let markup = paragraphs.map { "<p>\(MarkupEscaping.escaped($0))</p>\n" }.joined()
        return Document(
            record: record, content: Array(markup.utf8), form: .fragment, fetchedAt: item.fetchedAt)
    }
}
