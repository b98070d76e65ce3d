import Testing

@testable import Intake

/// What decides where a row begins and ends.
@Suite struct RowFormTests {
    // MARK: JSON

    private func isBroken(_ text: String) -> Bool {
        var syntax = JSONSyntax()
        var isInString = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") {
                if !isInString { syntax.take(byte) }
                isInString.toggle()
            } else if !isInString, byte > 0x20 {
                syntax.take(byte)
            }
        }
        return syntax.isBroken
    }

    @Test(arguments: [
        #"{"a":"b","c":[1,{"d":null}],"e":{}}"#, #"{"a":[[],[{}]],}"#, #"{"a":-1.5e3,"b":NaN}"#, "{}",
        String(repeating: #"{"a":["#, count: 60) + String(repeating: "]}", count: 60),
    ])
    func `what the lenient parser reads is not broken`(text: String) {
        #expect(!isBroken(text))
    }

    @Test(arguments: [
        #"{"a":"b{"c":"d"}"#, #"{"a":"b" "c":1}"#, #"{"a":[1}"#, #"{"a":{"b":1]"#, #"{a:1}"#, #"{{"a":1}}"#,
        #"{"a":1 {"b":2}"#, #"{"a":"b"c}"#,
    ])
    func `signs out of order are noticed`(text: String) {
        #expect(isBroken(text))
    }

    private func next(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        return JSONRowStart.next(in: bytes, after: 0, from: 1, to: bytes.count)
    }

    @Test(arguments: [
        (#"{"a":"x{"a":"y"}"#, 7), (#"{"a":"x, {"a" : "y"}"#, 9), (#"{"a":"x","b":{"a":"y","b":1}"#, 13),
        (#"{"a":1,"b":[{"a":2,"b":3}"#, 12),
    ])
    func `the next row is the object with the same first key`(text: String, place: Int) {
        #expect(next(text) == place)
    }

    @Test(arguments: [
        #"{"a":"x","b":{"a":"y","c":1}"#, #"{"a":"x","b":[{"a":"y"}]"#, #"{"a":"x {"b":"y"}"#,
        #"{"a":"say \"a\": it"}"#, #"{"a":"x{"a" "y"}"#, "{a:1}{a:2}",
    ])
    func `an object within a row, or with another key, is none`(text: String) {
        #expect(next(text) == nil)
    }

    @Test(
        arguments: [
            ("cb({\"a\":1})", 3), ("a.b[0] = [{", 9), ("  )]}'\n{\"a\":1}", 7), ("/* x */ // y\n{\"a\"", 13),
            ("while (1); [[", 11), ("x=1;y={\"a\":1}", nil), ("{\"a\":1}", nil), ("He said (that", nil),
            ("name {\"a\"", nil),
            ("a = {b: 1}", nil), ("", nil),
        ] as [(String, Int?)])
    func `a prefix ends where the JSON begins`(text: String, place: Int?) {
        #expect(JSONPrefix.end(in: Array(text.utf8)) == place)
    }

    @Test func `blanking a prefix moves nothing`() {
        let text = "cb([{\"a\":\");\"}]);\n"
        let blanked = JSONPrefix.blanked(Array(text.utf8))
        #expect(String(decoding: blanked, as: UTF8.self) == "   [{\"a\":\");\"}]  \n")
        #expect(JSONPrefix.blanked(Array("[1];".utf8)) == Array("[1];".utf8))
    }

    @Test func `eight zeros are a block`() {
        #expect(ZeroBlock.isIn([1] + Array(repeating: 0, count: 8)))
        #expect(!ZeroBlock.isIn(Array(repeating: 0, count: 7) + [1] + Array(repeating: 0, count: 7)))
        #expect(!ZeroBlock.isIn([]))
    }

    // MARK: Tables

    @Test func `a row is known by the kinds of its cells`() {
        var form = TableRowForm(names: ["url", "id", "text"])
        #expect(form.likeness(of: [.address, .text, .text]) == 2)
        #expect(form.likeness(of: [.text, .text, .text]) == nil)
        form.learn([.address, .number, .quoted])
        #expect(form.likeness(of: [.address, .number, .quoted]) == 4)
        #expect(form.likeness(of: [.empty, .number, .empty]) == 1)
        #expect(form.likeness(of: [.address, .text, .quoted]) == nil)
        form.learn([.address, .number, .text])
        #expect(form.likeness(of: [.address, .number, .quoted]) == 3)
        for _ in 0..<30 { form.learn([.address, .number, .text]) }
        #expect(!form.learnsMore)
    }

    @Test(arguments: [
        ("https://b.example/1", TableRowForm.Kind.address), ("2026-05-12T08:00:00Z", .number),
        ("12,5", .number),
        ("12 ships", .text), ("", .empty), ("http is a protocol", .text), ("\"a\"", .quoted),
        ("\"https://b.example/1\"", .address), ("\"12\"", .number),
    ])
    func `the kind of a cell is that of its bytes`(text: String, kind: TableRowForm.Kind) {
        let bytes = Array(text.utf8)
        let cell = CSVCellsTests.cell(bytes)
        #expect(TableRowForm.kind(of: cell, from: 0, in: bytes) == kind)
    }

    @Test(arguments: [
        ("a,b,c\nd,e,f\ng,h,i\n", false, true), ("a,b,c\nd,e,f\n", false, false), ("a,b,c\n", true, true),
        ("a, b, c\nd, e, f\ng, h, i\n", false, false), ("a,b\nc,d\ne,f\n", true, true),
        ("a,b\nc,d\ne,f\n", false, false),
        ("Title\na;b;c\nd;e;f\ng;h;i\n", false, true), ("a,b,c\nd\ne\nf,g,h\n", false, false),
        ("", true, false),
    ])
    func `a table is told by rows of as many cells`(text: String, isNamed: Bool, isTable: Bool) {
        #expect(TableText.isTable(Array(text.utf8), isNamed: isNamed) == isTable)
    }

    @Test(
        arguments: [
            ("url,title,text\n", false, 0), ("sep=;\nurl;title;text\n", false, 6),
            ("Export\ntitle,text,url\n", false, 7),
            ("Export\ntitle,text\n", true, 7), ("Export\ntitle,text\n", false, nil), ("a,b,text\n", false, 0),
            ("Export\na,b,text\n", false, nil), ("a,b,c\n", true, nil),
        ] as [(String, Bool, Int?)])
    func `a header is the line that names a text`(text: String, isNamed: Bool, start: Int?) {
        let bytes = Array(text.utf8)
        #expect(TableHeader.find(in: bytes[...], isNamed: isNamed)?.start == start)
    }
}
