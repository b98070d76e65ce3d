import PipelineKit
import Testing

@Suite struct WorkPositionTests {
    private static let parts: [WorkPart] = [
        .whole, .document(1), .document(5_000_000), .piece(0), .documentOfPiece(1, piece: 0),
        .documentOfPiece(5_000_000, piece: 0), .piece(1), .documentOfPiece(2, piece: 70_000),
    ]

    @Test(arguments: parts)
    func `a place round-trips through a number and an argument`(part: WorkPart) {
        #expect(WorkPart(packed: part.packed) == part)
        let place = WorkPosition(pass: 1, unit: 70_000, part: part)
        #expect(WorkPosition(encoded: place.encoded) == place)
    }

    @Test func `no two parts have one number, and pieces sort with their documents`() {
        let numbers = Self.parts.map(\.packed)
        #expect(Set(numbers).count == numbers.count)
        #expect(numbers == numbers.sorted())
    }

    @Test(arguments: ["", "1,2", "1,2,x", "1,2,3,4"])
    func `other text is not a place`(text: String) { #expect(WorkPosition(encoded: text) == nil) }
}
