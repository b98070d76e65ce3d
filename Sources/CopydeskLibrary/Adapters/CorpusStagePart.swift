internal import Files
internal import PipelineKit
internal import TextKit

/// Runs the part of a stage that sees the corpus.
protocol CorpusStagePart: StageAdapter, PipelineKit.CorpusStage where Adapted: CorpusStage {}

extension CorpusStagePart {
    mutating func observe(_ record: borrowing Record, at place: RecordPosition) {
        made.component.observe(ArticleDraft(copy record, stage: Self.kind))
    }

    mutating func conclude() { made.component.conclude() }

    mutating func consider(
        _ record: inout Record, lookUp: LookUp
    ) throws(DocumentFault) -> PipelineKit.Verdict {
        var draft = ArticleDraft(record, stage: Self.kind)
        let verdict = made.component.consider(&draft)
        record = draft.record
        return try verdict.inEngine()
    }

    // MARK: Memory

    static var stateFolderName: String? { Adapted.remembers ? "own-\(kind)" : nil }

    private static func files(in folder: String) -> GenerationFiles {
        GenerationFiles(in: folder, suffix: ".memory")
    }

    mutating func loadState(from folder: String, generation: String?) throws(ResourceError) {
        // A stage that the configuration has gained since the last run has no memory yet.
        guard let generation, FileSystem.exists(folder) else { return }
        let files = Self.files(in: folder)
        guard let memory = SealedBytes.opened(try files.read(generation)) else {
            throw files.corrupt(generation)
        }
        do throws(ComponentError) {
            try made.component.recall(memory)
        } catch {
            throw ResourceError(path: files.path(of: generation), message: error.text)
        }
    }

    mutating func saveState(in folder: String, generation: String) throws(OutputError) {
        try Self.files(in: folder).write(SealedBytes.sealed(made.component.memory), as: generation)
    }

    /// A dataset of version 1 is older than these memories: there is nothing to rename in them.
    static func carryState(
        in folder: String, from generation: String, to next: String, renaming texts: [RenamedText]
    ) throws {
        try files(in: folder).write(try files(in: folder).read(generation), as: next)
    }

    static func retire(in folder: String, keeping generation: String?) {
        files(in: folder).retire(keeping: generation)
    }
}

struct CorpusStageAdapter<Adapted: CorpusStage>: CorpusStagePart {
    var made: OpenedComponent<Adapted>
}

struct DocumentCorpusStageAdapter<Adapted: DocumentStage & CorpusStage>: DocumentStagePart, CorpusStagePart {
    var made: OpenedComponent<Adapted>
}

struct ArticleCorpusStageAdapter<Adapted: ArticleStage & CorpusStage>: ArticleStagePart, CorpusStagePart {
    var made: OpenedComponent<Adapted>
}
