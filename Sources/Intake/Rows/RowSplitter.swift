internal import JSON
internal import Markup
internal import PipelineKit
internal import TextKit

/// Splits JSON Lines, tables and mailboxes into their rows and messages.
struct RowSplitter: InputSplitter {
    private let container: Container
    private let opener: DocumentOpener
    private let kind: RowReader.Kind
    private var reader: RowReader
    private var table: TableHeader?
    private var number = 0
    private var hasReportedDamage = false

    init(_ container: Container, _ kind: RowReader.Kind, opener: DocumentOpener) {
        self.container = container
        self.opener = opener
        self.kind = kind
        // A stream is read from its start, skipping rows before `start`: a table's header is there, and
        // compressed streams cannot be read from anywhere else.
        reader = RowReader(
            InputByteSource(container.reader), compression: container.compression, kind: kind,
            maximumBytes: opener.settings.maximumBytes, ratio: opener.settings.limits.ratio)
    }

    mutating func next() throws(DocumentFault) -> InputPiece? {
        do throws(SourceRefusal) {
            while let row = try reader.next() {
                if kind == .table, table == nil {
                    table = TableHeader(row.bytes ?? [])
                    continue
                }
                defer { number += 1 }
                if row.offset >= container.start { return piece(row) }
            }
        } catch {
            throw DocumentFault(error)
        }
        guard reader.isDamaged, !hasReportedDamage else { return nil }
        hasReportedDamage = true
        return InputPiece(input: container.input, bytes: 0, end: nil) { (_, fault) throws(DocumentFault) in
            fault(DocumentFault(code: "damaged_archive", message: "compressed data is corrupt or truncated"))
        }
    }

    private func piece(_ row: RowReader.Row) -> InputPiece {
        var input = container.input
        input.member = [input.member, "row-\(number)"].compactMap { $0 }.joined(separator: "/")
        input.offset = row.offset
        input.bytes = row.bytes?.count ?? row.end - row.offset
        let (opener, kind, table, reference) = (opener, kind, table, input)
        return InputPiece(input: input, bytes: row.bytes?.count ?? 0, end: row.end) {
            (each, _) throws(DocumentFault) in
            guard let bytes = row.bytes else {
                throw DocumentFault(SourceRefusal(.sizeLimit, "the row exceeds the size limit of a document"))
            }
            var item = LoadedItem(input: reference, bytes: bytes)
            item.input.sha256 = ContentDigest.sha256(bytes)
            try opener.openRow(item, kind, table, each: each)
        }
    }
}

extension DocumentOpener {
    /// Opens one row.
    fileprivate func openRow(
        _ item: LoadedItem, _ kind: RowReader.Kind, _ table: TableHeader?,
        each: (consuming Document) -> Void
    ) throws(DocumentFault) {
        let row: JSONValue
        switch kind {
        case .mailbox:
            guard let message = MailMessage(item.bytes) else {
                throw DocumentFault(code: "unreadable_format", message: "the message has no text part")
            }
            var document = message.document(item)
            document.stateFetchTime()
            return each(document)
        case .lines:
            do throws(JSONSyntaxError) {
                row = try JSONParser.parse(SourceText(item.bytes).utf8)
            } catch {
                throw DocumentFault(
                    code: "unreadable_format", message: "column \(error.column): \(error.message)")
            }
        case .table: row = table?.object(SourceText(item.bytes).utf8) ?? .null
        }
        guard var document = settings.scrapes.document(row, item) else {
            throw DocumentFault(code: "unknown_format", message: "the row has no text")
        }
        document.stateFetchTime()
        each(document)
    }
}
