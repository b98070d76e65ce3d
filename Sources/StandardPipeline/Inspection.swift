internal import Boilerplate
internal import Entities
internal import Extraction
package import Files
internal import Intake
package import PipelineKit

/// One document block by block: what happened to each and why.
package struct Inspection: Sendable {
    /// A block and its verdict.
    package struct Row: Sendable {
        package var text: String
        package var isKept: Bool
        /// What it is if it is boilerplate, kept or not.
        package var category: BlockCategory?
        /// Name of the strongest evidence.
        package var rule: String
        /// Evidence for removal, 0…1.
        package var score: Double
        /// Further evidence with weights, strongest first.
        package var signals: [BlockSignal]
    }

    /// Metadata, kept text and entities as a run would publish them.
    package var record: Record
    /// Blocks of the body in reading order.
    package var body: [Row]
    /// What extraction left out around the body, in reading order.
    package var beside: [Row]
    /// What stages went by.
    package var findings: [Document.Finding] = []
    /// Why the document would not become a record; nil if it would.
    package var outcome: String?
}

/// Runs the stages of a document one by one and keeps what each decides.
package struct Inspector: Sendable {
    private let intake: Fetch
    private let cleaning: CleanHTML
    private let stripping: StripBoilerplate
    private let tagging: TagEntities

    /// Opens the stages with their default options.
    ///
    /// - Throws: `ResourceError` if a resource is missing or corrupt.
    package init(resources: Resources) throws(ResourceError) {
        intake = try Self.stage(resources)
        cleaning = try Self.stage(resources)
        stripping = try Self.stage(resources)
        tagging = try Self.stage(resources)
    }

    /// Opens the stages of a plan with its options; stages that the plan lacks get the default options.
    ///
    /// - Throws: `ResourceError` if a resource is missing or corrupt.
    package init(plan: PipelinePlan, resources: Resources) throws(ResourceError) {
        let work = plan.segments.flatMap(\.steps).map(\.work)
        func planned<S: Stage>(_ type: S.Type) throws(ResourceError) -> S {
            if let stage = work.lazy.compactMap({ $0.stage as? S }).first { return stage }
            return try Self.stage(resources)
        }
        if let fetch = plan.intake as? Fetch { intake = fetch } else { intake = try Self.stage(resources) }
        cleaning = try planned(CleanHTML.self)
        stripping = try planned(StripBoilerplate.self)
        tagging = try planned(TagEntities.self)
    }

    private static func stage<S: Stage>(_ resources: Resources) throws(ResourceError) -> S {
        try S(options: S.Options(), resources: resources)
    }

    /// Inspects every document of an input.
    ///
    /// - Throws: `DocumentFault` if the input cannot be opened at all.
    package func inspect(_ item: LoadedItem) throws(DocumentFault) -> [Inspection] {
        var inspections: [Inspection] = []
        try intake.open(item) { document in
            var document = document
            inspections.append(inspect(&document))
        } fault: { fault in
            let record = Record(kind: .page, input: item.input)
            inspections.append(
                Inspection(record: record, body: [], beside: [], outcome: Self.describe(fault)))
        }
        return inspections
    }

    private func inspect(_ document: inout Document) -> Inspection {
        var inspection = Inspection(record: document.record, body: [], beside: [])
        do throws(DocumentFault) {
            inspection.outcome = Self.words(try cleaning.process(&document))
            inspection.beside = document.record.removedBlocks.map(Self.row)
            inspection.body =
                document.record.kind == .textDump
                ? lines(of: document) : stripping.judge(document).map { Self.row($0, $1) }
            if inspection.outcome == nil { inspection.outcome = Self.words(try stripping.process(&document)) }
            _ = try tagging.process(&document.record)
        } catch {
            inspection.outcome = Self.describe(error)
        }
        inspection.findings = document.findings
        inspection.record = document.record
        return inspection
    }

    /// The lines of a text dump with their roles.
    private func lines(of document: borrowing Document) -> [Inspection.Row] {
        let texts = document.content.split(separator: 0x0A, omittingEmptySubsequences: false)
        return zip(texts, stripping.readDump(document).lines).compactMap { text, line in
            line.role == .blank
                ? nil
                : Inspection.Row(
                    text: String(decoding: text, as: UTF8.self), isKept: line.role != .drop,
                    category: line.category,
                    rule: line.role == .drop ? line.rule : "role \(line.role.rawValue)", score: line.score,
                    signals: [])
        }
    }

    private static func describe(_ fault: DocumentFault) -> String {
        "\(fault.description.code): \(fault.description.message)"
    }

    private static func words(_ verdict: Verdict) -> String? {
        guard case .drop(let reason) = verdict else { return nil }
        return "dropped: \(reason.code)"
    }

    private static func row(_ removed: RemovedBlock) -> Inspection.Row {
        Inspection.Row(
            text: removed.text, isKept: false, category: removed.category, rule: removed.rule,
            score: removed.score,
            signals: [])
    }

    private static func row(_ block: Block, _ verdict: BlockVerdict) -> Inspection.Row {
        Inspection.Row(
            text: block.text, isKept: verdict.keep, category: verdict.category, rule: verdict.rule,
            score: verdict.score, signals: verdict.hits + verdict.structure)
    }
}
