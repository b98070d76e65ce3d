internal import Boilerplate
internal import Extraction
package import PipelineKit

/// Runs a document through a chain step by step and keeps what each step decides.
package struct Inspector: Sendable {
    private let intake: any IntakeStage
    private let chain: StageChain

    package init(_ standard: StandardChain) {
        intake = standard.intake
        chain = standard.chain
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
            if case .counted = fault { return }
            let record = Record(kind: .page, input: item.input)
            inspections.append(Inspection(record: record, outcome: Self.describe(fault)))
        }
        return inspections
    }

    private func inspect(_ document: inout Document) -> Inspection {
        var inspection = Inspection(record: document.record)
        do throws(DocumentFault) {
            var isJudged = false
            try chain.walk(&document) { (step, document) throws(DocumentFault) in
                let stage = step.work.stage
                if let stage = stage as? StripBoilerplate {
                    inspection.body = Self.judge(document, stage)
                    isJudged = true
                }
                let before = document.record.removedBlocks
                try Self.process(&document, step, &inspection)
                guard !(stage is StripBoilerplate) else { return }
                let rows = Self.added(to: before, document.record.removedBlocks).map(Inspection.Row.init)
                if stage is CleanHTML {
                    inspection.rejected = rows
                } else {
                    inspection.removedByOthers += rows
                }
            }
            if !isJudged { inspection.body = document.blocks.map { Inspection.Row($0) } }
        } catch {
            inspection.outcome = Self.describe(error)
        }
        inspection.findings = document.findings
        inspection.record = document.record
        return inspection
    }

    /// Steps behind a drop are run only on the record, so that its names are shown too.
    private static func process(
        _ document: inout Document, _ step: StageChain.Step, _ inspection: inout Inspection
    ) throws(DocumentFault) {
        if case .document = step.work, inspection.outcome != nil { return }
        guard case .drop(let reason) = try step.work.process(&document) else { return }
        inspection.outcome = inspection.outcome ?? "dropped: \(reason.code)"
    }

    /// The removed blocks that a step has added; all are kept in the order of the page, so they may stand anywhere.
    private static func added(to before: [RemovedBlock], _ after: [RemovedBlock]) -> [RemovedBlock] {
        var known = before
        return after.filter { block in
            let same = known.firstIndex { ($0.rule, $0.text) == (block.rule, block.text) }
            if let same { known.remove(at: same) }
            return same == nil
        }
    }

    private static func judge(
        _ document: borrowing Document, _ stage: StripBoilerplate
    ) -> [Inspection.Row] {
        document.record.kind == .textDump && document.form == .plainText
            ? Inspection.Row.lines(of: document.content, stage.readDump(document))
            : stage.judge(document).map { Inspection.Row($0.block, $0.verdict) }
    }

    private static func describe(_ fault: DocumentFault) -> String {
        "\(fault.cause.code): \(fault.cause.message)"
    }
}
