import Testing

@testable import Intake

/// Rows that are elements, found by their tags.
@Suite struct ElementRowScanTests {
    private func rows(_ text: String, isAtEnd: Bool = true) -> [String] {
        let bytes = Array(text.utf8)
        var (scan, found) = (ElementRowScan(["item"], position: 0), [String]())
        while let row = scan.next(in: bytes, isAtEnd: isAtEnd) {
            let words = String(decoding: bytes[row.range], as: UTF8.self)
            found.append(row.problem == nil ? words : "\(words)!")
        }
        return found
    }

    @Test(arguments: [
        ("<rss><item>a</item> <item k='1'>b</item></rss>", ["<item>a</item>", "<item k='1'>b</item>"]),
        ("<x:item>a</x:item>", ["<x:item>a</x:item>"]), ("<ITEM>a</ITEM>", ["<ITEM>a</ITEM>"]),
        ("<item>a<item>b</item>c</item><item>d</item>", ["<item>a<item>b</item>c</item>", "<item>d</item>"]),
        ("<items><item>a</item></items><ite>b</ite>", ["<item>a</item>"]),
        ("<item/><item>a<item/>b</item>", ["<item>a<item/>b</item>"]),
        ("</item><item>a</item>", ["<item>a</item>"]),
        ("<item>a</item><item>cut", ["<item>a</item>", "<item>cut!"]), ("no rows", []), ("", []),
    ])
    func `a row is an element with all inside it`(text: String, expected: [String]) {
        #expect(rows(text) == expected)
    }

    @Test(arguments: [
        ("<!-- <item>a</item> --><item>b</item>", ["<item>b</item>"]),
        ("<item><![CDATA[</item>]]>a</item>", ["<item><![CDATA[</item>]]>a</item>"]),
        ("<!-- never closed <item>a</item><item>b</item>", ["<item>a</item>", "<item>b</item>"]),
    ])
    func `comments and sections are not looked into, unless they never end`(text: String, expected: [String])
    {
        #expect(rows(text) == expected)
    }

    @Test func `a tag that may go on is waited for`() {
        #expect(rows("<item>a</item", isAtEnd: false) == [])
        #expect(rows("<item>a</item>", isAtEnd: false) == [])
        #expect(rows("<item>a</item> and more bytes", isAtEnd: false) == ["<item>a</item>"])
    }
}
