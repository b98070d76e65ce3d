internal import JSON
internal import Markup
internal import PipelineKit
internal import TextKit

/// Splits JSON, tables, mailboxes, wiki exports and large feeds into their rows, messages, pages and entries.
struct RowSplitter: InputSplitter {
    private let container: Container
    private let opener: DocumentOpener
    private let kind: RowKind
    private var reader: RowReader
    private var context: RowContext?
    private var number = 0
    private var lastFaults: [DocumentFault]?

    init(_ container: Container, _ kind: RowKind, opener: DocumentOpener) {
        self.container = container
        self.opener = opener
        self.kind = kind
        // A stream is read from its start, skipping rows before `start`: a table's header is there, and
        // compressed streams cannot be read from anywhere else.
        reader = RowReader(
            Self.source(container, kind), compression: container.compression, kind: kind,
            maximumBytes: opener.settings.maximumBytes, ratio: opener.settings.limits.ratio,
            names: opener.settings.scrapes.columns)
    }

    private static func source(_ container: Container, _ kind: RowKind) -> any ByteSource {
        let source = InputByteSource(container.reader)
        guard kind == .mailbox, container.compression == nil,
            let head = try? container.reader.read(at: 0, count: 4096), MacintoshMail.isOne(head[...])
        else { return source }
        return MacintoshMail.Source(base: source)
    }

    mutating func next() throws(DocumentFault) -> InputPiece? {
        do throws(SourceRefusal) {
            while let row = try reader.next() {
                defer { number += 1 }
                if row.offset >= container.start { return piece(row) }
            }
        } catch {
            throw DocumentFault(error)
        }
        return nextFault()
    }

    /// What is wrong with the file besides its rows, told behind them.
    private mutating func nextFault() -> InputPiece? {
        var faults = lastFaults ?? endFaults()
        guard !faults.isEmpty else {
            lastFaults = []
            return nil
        }
        let found = faults.removeFirst()
        lastFaults = faults
        return InputPiece(telling: [found], of: container.input)
    }

    private func endFaults() -> [DocumentFault] {
        var faults: [DocumentFault] = []
        if reader.isDamaged {
            faults.append(
                DocumentFault(.damagedArchive, "compressed data is corrupt or truncated"))
        }
        if reader.endsInArray {
            faults.append(
                DocumentFault(
                    .unreadableFormat,
                    "line \(reader.currentLine): the array is not closed, rows may be missing"))
        }
        if number == 0, faults.isEmpty, let fault = emptinessFault() { faults.append(fault) }
        return faults
    }

    /// Why nothing was found in a table that could have had no document; nil for what is only empty.
    private func emptinessFault() -> DocumentFault? {
        let known = opener.settings.scrapes.columns
        guard let table = reader.table, !table.names.contains(where: known.texts.contains) else { return nil }
        return DocumentFault(.unknownFormat, "a table without rows, whose header names no text")
    }

    private mutating func piece(_ row: RowReader.Row) -> InputPiece {
        var context =
            self.context ?? RowContext(kind, table: reader.table, head: reader.head ?? row.bytes ?? [])
        self.context = context
        // A header in the middle begins another table.
        if let table = reader.table { context.table = table }
        // An array in the middle may be that of another feed.
        if let head = reader.head { context.head = head }
        var input = container.input
        input.member = input.memberName("\(kind.rowName)-\(number)")
        input.offset = row.offset
        input.bytes = row.bytes?.count ?? row.end - row.offset
        let (opener, reference, index, shared) = (opener, input, number, context)
        return InputPiece(input: input, bytes: row.bytes?.count ?? 0, end: row.end) {
            (each, fault) throws(DocumentFault) in
            guard let bytes = row.bytes else {
                throw DocumentFault(SourceRefusal(.sizeLimit, "the row exceeds the size limit of a document"))
            }
            if let problem = row.problem, shared.refusesTornRows {
                throw DocumentFault(.unreadableFormat, "line \(row.line): \(problem)")
            }
            var item = LoadedItem(input: reference, bytes: bytes)
            item.input.sha256 = ContentDigest.sha256(bytes)
            func hand(_ document: consuming Document) {
                document.stateFetchTime()
                each(document)
            }
            try opener.openRow(item, row, index, shared, each: hand, fault: fault)
        }
    }
}

