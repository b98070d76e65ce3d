import Testing
import TextKit

@Suite struct NumbersTests {
    @Test(arguments: [(0, 2, "00"), (7, 2, "07"), (123, 2, "123"), (12, 5, "00012"), (-1, 1, "-1")])
    func `a number is padded with zeros`(number: Int, width: Int, text: String) {
        #expect(String(number, zeroPaddedTo: width) == text)
    }

    @Test func `the first of equal values is found, or the place where one would stand`() {
        let values = [1, 3, 3, 3, 8]
        let found = (0...9).map { sought in values.indices.partitioningIndex { values[$0] >= sought } }
        #expect(found == [0, 0, 1, 1, 4, 4, 4, 4, 4, 5])
        #expect((3..<3).partitioningIndex { _ in true } == 3)
        #expect((2..<9).partitioningIndex { $0 >= 5 } == 5)
    }
}
