package import Files
internal import PipelineKit

/// Finds the duplicates among the documents of a run, and of those that earlier runs left in an index.
///
/// Documents are added in source order with the signatures their workers made; `resolve` compares all at
/// once. Clusters, canonical choice and every score depend only on the documents and the index: another
/// order of adding, another number of workers or machines gives the same decision for each id. Only documents equal
/// in text, date, id and rank are decided by their order.
package struct Deduplicator: Sendable {
    private let model: DuplicateModel
    private let settings: DedupeSettings
    private var documents = DedupeDocuments()
    private var earlier = DedupeIndex()

    /// A deduplicator without documents.
    package init(model: DuplicateModel, settings: DedupeSettings = DedupeSettings()) {
        self.model = model
        self.settings = settings
    }

    /// Opens the index of earlier runs; what they published stays canonical.
    ///
    /// - Throws: `ResourceError` if a file of the generation is missing or corrupt.
    package mutating func loadState(_ generation: String, in folder: String) throws(ResourceError) {
        earlier = try DedupeIndex(generation, in: folder)
    }

    /// Adds a document of this run; `rank` is its place among those of its article, the newest last.
    ///
    /// - Returns: false if the signature is not one of this version; the document is then alone in its cluster.
    @discardableResult
    package mutating func add(id: String, signature: [UInt8], rank: Int = 0) -> Bool {
        documents.append(id: id, signature: signature, rank: rank)
    }

    /// Decides on every document, in the order they were added.
    package consuming func resolve() -> DedupeResult {
        // Moved, not shared: deciding changes the table, and a second one of a million documents is 390 MB.
        var handedOver = DedupeDocuments()
        swap(&handedOver, &documents)
        var resolution = DedupeResolution(
            consume handedOver, model: model, settings: settings, earlier: earlier)
        resolution.run()
        let (decisions, addition) = resolution.decisions()
        return DedupeResult(decisions: decisions, earlier: earlier, addition: addition)
    }

    /// Calls `body` with the ids and features of every pair that would be compared, for fitting weights.
    package consuming func forEachPair(_ body: (String, String, [Float]) -> Void) {
        let ids = documents.ids
        var resolution = DedupeResolution(
            documents, model: model, settings: settings, earlier: earlier)
        resolution.pairs { first, second, evidence in
            body(ids[first], ids[second], DuplicateModel.featureList(evidence))
        }
    }
}
