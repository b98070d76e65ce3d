import PipelineKit

/// Options of nothing.
struct NoChoice: StageOptions {
    init() {}
    init(reading reader: inout OptionReader) {}
}

/// A source of given items, each of which holds its own path.
struct GivenItems: DocumentSource {
    var items: [SourceItem]

    func list() throws(SourceError) -> [SourceItem] { items }

    func load(_ item: SourceItem) throws(DocumentFault) -> LoadedItem {
        LoadedItem(input: InputReference(path: item.path, sha256: item.path), bytes: Array(item.path.utf8))
    }
}

/// Cuts an input named "12 7 !" into pieces of so many bytes, "!" being a fault.
///
/// One without a blank is loaded whole.
struct PieceIntake: IntakeStage {
    static let kind = "pieces"
    static let summary = ""
    static let needs: Set<DocumentField> = []
    static let provides: Set<DocumentField> = [.text]

    init(options: NoChoice = NoChoice(), resources: Resources = .none) {}

    func open(
        _ item: LoadedItem, each: (consuming Document) -> Void, fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        var record = Record(kind: .page, input: item.input)
        record.text = item.input.path
        each(Document(record: record, content: [], form: .plainText))
    }

    private struct Splitter: InputSplitter {
        var rest: ArraySlice<Substring>
        var end = 0

        mutating func next() throws(DocumentFault) -> InputPiece? {
            guard let first = rest.popFirst() else { return nil }
            guard let bytes = Int(first) else { throw DocumentFault(code: "cut", message: "") }
            end += bytes
            return InputPiece(input: InputReference(path: String(first)), bytes: bytes, end: end) { _, _ in }
        }
    }

    func split(_ item: SourceItem, of source: any DocumentSource) throws(DocumentFault) -> (
        any InputSplitter
    )? {
        if item.path == "unreadable " { throw DocumentFault(code: "unreadable", message: "") }
        return item.path.contains(" ") ? Splitter(rest: item.path.split(separator: " ")[...]) : nil
    }
}

extension Resources {
    /// No resources at all.
    static var none: Resources { Resources(folder: "", read: { _ in [] }, list: { _ in [] }) }
}
