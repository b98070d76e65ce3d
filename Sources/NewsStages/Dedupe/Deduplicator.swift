/// Finds the copies among the documents of a run, and of those published before.
///
/// Documents are added in source order with the signatures their workers made; `resolve` looks at all of them at
/// once. Clusters, canonical choice and every figure depend on the set of documents alone: another order of adding,
/// another number of workers or machines gives the same decision for each id. Only documents equal in text, date and
/// id fall back on their order.
///
/// Memory is about 1 KB a document while resolving, of which the signature takes 664 bytes.
package struct Deduplicator: Sendable {
    private let model: DuplicateModel
    private let settings: DedupeSettings
    private var documents = DedupeDocuments()

    /// A deduplicator without documents.
    package init(model: DuplicateModel, settings: DedupeSettings = DedupeSettings()) {
        self.model = model
        self.settings = settings
    }

    /// Adds a document of this run.
    ///
    /// - Returns: false if the signature is not one of this version; the document is then alone in its cluster.
    @discardableResult
    package mutating func add(id: String, signature: [UInt8]) -> Bool {
        documents.append(id: id, signature: signature, isPublished: false)
    }

    /// Adds a document that an earlier run published: it stays canonical whatever else comes.
    ///
    /// - Returns: false if the signature is not one of this version; the document is then not compared.
    @discardableResult
    package mutating func addPublished(id: String, signature: [UInt8]) -> Bool {
        documents.append(id: id, signature: signature, isPublished: true)
    }

    /// Decides on every document added by `add`, in that order.
    package consuming func resolve() -> [DedupeDecision] {
        var resolution = DedupeResolution(documents, model: model, settings: settings)
        resolution.run()
        return resolution.decisions()
    }
}

/// The documents of a run by row, in the order they came.
struct DedupeDocuments: Sendable {
    var ids: [String] = []
    var isPublished: [Bool] = []
    var table = SignatureTable()

    var count: Int { ids.count }

    mutating func append(id: String, signature: [UInt8], isPublished published: Bool) -> Bool {
        ids.append(id)
        isPublished.append(published)
        if table.append(signature) { return true }
        table.appendBlank()
        return false
    }

    /// Whether one document is the better representative of equal or similar texts.
    ///
    /// Published ones first, then the most complete text, the earliest stated date, the smallest id.
    func precedes(_ left: Int, _ right: Int) -> Bool {
        if isPublished[left] != isPublished[right] { return isPublished[left] }
        let (a, b) = (table.headers[left], table.headers[right])
        if a.storyTokens != b.storyTokens { return a.storyTokens > b.storyTokens }
        if a.minute != b.minute {
            if a.minute == Int32.min || b.minute == Int32.min { return b.minute == Int32.min }
            return a.minute < b.minute
        }
        return (ids[left], left) < (ids[right], right)
    }
}
