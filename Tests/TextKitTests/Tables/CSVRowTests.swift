import Testing
import TextKit

@Suite struct CSVRowTests {
    private func fields(_ row: String, separator: Character = ",") -> [String] {
        CSVRow.fields(of: Array(row.utf8)[...], separator: separator.asciiValue ?? 0).fields
            .map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: [
        ("a,b,c", ["a", "b", "c"]),
        ("", [""]),
        (",", ["", ""]),
        (#""a,b",c"#, ["a,b", "c"]),
        (#""say ""yes""",2"#, [#"say "yes""#, "2"]),
        (#"12" pipe,b"#, [#"12" pipe"#, "b"]),
        (#""",b"#, ["", "b"]),
        (#""""",b"#, [#"""#, "b"]),
    ])
    func `a row has its fields without their quotes`(row: String, expected: [String]) {
        #expect(fields(row) == expected)
    }

    @Test func `any byte may separate the fields`() {
        #expect(fields("a\tb,c", separator: "\t") == ["a", "b,c"])
    }

    @Test func `an unterminated quoted field is reported`() {
        #expect(CSVRow.fields(of: Array(#"a,"b"#.utf8)[...]).isClosed == false)
        #expect(CSVRow.fields(of: Array(#"a,"b""#.utf8)[...]).isClosed)
    }

    @Test func `line ends within quotes end no row`() {
        let rows = CSVRow.split(Array("a,\"b\nc\"\r\nd,e\nf".utf8)).map {
            String(decoding: $0, as: UTF8.self)
        }
        #expect(rows == ["a,\"b\nc\"\r\n", "d,e\n", "f"])
        #expect(CSVRow.split([]).isEmpty)
    }

    @Test func `a search may resume within a quoted field`() {
        var ends = CSVRowEnds()
        var buffer = Array("\"a\n".utf8)
        #expect(ends.next(in: buffer, from: 0) == nil)
        buffer += Array("b\"\nc".utf8)
        #expect(ends.next(in: buffer, from: 3) == 6)
    }

    @Test func `a row loses its line end`() {
        #expect(CSVRow.withoutLineEnd(Array("a\r\n\r\n".utf8)[...]).elementsEqual("a".utf8))
        #expect(CSVRow.withoutLineEnd([0x0D, 0x0A]).isEmpty)
    }
}
