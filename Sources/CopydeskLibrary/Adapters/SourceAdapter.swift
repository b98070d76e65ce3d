internal import PipelineKit
internal import TextKit

/// Makes an added source one of the engine's sources.
struct SourceAdapter<Adapted: InputSource>: DocumentSource {
    let source: Adapted
    let maximumBytes: Int

    /// Sorted by the bytes of the paths, so that the dataset does not depend on the order in which inputs are listed.
    func list() throws(SourceError) -> [SourceItem] {
        let listed: [ListedInput]
        do throws(ComponentError) {
            listed = try source.list()
        } catch {
            throw SourceError(path: error.path ?? "", message: "source '\(Adapted.kind)': \(error.text)")
        }
        let sorted = listed.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        if let twice = zip(sorted, sorted.dropFirst()).first(where: { $0.path == $1.path }) {
            throw SourceError(
                path: twice.0.path, message: "source '\(Adapted.kind)' lists '\(twice.0.path)' twice")
        }
        return sorted.enumerated().map { sequence, input in
            var item = SourceItem(sequence: sequence, path: input.path, bytes: input.bytes ?? 0)
            item.modified = input.modified
            return item
        }
    }

    func load(_ item: SourceItem) throws(DocumentFault) -> LoadedItem {
        let input = ListedInput(path: item.path, bytes: item.bytes, modified: item.modified)
        switch source.load(input) {
        case .fault(let fault): throw fault.documentFault
        case .content(let content): return try loaded(content, path: item.path)
        }
    }

    private func loaded(_ content: InputContent, path: String) throws(DocumentFault) -> LoadedItem {
        let bytes = content.bytes
        guard bytes.count <= maximumBytes else {
            throw DocumentFault(.tooLarge, "\(bytes.count) bytes; limits.maximumBytes is \(maximumBytes)")
        }
        let input = InputReference(path: path, sha256: ContentDigest.sha256(bytes), bytes: bytes.count)
        var item = LoadedItem(
            input: input, bytes: bytes, url: content.url, contentType: content.contentType)
        item.fetchedAt = content.fetchedAt
        return item
    }
}
