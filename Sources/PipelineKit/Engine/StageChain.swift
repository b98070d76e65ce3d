internal import TextKit

/// What a worker runs: opens an input, runs each of its documents through the document stages, and the
/// resulting record through the record stages.
package struct StageChain: Sendable {
    /// The outcome of one document.
    package enum Outcome: Sendable {
        case record(Record)
        case dropped(DropEntry)
        case duplicate(Record, Duplication)
        case quarantined(QuarantineEntry)
        /// Not a document: it has no row in any table.
        case counted(CountedReason)
        /// The machine could not read it, which ends a run.
        case failed(InputReference, Fault)
    }

    /// The worker part of a stage, and the name to report under.
    package struct Step: Sendable {
        package var kind: String
        package var work: WorkerStage

        package init(kind: String, work: WorkerStage) {
            self.kind = kind
            self.work = work
        }

        /// Nil for a stage without such a part.
        package init?(_ stage: any Stage) {
            guard let work = stage.parts.work else { return nil }
            self.init(kind: type(of: stage).kind, work: work)
        }
    }

    /// The lifetime of a document.
    private let documentSteps: ArraySlice<Step>
    /// Steps after the end of the document.
    private let recordSteps: ArraySlice<Step>
    private let addresses: RecordAddresses
    /// Number of the pass that it works for.
    private let pass: Int
    /// Documents that have crashed a process before, and are not retried.
    package var crashingDocuments = CrashingDocuments()

    package init(steps: [Step], addresses: RecordAddresses, pass: Int = 0) {
        // The plan has proven that documents are worked on before records.
        let end = steps.firstIndex { if case .record = $0.work { true } else { false } } ?? steps.count
        documentSteps = steps[..<end]
        recordSteps = steps[end...]
        self.addresses = addresses
        self.pass = pass
    }

    /// Whether it has no steps.
    package var isEmpty: Bool { documentSteps.isEmpty && recordSteps.isEmpty }

    /// Outcomes of some documents with the time that each stage took.
    package struct Batch: Sendable {
        package var outcomes: [Outcome] = []
        package var seconds: [String: Double] = [:]
        /// Finished units of the pass: inputs, or records.
        package var units = 0
        package var bytes = 0
        package var receipts: [InputReceipt] = []
        /// How far a large input has been read; nil for inputs that were loaded whole.
        package var place: InputPosition?

        package init() {}
    }

    /// Hears of each part of an input before it is worked on.
    package typealias Watch = (WorkPosition) -> Void

    /// Does one worker's share of the first pass.
    package func run(
        _ work: IntakeWork, source: any DocumentSource, intake: any IntakeStage, into batch: inout Batch,
        watch: @escaping Watch = { _ in }
    ) {
        for item in work.inputs { run(item, source: source, intake: intake, into: &batch, watch: watch) }
        guard let item = work.item else { return }
        let kind = type(of: intake).kind
        for (index, piece) in work.pieces.enumerated() {
            let place = place(item.sequence, .piece(work.firstPiece + index))
            timed(kind, &batch) { batch in
                collect(piece.input, kind, at: place, piece.open, watch, into: &batch)
            }
        }
        if let fault = work.fault {
            batch.outcomes.append(Self.end(InputReference(path: item.path, bytes: item.bytes), kind, fault))
        }
        let end = work.pieces.last?.end ?? item.start
        if work.isLast {
            batch.units += 1
            batch.receipts.append(receipt(of: item, end: end, source: source))
        }
        batch.place = InputPosition(
            path: item.path, start: item.start, offset: end, pieces: work.pieces.count, isEnd: work.isLast)
    }

    /// A large input is identified by its first bytes and those before its end, to tell growth from change.
    private func receipt(of item: SourceItem, end: Int, source: any DocumentSource) -> InputReceipt {
        let end = end > 0 ? end : nil
        guard !crashingDocuments.isUntried(input: item.sequence) else {
            return InputReceipt(item, fingerprint: .unreadable, endOffset: nil)
        }
        // What cannot be read any more has no fingerprint, and is looked into by the next run.
        var fingerprint = (try? InputFingerprint.sampled(of: item, to: end, source: source)) ?? .unreadable
        if item.isDoubtful, case .sampled(let size, let digest, _) = fingerprint {
            let whole = try? InputFingerprint.wholeDigest(of: item, source: source)
            fingerprint = .sampled(size: size, sha256: digest, whole: whole)
        }
        return InputReceipt(item, fingerprint: fingerprint, endOffset: end)
    }

    /// Loads an input, opens it and runs its documents through the steps.
    package func run(
        _ item: SourceItem, source: any DocumentSource, intake: any IntakeStage, into batch: inout Batch,
        watch: @escaping Watch = { _ in }
    ) {
        batch.units += 1
        batch.bytes += item.bytes
        timed(type(of: intake).kind, &batch) { batch in open(item, source, intake, watch, into: &batch) }
    }

    private func open(
        _ item: SourceItem, _ source: any DocumentSource, _ intake: any IntakeStage, _ watch: @escaping Watch,
        into batch: inout Batch
    ) {
        let kind = type(of: intake).kind
        let before = batch.outcomes.count
        var fingerprint = InputFingerprint.unreadable
        let place = place(item.sequence, .whole)
        watch(place)
        do throws(DocumentFault) {
            if let fault = crashingDocuments.fault(at: place) {
                fingerprint = .crashes
                throw .fault(fault)
            }
            let loaded = try source.load(item)
            fingerprint = InputFingerprint(of: loaded)
            collect(
                loaded.input, kind, at: place,
                { (each, fault) throws(DocumentFault) in
                    try intake.open(loaded, each: each, fault: fault)
                }, watch, into: &batch)
            if batch.outcomes.count == before {
                batch.outcomes.append(Self.nothingFound(in: loaded.input, kind, bytes: loaded.input.bytes))
            }
        } catch {
            let input = InputReference(path: item.path, bytes: item.bytes)
            batch.outcomes.append(Self.end(input, kind, error))
        }
        batch.receipts.append(InputReceipt(item, fingerprint: fingerprint))
    }

    /// Runs the documents of an opened input through the steps, and collects its faults.
    private func collect(
        _ input: InputReference, _ kind: String, at place: WorkPosition,
        _ opening: (_ each: (consuming Document) -> Void, _ fault: (DocumentFault) -> Void)
            throws(DocumentFault) -> Void,
        _ watch: @escaping Watch, into batch: inout Batch
    ) {
        var work = batch
        var documents = 0
        watch(place)
        do throws(DocumentFault) {
            if let fault = crashingDocuments.fault(at: place) { throw .fault(fault) }
            try opening(
                { opened in
                    documents += 1
                    let document = self.place(place.unit, place.part.document(documents))
                    watch(document)
                    if let fault = crashingDocuments.fault(at: document) {
                        work.outcomes.append(Self.end(opened.record.input, kind, .fault(fault)))
                    } else {
                        var opened = opened
                        finish(&opened, into: &work)
                    }
                    watch(place)
                }, { work.outcomes.append(Self.end(input, kind, $0)) })
        } catch {
            work.outcomes.append(Self.end(input, kind, error))
        }
        batch = work
    }

    private func place(_ unit: Int, _ part: WorkPart) -> WorkPosition {
        WorkPosition(pass: pass, unit: unit, part: part)
    }

    /// Adds the time of `body` that no step within it has counted.
    private func timed(_ kind: String, _ batch: inout Batch, _ body: (inout Batch) -> Void) {
        let clock = ContinuousClock()
        let start = clock.now
        let spentBefore = batch.seconds.values.reduce(0, +)
        body(&batch)
        let spent = batch.seconds.values.reduce(0, +) - spentBefore
        batch.seconds[kind, default: 0] += max(0, (clock.now - start).inSeconds - spent)
    }

    /// What becomes of a document that ends by a fault.
    static func end(_ input: InputReference, _ stage: String, _ fault: DocumentFault) -> Outcome {
        var input = input
        input.member = fault.cause.member ?? input.member
        input = input.withoutControls
        switch fault {
        case .fault(var fault):
            fault.message = ControlCharacters.removed(from: fault.message)
            fault.member = ControlCharacters.removed(from: fault.member)
            return .quarantined(QuarantineEntry(input: input, stage: stage, fault: fault))
        case .drop(let reason, _): return .dropped(DropEntry(input: input, stage: stage, reason: reason))
        case .counted(let reason): return .counted(reason)
        case .environment(let fault): return .failed(input, fault)
        }
    }

    /// Runs a record through the steps of a later pass; `unit` is its index among that pass's records.
    package func run(
        _ record: Record, unit: Int, into batch: inout Batch, watch: @escaping Watch = { _ in }
    ) {
        let place = place(unit, .whole)
        watch(place)
        if let fault = crashingDocuments.fault(at: place), let step = recordSteps.first {
            batch.outcomes.append(Self.end(record.input, step.kind, .fault(fault)))
            return
        }
        var record = record
        batch.outcomes.append(process(&record, into: &batch) ?? .record(record))
    }

    /// The document's lifetime, its end, and the first steps of its record.
    private func finish(_ document: inout Document, into batch: inout Batch) {
        if let end = process(&document, into: &batch) {
            batch.outcomes.append(end)
            return
        }
        addresses.settle(&document.record)
        batch.outcomes.append(process(&document.record, into: &batch) ?? .record(document.record))
    }

    /// Runs a document through its steps; nil where its record continues.
    private func process(_ document: inout Document, into batch: inout Batch) -> Outcome? {
        take(&document, through: documentSteps, into: &batch) { (work, document) throws(DocumentFault) in
            guard case .document(let stage) = work else { return .keep }
            return try stage.process(&document)
        }
    }

    /// Runs a record through the steps that need no document; nil where it continues.
    private func process(_ record: inout Record, into batch: inout Batch) -> Outcome? {
        take(&record, through: recordSteps, into: &batch) { (work, record) throws(DocumentFault) in
            guard case .record(let stage) = work else { return .keep }
            return try stage.process(&record)
        }
    }

    /// Times each step; a verdict or fault that ends the document or record becomes the outcome.
    private func take<Subject: RecordHolder & ~Copyable>(
        _ subject: inout Subject, through steps: ArraySlice<Step>, into batch: inout Batch,
        by work: (WorkerStage, inout Subject) throws(DocumentFault) -> Verdict
    ) -> Outcome? {
        for step in steps where !subject.record.isReference {
            let start = ContinuousClock.now
            defer { batch.seconds[step.kind, default: 0] += (ContinuousClock.now - start).inSeconds }
            do throws(DocumentFault) {
                let verdict = try work(step.work, &subject)
                if let end = Self.end(subject.record, by: verdict, step.kind) { return end }
            } catch {
                return Self.end(subject.record, step.kind, error)
            }
        }
        return nil
    }

    /// Hands a document to every step in order, for those who watch what each does; `each` has to run the step.
    package func walk(
        _ document: inout Document, _ each: (Step, inout Document) throws(DocumentFault) -> Void
    ) throws(DocumentFault) {
        for step in documentSteps { try each(step, &document) }
        addresses.settle(&document.record)
        for step in recordSteps { try each(step, &document) }
    }

    /// What becomes of a record by a stage's verdict; nil where it continues.
    static func end(_ record: Record, by verdict: Verdict, _ stage: String) -> Outcome? {
        switch verdict {
        case .keep: nil
        case .drop(let reason): .dropped(DropEntry(record, stage: stage, reason: reason))
        case .duplicate(let duplication): .duplicate(record, duplication)
        }
    }

    /// An empty feed or archive has a frame of some kilobytes; more in which nothing was found was not understood.
    private static let largestEmptyContainer = 1 << 16

    /// How an input ends that gave no document and nothing to count.
    fileprivate static func nothingFound(in input: InputReference, _ stage: String, bytes: Int) -> Outcome {
        guard bytes > largestEmptyContainer else {
            return .dropped(DropEntry(input: input, stage: stage, reason: DropReason(.emptyContainer)))
        }
        let fault = Fault(.unreadableFormat, "no document was found in its \(bytes) bytes")
        return end(input, stage, .fault(fault))
    }

    /// What becomes of a record that ends by a fault.
    static func end(_ record: borrowing Record, _ stage: String, _ fault: DocumentFault) -> Outcome {
        if case .drop(let reason, nil) = fault {
            return .dropped(DropEntry(record, stage: stage, reason: reason))
        }
        return end(record.input, stage, fault)
    }
}

/// What steps work on: a document, or the record that is left of it.
private protocol RecordHolder: ~Copyable {
    var record: Record { get }
}

extension Document: RecordHolder {}
extension Record: RecordHolder {
    fileprivate var record: Record { self }
}

extension StageChain.Batch {
    /// Notes how much of a large input it has read, and at the input's end whether that held no document at all.
    package mutating func endInput(documentsBefore: Int, stage: String) {
        guard let place else { return }
        bytes = place.offset - place.start
        guard place.isEnd, documentsBefore + outcomes.count == 0 else { return }
        outcomes.append(
            StageChain.nothingFound(in: InputReference(path: place.path), stage, bytes: place.offset))
    }

    /// Completes records outside of a run: ids, and what is counted when a record is written.
    package mutating func complete() {
        for index in outcomes.indices {
            switch outcomes[index] {
            case .record(var record):
                RecordIdentity.identify(&record)
                record.countWords()
                outcomes[index] = .record(record)
            case .duplicate(var record, let duplication):
                RecordIdentity.identify(&record)
                outcomes[index] = .duplicate(record, duplication)
            case .dropped, .quarantined, .counted, .failed: continue
            }
        }
    }
}

extension Duration {
    /// The duration as seconds.
    package var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
