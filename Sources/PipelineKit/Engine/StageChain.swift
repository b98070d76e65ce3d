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

        package init() {}
    }

    /// Loads an input, opens it and runs its documents through the steps.
    package func run(
        _ item: SourceItem, source: any DocumentSource, intake: any IntakeStage, into batch: inout Batch
    ) {
        batch.inputs += 1
        batch.bytes += item.bytes
        let kind = type(of: intake).kind
        let clock = ContinuousClock()
        let start = clock.now
        let spentBefore = batch.seconds.values.reduce(0, +)
        var input = InputReference(path: item.path, bytes: item.bytes)
        let before = batch.outcomes.count
        do throws(DocumentFault) {
            let loaded = try source.load(item)
            input = loaded.input
            var work = batch
            try intake.open(loaded) { document in
                var document = document
                finish(&document, into: &work)
            } fault: { fault in
                work.outcomes.append(Self.quarantine(input, stage: kind, fault))
            }
            batch = work
            if batch.outcomes.count == before { batch.outcomes.append(.dropped("empty_container", input)) }
        } catch {
            batch.outcomes.append(Self.quarantine(input, stage: kind, error))
        }
        let total = (clock.now - start).inSeconds
        let spent = batch.seconds.values.reduce(0, +) - spentBefore
        batch.seconds[kind, default: 0] += max(0, total - spent)
    }

    private static func quarantine(_ input: InputReference, stage: String, _ fault: DocumentFault) -> Outcome
    {
        var input = input
        input.member = fault.member ?? input.member
        return .quarantined(QuarantineEntry(input: input, stage: stage, fault: fault))
    }

    /// Takes a record on through the steps of a later pass.
    package func run(_ record: Record, into batch: inout Batch) {
        var document = Document(record: record, content: [], form: .plainText)
        finish(&document, into: &batch)
    }

    private func finish(_ document: inout Document, into batch: inout Batch) {
        let clock = ContinuousClock()
        for step in steps {
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
                batch.outcomes.append(Self.quarantine(document.record.input, stage: step.kind, error))
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
