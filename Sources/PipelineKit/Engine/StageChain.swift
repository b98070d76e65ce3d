/// What a worker runs: open an input, take each of its documents through the document stages.
package struct StageChain: Sendable {
    /// What became of one document.
    package enum Outcome: Sendable {
        case record(Record)
        case dropped(DropReason, InputReference)
        case duplicate(Record, Duplication)
        case quarantined(QuarantineEntry)
    }

    /// A document stage and the name to report under.
    package struct Step: Sendable {
        package var kind: String
        package var stage: any DocumentStage

        package init(kind: String, stage: any DocumentStage) {
            self.kind = kind
            self.stage = stage
        }
    }

    package var steps: [Step]
    package var identity: RecordIdentity

    package init(steps: [Step], identity: RecordIdentity) {
        self.steps = steps
        self.identity = identity
    }

    /// Outcomes of some documents with the time that each stage took.
    package struct Batch: Sendable {
        package var outcomes: [Outcome] = []
        package var seconds: [String: Double] = [:]
        /// Inputs and bytes read for it.
        package var inputs = 0
        package var bytes = 0
        /// How far a large input has been read; nil for inputs that were loaded whole.
        package var place: InputPlace?

        package init() {}
    }

    /// Does one worker's share of the first pass.
    package func run(
        _ work: IntakeWork, source: any DocumentSource, intake: any IntakeStage, into batch: inout Batch
    ) {
        for item in work.inputs { run(item, source: source, intake: intake, into: &batch) }
        guard let item = work.item else { return }
        let kind = type(of: intake).kind
        for piece in work.pieces {
            timed(kind, &batch) { batch in
                collect(piece.input, kind, piece.open, into: &batch)
            }
        }
        if let fault = work.fault {
            batch.outcomes.append(Self.fault(InputReference(path: item.path, bytes: item.bytes), kind, fault))
        }
        if work.isLast { batch.inputs += 1 }
        batch.place = InputPlace(
            path: item.path, start: item.start, offset: work.pieces.last?.end ?? item.start,
            isEnd: work.isLast)
    }

    /// Loads an input, opens it and runs its documents through the steps.
    package func run(
        _ item: SourceItem, source: any DocumentSource, intake: any IntakeStage, into batch: inout Batch
    ) {
        batch.inputs += 1
        batch.bytes += item.bytes
        timed(type(of: intake).kind, &batch) { batch in open(item, source, intake, into: &batch) }
    }

    private func open(
        _ item: SourceItem, _ source: any DocumentSource, _ intake: any IntakeStage, into batch: inout Batch
    ) {
        let kind = type(of: intake).kind
        let before = batch.outcomes.count
        do throws(DocumentFault) {
            let loaded = try source.load(item)
            collect(
                loaded.input, kind,
                { (each, fault) throws(DocumentFault) in
                    try intake.open(loaded, each: each, fault: fault)
                }, into: &batch)
            if batch.outcomes.count == before {
                batch.outcomes.append(.dropped("empty_container", loaded.input))
            }
        } catch {
            let input = InputReference(path: item.path, bytes: item.bytes)
            batch.outcomes.append(Self.fault(input, kind, error))
        }
    }

    /// Takes the documents of an opening through the steps, and its faults.
    private func collect(
        _ input: InputReference, _ kind: String,
        _ opening: (_ each: (consuming Document) -> Void, _ fault: (DocumentFault) -> Void)
            throws(DocumentFault) -> Void,
        into batch: inout Batch
    ) {
        var work = batch
        do throws(DocumentFault) {
            try opening(
                { document in
                    var document = document
                    finish(&document, into: &work)
                }, { work.outcomes.append(Self.fault(input, kind, $0)) })
        } catch {
            work.outcomes.append(Self.fault(input, kind, error))
        }
        batch = work
    }

    /// Counts the time of `body` that no step within it has counted.
    private func timed(_ kind: String, _ batch: inout Batch, _ body: (inout Batch) -> Void) {
        let clock = ContinuousClock()
        let start = clock.now
        let spentBefore = batch.seconds.values.reduce(0, +)
        body(&batch)
        let spent = batch.seconds.values.reduce(0, +) - spentBefore
        batch.seconds[kind, default: 0] += max(0, (clock.now - start).inSeconds - spent)
    }

    private static func fault(_ input: InputReference, _ stage: String, _ fault: DocumentFault) -> Outcome {
        var input = input
        input.member = fault.member ?? input.member
        if fault.isDrop { return .dropped(DropReason(fault.code), input) }
        return .quarantined(QuarantineEntry(input: input, stage: stage, fault: fault))
    }

    /// Takes a record on through the steps of a later pass.
    package func run(_ record: Record, into batch: inout Batch) {
        var document = Document(record: record, content: [], form: .plainText)
        finish(&document, into: &batch)
    }

    private func finish(_ document: inout Document, into batch: inout Batch) {
        let clock = ContinuousClock()
        for step in steps where !document.record.isReference {
            let start = clock.now
            defer { batch.seconds[step.kind, default: 0] += (clock.now - start).inSeconds }
            do throws(DocumentFault) {
                switch try step.stage.process(&document) {
                case .keep: continue
                case .drop(let reason): batch.outcomes.append(.dropped(reason, document.record.input))
                case .duplicate(let duplication):
                    batch.outcomes.append(.duplicate(document.record, duplication))
                }
            } catch {
                batch.outcomes.append(Self.fault(document.record.input, step.kind, error))
            }
            return
        }
        identity.complete(&document.record)
        batch.outcomes.append(.record(document.record))
    }
}

extension Duration {
    /// The duration as seconds.
    package var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
