internal import DateKit
package import Files
package import PipelineKit
internal import TextKit

/// The stage: removes promos, ads, navigation and the like from the body and records each with its reason.
///
/// In each document by cues and structure, then over the corpus by repetition: a block in many documents
/// of one source is not this article's text.
package struct StripBoilerplate: DocumentStage {
    package static let kind = "strip-boilerplate"
    package static let summary =
        "Removes promos, ads, sign-up boxes and navigation, block by block, with reasons."
    package static let needs: Set<DocumentField> = [.blocks]
    package static let provides: Set<DocumentField> = [.blocks, .text]
    private static let modelPath = "models/boilerplate/blocks.bin"

    /// How one source's documents are classified.
    struct SourcePolicy: Sendable {
        var classifier: BoilerplateClassifier
        var removesRepeats: Bool
    }

    private let common: SourcePolicy
    private let sources: [(options: SourceOptions, policy: SourcePolicy)]
    var repetition = Repetition()
    package let resourceDigests: [String: String]

    package init(options: Options, resources: Resources) throws(ResourceError) {
        var library = try CuePackLibrary(resources, modelPath: Self.modelPath)
        let own = try library.add(options.packs, resources)
        common = SourcePolicy(
            classifier: try library.classifier(options.judging, own: own),
            removesRepeats: options.removesRepeats)
        var sources: [(options: SourceOptions, policy: SourcePolicy)] = []
        for source in options.sources {
            let further = try library.add(source.packs, resources)
            // Sources without their own packs share the compiled rules of all.
            let classifier =
                further.isEmpty
                ? common.classifier.with(options: source.judging)
                : try library.classifier(source.judging, own: own + further)
            sources.append(
                (source, SourcePolicy(classifier: classifier, removesRepeats: source.removesRepeats)))
        }
        self.sources = sources
        resourceDigests = library.digests
    }

    /// A classifier with the standard options, for the single-step commands.
    package static func classifier(
        resources: Resources, weighted: Bool, packs: [String]
    ) throws(ResourceError) -> BoilerplateClassifier {
        var library = try CuePackLibrary(resources, modelPath: weighted ? modelPath : nil)
        let own = try library.add(packs, resources)
        return try library.classifier(BoilerplateOptions(), own: own)
    }

    /// The compiled form of the cue packs.
    package static func compiledCues(resources: Resources) throws(ResourceError) -> [UInt8] {
        let (bytes, problems) = CompiledCues.file(from: try CuePackLibrary.standardPacks(resources))
        guard problems.isEmpty else {
            throw ResourceError(path: "rules", message: problems.joined(separator: "; "), isUserFile: true)
        }
        return bytes
    }

    /// The policy for a document; of several sources that cover it, the first listed.
    func policy(for record: borrowing Record) -> SourcePolicy {
        for (options, policy) in sources where options.covers(record) { return policy }
        return common
    }

    package func process(_ document: inout Document) throws(DocumentFault) -> Verdict {
        let policy = policy(for: document.record)
        // A page without text got this far only for its metadata.
        let isBare = document.record.text.isEmpty && document.record.kind.isWhole
        // A database's export has fields, which fetch has read; only the lines of a bare dump are to be found out.
        if document.record.kind == .textDump, document.form == .plainText {
            try Block.bound(document.content.count { $0 == 0x0A })
            parseDump(&document, policy.classifier)
        } else {
            let body = document.record.text.utf8.count
            strip(&document, policy.classifier)
            if document.record.kind.isWhole, Self.isScrap(document, of: body) {
                return .drop(.onlyBoilerplate)
            }
        }
        // Counted blocks are hashed here, on the worker; the corpus stage runs on a single task.
        if policy.removesRepeats {
            document.record.attachments[ParagraphKeys.self] = ParagraphKeys(
                document.blocks.map { CanonicalText.nfc($0.text) })
        }
        return document.record.text.isEmpty && !isBare ? .drop(.noText) : .keep
    }

    /// The rest of a headline list or a consent wall is not an article: few words, and as much removed, or no
    /// sentence among them.
    static func isScrap(_ document: borrowing Document, of body: Int) -> Bool {
        let left = document.record.text.utf8.count
        guard left > 0, left < scrap, left < body else { return false }
        return (body - left) * 5 >= left * 4 || !document.record.paragraphs.contains(where: endsSentence)
    }

    private static func endsSentence(_ paragraph: String) -> Bool {
        TextStatistics(paragraph.utf8.span).endsSentence
    }

    /// Bytes; the shortest articles of the samples have more, and lose little.
    private static let scrap = 250

    // MARK: Blocks

    /// From this probability on extraction is certain of a block; then removing it needs `sureThreshold`.
    ///
    /// Both chosen on the development halves: without them stripping costs .005 of shingle F1 (fundus) and empties
    /// three pages of 1,605.
    private static let sureBody = 0.8
    private static let sureThreshold = 0.8
    /// A table row with at least this share of links is part of a list of links.
    private static let linkedRow = 0.5
    /// A cue of this weight determines what a block is, whatever extraction's probability.
    private static let strongCue = 0.8

    /// The verdict on each block of a document.
    package func judge(_ document: borrowing Document) -> [(block: Block, verdict: BlockVerdict)] {
        judge(document, policy(for: document.record).classifier)
    }

    private func judge(
        _ document: borrowing Document, _ classifier: BoilerplateClassifier
    ) -> [(block: Block, verdict: BlockVerdict)] {
        var judged = judgeBlocks(document, classifier)
        for place in judged.indices.suffix(EntryTail.reach) where judged[place].verdict.keep {
            guard let category = EntryTail.category(of: judged[place].block.text) else { continue }
            judged[place].verdict = classifier.sure(
                category, rule: "structure.entry.tail", hits: judged[place].verdict.hits)
        }
        return document.record.kind == .mail ? MailFurniture(classifier).judge(judged) : judged
    }

    private func judgeBlocks(
        _ document: borrowing Document, _ classifier: BoilerplateClassifier
    ) -> [(block: Block, verdict: BlockVerdict)] {
        let verdicts = classifier.judge(document.blocks, language: document.record.language)
        let authors = document.record.authors
        return zip(document.blocks, verdicts).enumerated().map { place, judged in
            let (block, verdict) = judged
            if place < Self.bylinePlaces, verdict.keep, Self.isByline(block.text, of: authors) {
                return (block, classifier.byline)
            }
            let isBody =
                block.bodyProbability >= Self.sureBody && block.bodyProbability < 1
                && verdict.score < Self.sureThreshold
            // Rows of a table never look like prose; only a cue or links decide.
            let isData = block.role == .tableRow && block.linkDensity < Self.linkedRow
            guard isBody || isData, !verdict.hits.contains(where: { $0.weight >= Self.strongCue }) else {
                return (block, verdict)
            }
            var kept = verdict
            (kept.keep, kept.action) = (true, .keep)
            kept.isNearMiss = kept.isNearMiss || !verdict.keep
            return (block, kept)
        }
    }

    /// A byline is in one of this many blocks at the beginning of a body.
    private static let bylinePlaces = 3

    /// Whether a block is not a sentence and a third of it is names of the record's authors.
    static func isByline(_ text: String, of authors: [String]) -> Bool {
        let length = text.utf8.count
        guard length < 200, !authors.isEmpty, !endsSentence(text) else { return false }
        let named = authors.reduce(0) { $0 + (text.contains($1) ? $1.utf8.count : 0) }
        return named * 3 >= length
    }

    private func strip(_ document: inout Document, _ classifier: BoilerplateClassifier) {
        categorizeRejectedBlocks(&document.record, classifier)
        let judged = judge(document, classifier)
        document.record.nearMisses += judged.filter(\.verdict.isNearMiss).compactMap(\.verdict.category)
        guard !document.record.kind.isWhole || Self.isCredible(judged) else { return }
        for (_, verdict) in judged where verdict.action == .tag {
            if let category = verdict.category { document.record.warn("contains_\(category.rawValue)") }
        }
        // A block that is tagged or wanted is kept; all others are removed with their reasons and positions.
        let keeps = judged.map { $0.verdict.action != .remove }
        for (place, (block, verdict)) in judged.enumerated() where !keeps[place] {
            document.record.removedBlocks.append(
                RemovedBlock(
                    category: verdict.category ?? .otherBoilerplate, rule: verdict.rule, score: verdict.score,
                    text: block.text, place: place, cues: verdict.hits, facts: verdict.structure))
        }
        document.keepBlocks(keeps)
    }

    /// Verdicts that would remove three quarters of a page's body are wrong, unless cues cover most of it:
    /// a consent wall saved in place of the article is nothing else.
    static func isCredible(_ judged: [(block: Block, verdict: BlockVerdict)]) -> Bool {
        func size(where counts: (BlockVerdict) -> Bool) -> Int {
            judged.reduce(0) { $0 + (counts($1.verdict) ? $1.block.text.utf8.count : 0) }
        }
        let named = size { verdict in !verdict.keep && verdict.hits.contains { $0.weight >= strongCue } }
        return size(where: \.keep) * 4 >= size { _ in true } || named * 2 >= size { !$0.keep }
    }

    /// Extraction rejects blocks by their shape; where a cue identifies one, the audit states its category.
    private func categorizeRejectedBlocks(_ record: inout Record, _ classifier: BoilerplateClassifier) {
        let verdicts = classifier.judgeTextsWithCues(
            record.removedBlocks.map(\.text), language: record.language)
        for (index, verdict) in verdicts.enumerated() {
            // Markup has identified captions more reliably than any cue.
            guard record.removedBlocks[index].category != .creditCaption, let verdict, !verdict.keep,
                let category = verdict.category, let cue = verdict.hits.first
            else { continue }
            record.removedBlocks[index].category = category
            record.removedBlocks[index].rule = cue.name
            record.removedBlocks[index].cues = verdict.hits
        }
    }

    // MARK: Text dumps

    /// The parsed text dump of a document.
    package func readDump(_ document: borrowing Document) -> TextDump {
        readDump(document, policy(for: document.record).classifier)
    }

    private func readDump(_ document: borrowing Document, _ classifier: BoilerplateClassifier) -> TextDump {
        TextDump.read(document.content, language: document.record.language, classifier: classifier)
    }

    /// A dump of a page has no markup to separate title, date and boilerplate from the body.
    private func parseDump(_ document: inout Document, _ classifier: BoilerplateClassifier) {
        let dump = readDump(document, classifier)
        document.content = []
        document.record.take(dump)
        document.setBody(dump.blocks)
    }
}

extension Record {
    /// Applies what a dump states to fields that are not set yet.
    fileprivate mutating func take(_ dump: TextDump) {
        title = title ?? dump.title
        source = source ?? dump.source
        section = section ?? dump.section
        if authors.isEmpty { authors = dump.bylines.flatMap(AuthorNames.names) }
        let hints = DateParser.Hints(language: language)
        func date(_ text: String?) -> String? {
            text.flatMap { DateParser.parse($0, hints: hints) ?? DateParser.first(in: $0, hints: hints) }?
                .rfc3339
        }
        published = published ?? date(dump.publishedText)
        modified = modified ?? date(dump.modifiedText)
        removedBlocks += dump.removed
        nearMisses += dump.nearMisses
        for category in dump.tagged { warn("contains_\(category.rawValue)") }
    }
}
