import Testing
import TextKit

@Suite struct CSVCellsTests {
    static func cell(_ bytes: [UInt8], _ reading: CSVReading = []) -> CSVCells.Cell {
        CSVCells(separator: UInt8(ascii: ",")).cell(in: bytes, from: 0, reading)
    }
}
