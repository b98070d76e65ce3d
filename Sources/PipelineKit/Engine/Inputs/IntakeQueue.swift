/// One worker's share of the first pass: small inputs whole, or some pieces of a large one.
package struct IntakeWork: Sendable {
    package var inputs: [SourceItem] = []
    /// The large input that the pieces are of.
    package var item: SourceItem?
    package var pieces: [InputPiece] = []
    /// Index of the first of them among the pieces of the input.
    package var firstPiece = 0
    /// What ended the large input prematurely.
    package var fault: DocumentFault?
    /// Whether the large input ends here.
    package var isLast = false
}

/// Hands out the inputs of a run in order, splitting large ones into pieces to bound memory.
package struct IntakeQueue {
    /// Many small inputs go to a worker together: below this size the cost of a task is noticeable.
    private static let batchBytes = 256 << 10
    private static let batchInputs = 16
    /// Inputs from this size on are read in pieces where their format allows it.
    ///
    /// A smaller archive is opened whole by one worker: its records make a batch or two.
    private static let pieceBytes = 1 << 20

    private var items: ArraySlice<SourceItem>
    private let source: any DocumentSource
    private let intake: any IntakeStage
    private var open: (item: SourceItem, splitter: any InputSplitter)?
    /// Pieces of the open input that have been handed out.
    private var handedOut = 0
    /// Pieces of the first input that an earlier process has finished.
    private var skipped: Int

    /// Queues inputs, without the pieces of the first that an earlier process has finished; opens none yet.
    package init(
        _ items: ArraySlice<SourceItem>, source: any DocumentSource, intake: any IntakeStage,
        skipping: Int = 0
    ) {
        self.items = items
        self.source = source
        self.intake = intake
        skipped = skipping
    }

    /// The next batch of work; nil after the last.
    package mutating func next() -> IntakeWork? {
        if open != nil { return nextPieces() }
        guard let item = items.first else { return nil }
        guard item.bytes >= Self.pieceBytes, item.fault == nil else { return nextInputs() }
        do throws(DocumentFault) {
            guard let splitter = try intake.split(item, of: source) else { return nextInputs() }
            items.removeFirst()
            try begin(item, splitter)
            return nextPieces()
        } catch {
            items.removeFirst()
            return IntakeWork(item: item, fault: error, isLast: true)
        }
    }

    private mutating func begin(_ item: SourceItem, _ splitter: any InputSplitter) throws(DocumentFault) {
        var (item, splitter) = (item, splitter)
        handedOut = 0
        while handedOut < skipped, let piece = try splitter.next() {
            item.start = piece.end ?? item.start
            handedOut += 1
        }
        skipped = 0
        open = (item, splitter)
    }

    /// Cuts a batch of about equal work.
    private mutating func nextInputs() -> IntakeWork {
        var work = IntakeWork()
        var bytes = 0
        while let item = items.first, work.inputs.count < Self.batchInputs {
            guard work.inputs.isEmpty || (bytes + item.bytes <= Self.batchBytes) else { break }
            work.inputs.append(item)
            bytes += item.bytes
            items.removeFirst()
        }
        return work
    }

    private mutating func nextPieces() -> IntakeWork? {
        guard var (item, splitter) = open else { return nil }
        var work = IntakeWork(item: item, firstPiece: handedOut)
        var bytes = 0
        do throws(DocumentFault) {
            while bytes < Self.batchBytes, work.pieces.count < Self.batchInputs, !work.isLast {
                guard let piece = try splitter.next() else {
                    work.isLast = true
                    break
                }
                work.pieces.append(piece)
                bytes += piece.bytes
            }
        } catch {
            work.fault = error
            work.isLast = true
        }
        handedOut += work.pieces.count
        item.start = work.pieces.last?.end ?? item.start
        open = work.isLast ? nil : (item, splitter)
        return work
    }
}
