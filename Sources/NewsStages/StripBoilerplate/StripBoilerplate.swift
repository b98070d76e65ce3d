package import PipelineKit

/// The stage: takes promos, ads, navigation and the like out of the body and records each with its reason.
///
/// On each document by cues and structure, then over the corpus by repetition: a block that stands on many documents
/// of one source is not this article's text.
package struct StripBoilerplate: DocumentStage, CorpusStage {
    /// Options of the stage.
    package struct Options: StageOptions {
        var judging = BoilerplateOptions()
        var removesRepeats = true

        package init(reading reader: inout OptionReader) {
            judging.actions = reader.choices(
                "categories", default: [:],
                "What to do with blocks of a category; remove where nothing is said.")
            judging.threshold = reader.decimal(
                "threshold", default: 0.5, in: 0...1, "Evidence from which on a block is removed.")
            judging.nearMiss = reader.decimal(
                "nearMiss", default: 0.35, in: 0...1,
                "Evidence from which on a kept block counts as a near miss.")
            removesRepeats = reader.bool(
                "repetition", default: true, "Remove blocks that stand on many documents of one source.")
        }
    }

    package static let kind = "strip-boilerplate"
    package static let summary =
        "Removes promos, ads, sign-up boxes and navigation, block by block, with reasons."
    package static let needs: Set<DocumentField> = [.blocks]
    package static let provides: Set<DocumentField> = [.blocks, .text]
    private static let modelPath = "models/boilerplate/blocks.json"

    private let classifier: BoilerplateClassifier
    private let removesRepeats: Bool
    private var repetition = Repetition()
    package let resourceDigests: [String: String]

    package init(options: Options, resources: Resources) throws(ResourceError) {
        let files = try Self.files(resources)
        removesRepeats = options.removesRepeats
        classifier = try Self.classifier(files, options: options.judging)
        resourceDigests = Dictionary(
            (files.packs + [files.model]).map { ($0.name, ContentDigest.sha256($0.bytes)) }
        ) { first, _ in first }
    }

    private static func files(
        _ resources: Resources
    ) throws(ResourceError) -> (packs: [ResourceFile], model: ResourceFile) {
        var packs: [ResourceFile] = []
        for name in resources.files(in: "rules") where name.hasSuffix(".json") {
            packs.append(ResourceFile(name: "rules/\(name)", bytes: try resources.bytes("rules/\(name)")))
        }
        return (packs, ResourceFile(name: modelPath, bytes: try resources.bytes(modelPath)))
    }

    private static func classifier(
        _ files: (packs: [ResourceFile], model: ResourceFile), options: BoilerplateOptions
    ) throws(ResourceError) -> BoilerplateClassifier {
        let (classifier, problems) = BoilerplateClassifier.load(
            packs: files.packs, model: files.model, options: options)
        guard let classifier else {
            throw ResourceError(path: "rules", message: problems.joined(separator: "; "))
        }
        return classifier
    }

    /// A classifier with the standard options, for the single-step commands.
    static func classifier(resources: Resources) throws(ResourceError) -> BoilerplateClassifier {
        try classifier(files(resources), options: BoilerplateOptions())
    }

    /// Extraction is sure of a block from here on; then a verdict against it needs `sureThreshold`.
    ///
    /// Both chosen on the development halves: without them stripping costs .005 of shingle F1 (fundus) and empties
    /// three pages of 1,605.
    private static let sureBody = 0.8
    private static let sureThreshold = 0.8
    /// A cue of this weight says what a block is, however well extraction thinks of it.
    private static let strongCue = 0.8

    /// The verdict on each block of a document.
    func judge(_ document: borrowing Document) -> [(block: Block, verdict: BlockVerdict)] {
        let verdicts = classifier.judge(document.blocks, language: document.record.language)
        return zip(document.blocks, verdicts).map { block, verdict in
            guard block.bodyProbability >= Self.sureBody, block.bodyProbability < 1,
                verdict.score < Self.sureThreshold,
                !verdict.hits.contains(where: { $0.weight >= Self.strongCue })
            else { return (block, verdict) }
            var kept = verdict
            (kept.keep, kept.action) = (true, .keep)
            return (block, kept)
        }
    }

    package func process(_ document: inout Document) throws(DocumentFault) -> Verdict {
        if document.record.kind == .textDump {
            takeApart(&document)
        } else {
            strip(&document)
        }
        return document.record.text.isEmpty ? .drop("no_text") : .keep
    }

    private func strip(_ document: inout Document) {
        nameLeftOutBlocks(&document.record)
        let judged = judge(document)
        let kept = judged.filter(\.verdict.keep).map(\.block)
        guard document.record.kind != .page || Self.isCredible(judged) else { return }
        for (block, verdict) in judged where verdict.action == .remove {
            document.record.removedBlocks.append(
                RemovedBlock(
                    category: verdict.category ?? .otherBoilerplate, rule: verdict.rule, score: verdict.score,
                    text: block.text))
        }
        for (_, verdict) in judged where verdict.action == .tag {
            if let category = verdict.category { document.record.warn("contains_\(category.rawValue)") }
        }
        document.setBody(kept)
    }

    /// Verdicts that would take three quarters of a page's body are misread ones, unless cues name most of it:
    /// a consent wall saved in place of the article is one from end to end.
    private static func isCredible(_ judged: [(block: Block, verdict: BlockVerdict)]) -> Bool {
        func size(where counts: (BlockVerdict) -> Bool) -> Int {
            judged.reduce(0) { $0 + (counts($1.verdict) ? $1.block.text.utf8.count : 0) }
        }
        let named = size { verdict in !verdict.keep && verdict.hits.contains { $0.weight >= strongCue } }
        return size(where: \.keep) * 4 >= size { _ in true } || named * 2 >= size { !$0.keep }
    }

    /// Extraction leaves blocks out by their looks alone; where a cue says what one is, the audit names that.
    private func nameLeftOutBlocks(_ record: inout Record) {
        let blocks = record.removedBlocks.map { Block(text: $0.text) }
        for (index, verdict) in classifier.judge(blocks, language: record.language).enumerated() {
            // Markup has said what a caption is, and no cue knows better.
            guard record.removedBlocks[index].category != .creditCaption, !verdict.keep,
                let category = verdict.category, let cue = verdict.hits.first
            else { continue }
            record.removedBlocks[index].category = category
            record.removedBlocks[index].rule = cue.name
        }
    }

    /// A text dump taken apart.
    func readDump(_ document: borrowing Document) -> TextDump {
        TextDump.read(document.content, language: document.record.language, classifier: classifier)
    }

    /// A dump of a page has no markup that could tell title, date and furniture from the body.
    private func takeApart(_ document: inout Document) {
        let dump = readDump(document)
        document.content = []
        document.record.title = document.record.title ?? dump.title
        document.record.source = document.record.source ?? dump.source
        document.record.section = document.record.section ?? dump.section
        if document.record.authors.isEmpty {
            document.record.authors = dump.bylines.flatMap(AuthorNames.names)
        }
        let hints = DateParser.Hints(language: document.record.language)
        func date(_ text: String?) -> String? {
            text.flatMap { DateParser.parse($0, hints: hints) ?? DateParser.first(in: $0, hints: hints) }?
                .rfc3339
        }
        document.record.published = document.record.published ?? date(dump.publishedText)
        document.record.modified = document.record.modified ?? date(dump.modifiedText)
        document.record.removedBlocks += dump.removed
        document.setBody(dump.blocks)
    }

    // MARK: Repetition

    /// Whose documents are counted together.
    private static func source(of record: borrowing Record) -> String? { record.domain ?? record.source }

    private static func paragraphs(of record: borrowing Record) -> [String] {
        record.text.split(separator: "\n\n").map(String.init)
    }

    package mutating func observe(_ record: borrowing Record) {
        guard removesRepeats, let source = Self.source(of: record) else { return }
        repetition.observe(source: source, blocks: Self.paragraphs(of: record))
    }

    package mutating func conclude() { repetition.finish() }

    package mutating func consider(_ record: inout Record) throws(DocumentFault) -> Verdict {
        guard removesRepeats, let source = Self.source(of: record) else { return .keep }
        let paragraphs = Self.paragraphs(of: record)
        let verdicts = paragraphs.map { repetition.verdict(source: source, block: $0) }
        let repeated = zip(paragraphs, verdicts).filter { $1.isRepeated }
        let repeatedBytes = repeated.reduce(0) { $0 + $1.0.utf8.count }
        // Versions of one story repeat each other from end to end; what is left of a text tells them from furniture.
        guard repeatedBytes > 0, repeatedBytes * 3 < record.text.utf8.count else { return .keep }
        for (text, verdict) in repeated {
            record.removedBlocks.append(
                RemovedBlock(
                    category: .otherBoilerplate, rule: "repetition",
                    score: Double(verdict.documents) / Double(max(1, verdict.sampled)), text: text))
        }
        record.text = zip(paragraphs, verdicts).filter { !$1.isRepeated }.map(\.0).joined(separator: "\n\n")
        return .keep
    }
}
