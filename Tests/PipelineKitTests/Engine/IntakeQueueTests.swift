import PipelineKit
import Testing

/// How the inputs of a run are dealt out.
@Suite struct IntakeQueueTests {
    private func item(_ path: String, _ bytes: Int, _ sequence: Int = 0) -> SourceItem {
        SourceItem(sequence: sequence, path: path, bytes: bytes)
    }

    /// Each share as its inputs, or as the sizes of its pieces with the number of the first and how the input ended.
    private func shares(_ items: [SourceItem], skipping: Int = 0) -> [String] {
        var queue = IntakeQueue(
            items[...], source: GivenItems(items: items), intake: PieceIntake(), skipping: skipping)
        var shares: [String] = []
        while let work = queue.next() {
            if work.item == nil {
                shares.append(work.inputs.map(\.path).joined(separator: ","))
            } else {
                let pieces = work.pieces.map(\.input.path).joined(separator: ",")
                shares.append(
                    "\(work.firstPiece)@\(work.item?.start ?? 0): \(pieces) \(work.fault?.cause.code ?? "-") \(work.isLast)"
                )
            }
        }
        return shares
    }

    private static let kibi = 1 << 10

    @Test func `sixteen small inputs go together, or a quarter of a mebibyte`() {
        let many = (0..<40).map { item("\($0)", 10) }
        #expect(shares(many).map { $0.split(separator: ",").count } == [16, 16, 8])
        #expect(
            shares([item("a", 128 * Self.kibi), item("b", 128 * Self.kibi), item("c", 1)]) == ["a,b", "c"])
        #expect(
            shares([item("a", 128 * Self.kibi), item("b", 128 * Self.kibi + 1), item("c", 1)]) == [
                "a", "b,c",
            ])
        #expect(shares([item("a", 900 * Self.kibi), item("b", 1)]) == ["a", "b"])
        #expect(shares([]).isEmpty)
    }

    private static let large = 1 << 20

    @Test func `from a mebibyte on an input is cut where its format has pieces`() {
        #expect(shares([item("1 2", Self.large - 1), item("3", 1)]) == ["1 2", "3"])
        #expect(shares([item("1 2", Self.large), item("3", 1)]) == ["0@0: 1,2 - true", "3"])
        #expect(shares([item("whole", Self.large), item("3", 1)]) == ["whole", "3"])
        var faulty = item("1 2", Self.large)
        faulty.fault = DocumentFault(code: "x", message: "")
        #expect(shares([faulty]) == ["1 2"])
        #expect(shares([item("unreadable ", Self.large), item("3", 1)]) == ["0@0:  unreadable true", "3"])
    }

    @Test func `pieces go together by number and by size, and say where the next begin`() {
        let ones = Array(repeating: "1", count: 18).joined(separator: " ")
        #expect(
            shares([item(ones, Self.large)]) == [
                "0@0: \(Array(repeating: "1", count: 16).joined(separator: ",")) - false",
                "16@16: 1,1 - true",
            ])
        let quarter = 256 * Self.kibi
        #expect(
            shares([item("\(quarter - 1) 1 5", Self.large)]) == [
                "0@0: \(quarter - 1),1 - false", "2@\(quarter): 5 - true",
            ])
        #expect(shares([item("1 2 !", Self.large), item("3", 1)]) == ["0@0: 1,2 cut true", "3"])
    }

    @Test func `pieces that an earlier process has done are passed over in the first input alone`() {
        #expect(
            shares([item("1 2 3", Self.large), item("4 5", Self.large)], skipping: 2) == [
                "2@3: 3 - true", "0@0: 4,5 - true",
            ])
        #expect(shares([item("1 2", Self.large)], skipping: 5) == ["2@3:  - true"])
    }
}

@Suite struct CrashingDocumentsTests {
    private func place(_ unit: Int, _ part: WorkPart, pass: Int = 0) -> WorkPosition {
        WorkPosition(pass: pass, unit: unit, part: part)
    }

    @Test func `a part is not tried again, its neighbours are`() {
        let fault = Fault(code: "crashed", message: "")
        let slow = Fault(code: "too_slow", message: "")
        let known = CrashingDocuments([
            CrashingDocument(place: place(3, WorkPart(packed: 1)), fault: fault),
            CrashingDocument(place: place(3, WorkPart(packed: 3 << 32)), fault: slow),
            CrashingDocument(place: place(3, WorkPart(packed: 1)), fault: slow),
        ])
        #expect(known.fault(at: place(3, WorkPart(packed: 1))) == fault)
        #expect(known.fault(at: place(3, WorkPart(packed: 3 << 32))) == slow)
        #expect(
            known.fault(at: place(3, WorkPart(packed: 2))) == nil
                && known.fault(at: place(2, WorkPart(packed: 1))) == nil)
        #expect(known.fault(at: place(3, WorkPart(packed: 1), pass: 1)) == nil && known.all.count == 3)
        #expect(CrashingDocuments().fault(at: place(0, WorkPart(packed: 0))) == nil)
    }

    @Test func `places are in the order of the work`() {
        let sorted = ["0,1,0", "0,1,5", "0,2,0", "0,2,4294967296", "1,0,0"]
        #expect(sorted.reversed().compactMap { WorkPosition(encoded: $0) }.sorted().map(\.encoded) == sorted)
    }
}