/// What the rows of one stream have in common.
struct RowContext: Sendable {
    var kind: RowKind
    var table: TableHeader?
    /// What stands before the first element.
    var head: [UInt8]
    var wiki: WikiSite?

    init(_ kind: RowKind, table: TableHeader?, head: [UInt8]) {
        self.kind = kind
        self.table = table
        self.head = head
        if kind == .wikiPages { wiki = WikiSite(head) }
    }

    /// An entry that is cut off may have enough in it: the feeds' reader judges that.
    var refusesTornRows: Bool { if case .entries = kind { false } else { true } }
}

extension DocumentOpener {
    /// Opens one row.
    fileprivate func openRow(
        _ item: LoadedItem, _ row: RowReader.Row, _ index: Int, _ context: RowContext,
        each: (consuming Document) -> Void, fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        switch context.kind {
        case .mailbox: try openMessage(item, item.bytes, SourceNotes(), each: each, fault: fault)
        case .values, .members: try openObject(item, line: row.line, each: each, fault: fault)
        case .table:
            let text = SourceText(item.bytes)
            if context.table?.isRepeated(text.utf8) == true { throw .drop(.notArticle) }
            let object = context.table?.object(text.utf8, row.reading) ?? .null
            guard var document = settings.scrapes.document(object, item) else {
                throw DocumentFault(.unknownFormat, "line \(row.line): the row has no text")
            }
            if FetchNotice.isOne(document.content) { throw FetchNotice.fault(of: document.record) }
            if object.isCutBySpreadsheet { document.record.warn("truncated_input") }
            if !row.reading.isEmpty { document.record.warn("repaired") }
            text.warn(&document.record)
            each(document)
        case .wikiPages: each(try WikiPage(item.bytes).document(item, of: context.wiki))
        case .wikiDocuments: each(try WikiDocument(item.bytes).document(item))
        case .entries(let format): try openEntry(item, format, index, context.head, each: each, fault: fault)
        }
    }

    /// Opens an object of JSON: strictly, else with what programs write besides.
    private func openObject(
        _ item: LoadedItem, line: Int, each: (consuming Document) -> Void, fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        let text = SourceText(item.bytes, charset: "utf-8")
        var isRepaired = false
        let row: JSONValue
        do throws(JSONSyntaxError) {
            if let strict = try? JSONParser.parse(text.utf8) {
                row = strict
            } else {
                row = try JSONParser.parse(text.utf8, lenient: true)
                isRepaired = true
            }
        } catch {
            throw DocumentFault(
                .unreadableFormat, "line \(line + error.line - 1), column \(error.column): \(error.message)")
        }
        if let format = JSONFrame.format(of: row) {
            let feed = OpenedSource(feed: text.utf8, format)
            if (try? openEntries(item, feed, SourceNotes(), each: each, fault: fault)) != nil { return }
        }
        let isMended = isRepaired || row.hasRepeatedKeys
        let isKnown = settings.scrapes.open(row, item, fault: fault) { document in
            if FetchNotice.isOne(document.content) { return fault(FetchNotice.fault(of: document.record)) }
            var document = document
            if isMended { document.record.warn("repaired") }
            text.warn(&document.record)
            each(document)
        }
        if !isKnown {
            throw DocumentFault(.unknownFormat, "line \(line): the row has no text")
        }
    }

    /// Opens an entry of a large feed, which is read as a small one with the same beginning.
    private func openEntry(
        _ item: LoadedItem, _ format: SourceFormat, _ index: Int, _ head: [UInt8],
        each: (consuming Document) -> Void, fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        let end: [UInt8] = format == .jsonFeed ? Array("]}".utf8) : []
        let feed = OpenedSource(feed: head + item.bytes + end, format)
        try openEntries(item, feed, SourceNotes(), firstIndex: index, each: each, fault: fault)
    }
}

extension JSONValue {
    /// Whether a cell has as many characters as spreadsheets keep, and no more.
    fileprivate var isCutBySpreadsheet: Bool {
        let most = 32_767
        return members?.contains {
            guard let text = $0.value.string, text.utf8.count >= most else { return false }
            return text.utf16.count == most
        } == true
    }

    /// Whether an object states something twice.
    var hasRepeatedKeys: Bool {
        let keys = members?.map(\.key) ?? []
        return Set(keys).count != keys.count
    }
}
