import JSON
import PipelineKit
import Testing

@testable import DatasetIO

/// Rows of CSV as the rows of JSON Lines that they stand for.
@Suite struct RowCellsTests {
    private func row(_ cells: String, _ names: [String]) -> String? {
        RowCells.row(Array(cells.utf8)[...], names: names).map {
            String(decoding: $0.line.dropLast(), as: UTF8.self)
        }
    }

    @Test func `null, the empty text and quotes are told apart`() {
        #expect(row(",\"\"\r\n", ["title", "source"]) == #"{"title":null,"source":""}"#)
        #expect(row("\"a \"\"b\"\", c\"\r\n", ["title"]) == #"{"title":"a \"b\", c"}"#)
        #expect(row("7,\"[\"\"x\"\"]\"\r\n", ["word_count", "tags"]) == #"{"word_count":7,"tags":["x"]}"#)
    }

    @Test func `cells that are too many, too few or no JSON make no row`() {
        #expect(row("\"a\"\r\n", ["title", "source"]) == nil)
        #expect(row("\"a\",\"b\"\r\n", ["title"]) == nil)
        #expect(row("\"x; y\"\r\n", ["tags"]) == nil)
    }

    @Test(arguments: [("'=1", "=1"), ("'x", "'x"), ("'", "'"), ("=1", "=1"), ("'\tx", "\tx"), ("", "")])
    func `an apostrophe counts only before a formula`(cell: String, text: String) {
        #expect(RowCells.unguarded(cell) == text)
    }

    @Test func `a row is written as the sink writes it`() throws {
        let columns = RecordSchema.columns.filter {
            ["title", "word_count", "tags", "source"].contains($0.name)
        }
        let json = #"{"source":null,"title":"=a \"b\"","tags":["x"],"word_count":7}"#
        let value = try JSONParser.parse(Array(json.utf8))
        let plain = RowCells.bytes(value, columns: columns)
        #expect(String(decoding: plain, as: UTF8.self) == ",\"=a \"\"b\"\"\",\"[\"\"x\"\"]\",7\r\n")
        let guarded = RowCells.bytes(value, columns: columns, guardsFormulas: true)
        #expect(String(decoding: guarded, as: UTF8.self) == ",\"'=a \"\"b\"\"\",\"[\"\"x\"\"]\",7\r\n")
    }
}
