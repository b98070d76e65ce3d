package import Files
package import PipelineKit

extension StripBoilerplate: CorpusStage {
    /// The source whose documents are counted together.
    private static func source(of record: borrowing Record) -> String? { record.domain ?? record.source }

    /// The paragraphs as numbers, as attached by the document stage, or computed now if it has not run.
    private static func keys(of record: borrowing Record, _ paragraphs: [String]) -> [BlockKeys?] {
        if let left = record.attachments[ParagraphKeys.self]?.keys, left.count == paragraphs.count {
            return left
        }
        return ParagraphKeys(paragraphs).keys
    }

    package mutating func observe(_ record: borrowing Record, at place: RecordPosition) {
        guard let source = Self.source(of: record), policy(for: record).removesRepeats else { return }
        let keys = record.attachments[ParagraphKeys.self] ?? ParagraphKeys(record.paragraphs)
        repetition.observe(source: source, keys: keys.keys.compactMap(\.self))
    }

    package mutating func conclude() { repetition.finish() }

    package mutating func consider(
        _ record: inout Record, lookUp: LookUp
    ) throws(DocumentFault) -> Verdict {
        let paragraphs = record.paragraphs
        let keys = Self.keys(of: record, paragraphs)
        record.attachments[ParagraphKeys.self] = nil
        guard let source = Self.source(of: record), policy(for: record).removesRepeats else { return .keep }
        let verdicts = keys.map { repetition.verdict(source: source, keys: $0) }
        let repeatedBytes = zip(paragraphs, verdicts).reduce(0) {
            $0 + ($1.1.isRepeated ? $1.0.utf8.count : 0)
        }
        // Versions of one story repeat each other completely; with boilerplate, most of the text remains.
        guard repeatedBytes > 0, repeatedBytes * 3 < record.text.utf8.count else { return .keep }
        for (place, verdict) in verdicts.enumerated() where verdict.isRepeated {
            record.removedBlocks.append(Self.removed(paragraphs[place], verdict, place: place))
        }
        record.keepParagraphs(verdicts.map { !$0.isRepeated }, of: paragraphs)
        return .keep
    }

    private static func removed(_ text: String, _ verdict: Repetition.Verdict, place: Int) -> RemovedBlock {
        RemovedBlock(
            category: .otherBoilerplate, rule: "repetition",
            score: Double(verdict.documents) / Double(max(1, verdict.sampled)), text: text, place: place,
            facts: [
                BlockSignal(name: "repetition.documents", weight: Double(verdict.documents)),
                BlockSignal(name: "repetition.sampled", weight: Double(verdict.sampled)),
            ])
    }

    // MARK: Memory

    package static let stateFolderName: String? = "strip-boilerplate"

    private static func files(in folder: String) -> GenerationFiles {
        GenerationFiles(in: folder, suffix: ".counts")
    }

    package mutating func loadState(from folder: String, generation: String?) throws(ResourceError) {
        repetition = Repetition()
        guard let generation else { return }
        let files = Self.files(in: folder)
        guard let earlier = Repetition(decoding: try files.read(generation)) else {
            throw files.corrupt(generation)
        }
        repetition = earlier
    }

    package mutating func saveState(in folder: String, generation: String) throws(OutputError) {
        try Self.files(in: folder).write(repetition.encoded(), as: generation)
    }

    /// Counts of blocks name no articles.
    package static func carryState(
        in folder: String, from generation: String, to next: String, renaming texts: [RenamedText]
    ) throws {
        try files(in: folder).write(try files(in: folder).read(generation), as: next)
    }

    package static func retire(in folder: String, keeping generation: String?) {
        files(in: folder).retire(keeping: generation)
    }
}
