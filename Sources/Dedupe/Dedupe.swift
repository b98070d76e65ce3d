package import Files
package import PipelineKit
internal import TextKit

/// The stage: makes each document's signature on a worker, then finds the duplicates among all of them.
package struct Dedupe: RecordStage, CorpusStage {
    /// Options of the stage.
    package struct Options: StageOptions {
        var settings = DedupeSettings()
        /// Whether the dataset has the column `story_id`.
        var writesStoryID = false

        package init() {}

        package init(reading reader: inout OptionReader) {
            settings.mode = reader.choice(
                "mode", default: settings.mode,
                "What counts as a duplicate: nothing, equal words, or nearly equal words and facts.")
            settings.merge = reader.choice(
                "merge", default: settings.merge,
                "What weighs more: losing other news to a cluster, or keeping a copy as an article.")
            settings.withinSource = reader.bool(
                "withinSource", default: settings.withinSource, "Compare only documents of one publisher.")
            settings.acrossSources = reader.bool(
                "acrossSources", default: settings.acrossSources,
                "Compare only documents of different publishers.")
            settings.withinLanguage = reader.bool(
                "withinLanguage", default: settings.withinLanguage, "Compare only documents of one language.")
            let days = reader.integer(
                "windowDays", default: settings.windowDays ?? 0, in: 0...36_500,
                "Compare only documents dated at most this many days apart; 0 for no limit.")
            settings.windowDays = days == 0 ? nil : days
            settings.keepsAll = reader.bool(
                "keepAll", default: settings.keepsAll,
                "Keep duplicates as articles and only label them by cluster_id.")
            settings.minimumTokens = reader.integer(
                "minimumTokens", default: settings.minimumTokens, in: 1...10_000,
                "Minimum words of a text; shorter texts are never duplicates.")
            settings.strictness = Float(
                reader.decimal(
                    "strictness", default: Double(settings.strictness), in: -20...20,
                    "Added to the log-odds threshold for duplicates: above 0 finds fewer, below 0 more."))
            settings.storyStrictness = Float(
                reader.decimal(
                    "storyStrictness", default: Double(settings.storyStrictness), in: -20...20,
                    "Added to the log-odds threshold for merging clusters into one story."))
            writesStoryID = reader.bool(
                "storyID", default: writesStoryID,
                "Add the column story_id: the canonical record of all that cover the same story.")
        }
    }

    package static let kind = "dedupe"
    package static let summary =
        "Finds exact and near duplicates, chooses the canonical record, labels clusters."
    package static let needs: Set<DocumentField> = [.text]
    package static let provides: Set<DocumentField> = [.cluster]
    package static let modelPath = "models/dedupe/pairs.bin"

    private let model: DuplicateModel
    private let settings: DedupeSettings
    package let resourceDigests: [String: String]
    package let optionalFields: Set<RecordSchema.OptionalField>
    private var deduplicator: Deduplicator
    private var decisions: [DedupeDecision] = []
    private var result: DedupeResult?
    private var savesState = false
    /// The task that writes the index.
    private var writing: Task<Result<Void, OutputError>, Never>?
    private var nextDecision = 0

    package init(options: Options, resources: Resources) throws(ResourceError) {
        let bytes = try resources.bytes(Self.modelPath)
        model = try Self.model(bytes)
        settings = options.settings
        optionalFields = options.writesStoryID ? [.storyID] : []
        resourceDigests = [Self.modelPath: ContentDigest.sha256(bytes)]
        deduplicator = Deduplicator(model: model, settings: settings)
    }

    /// Reads the committed weights.
    package static func model(_ bytes: [UInt8]) throws(ResourceError) -> DuplicateModel {
        try DuplicateModel(bytes, path: modelPath)
    }

    /// Makes the signature of the text.
    package func process(_ record: inout Record) throws(DocumentFault) -> Verdict {
        let address = record.canonicalURL
        var sketcher = DocumentSketcher()
        record.attachments[EncodedSignature.self] = EncodedSignature(
            sketcher.signature(
                of: record.text,
                identity: DocumentIdentity(
                    canonicalURL: address,
                    source: address.map(WebAddress.host(ofCanonical:)) ?? record.source,
                    language: record.language, published: record.published,
                    headline: record.title)
            ))
        return .keep
    }

    package mutating func observe(_ record: borrowing Record, at place: RecordPosition) {
        deduplicator.add(
            id: record.id, signature: record.attachments[EncodedSignature.self]?.encoded ?? [],
            rank: record.identity.rank)
    }

    package mutating func conclude() {
        let complete = deduplicator
        deduplicator = Deduplicator(model: model, settings: settings)
        let result = (consume complete).resolve()
        decisions = result.decisions
        self.result = savesState ? result : nil
        nextDecision = 0
    }

    package func keeps(_ observed: Int) -> Bool? {
        settings.keepsAll || decisions[observed].duplicateOf == nil
    }

    package static let stateFolderName: String? = "dedupe"

    package mutating func loadState(from folder: String, generation: String?) throws(ResourceError) {
        savesState = true
        if let generation { try deduplicator.loadState(generation, in: folder) }
    }

    package mutating func beginSavingState(in folder: String, generation: String) {
        guard let result else { return }
        self.result = nil
        writing = Task.detached { () -> Result<Void, OutputError> in
            do throws(OutputError) {
                return .success(try result.saveState(generation, in: folder))
            } catch {
                return .failure(error)
            }
        }
    }

    package mutating func saveState(in folder: String, generation: String) async throws(OutputError) {
        if writing == nil {
            // A run without records has concluded nothing; the previous index is kept under the new name.
            if result == nil { conclude() }
            beginSavingState(in: folder, generation: generation)
        }
        let outcome = await writing?.value
        writing = nil
        try outcome?.get()
    }

    package mutating func stopSavingState() async {
        writing?.cancel()
        _ = await writing?.value
        writing = nil
    }

    package static func carryState(
        in folder: String, from generation: String, to next: String, renaming texts: [RenamedText]
    ) throws {
        try DedupeIndex(generation, in: folder).write(next, in: folder, renaming: RenamedIDs(texts))
    }

    package static func retire(in folder: String, keeping generation: String?) {
        DedupeResult.retire(in: folder, keeping: generation)
    }

    package mutating func consider(
        _ record: inout Record, lookUp: LookUp
    ) throws(DocumentFault) -> Verdict {
        precondition(nextDecision < decisions.count, "a record was considered that was not observed")
        let decision = decisions[nextDecision]
        nextDecision += 1
        record.ids = RecordIDs(record.id, cluster: decision.clusterID, story: decision.storyID)
        record.attachments[EncodedSignature.self] = nil
        guard let canonical = decision.duplicateOf, !settings.keepsAll else { return .keep }
        return .duplicate(
            Duplication(canonicalID: canonical, similarity: decision.similarity, reason: decision.reasonText))
    }
}
