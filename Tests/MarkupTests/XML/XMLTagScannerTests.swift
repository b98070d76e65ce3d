import Testing

@testable import Markup

@Suite struct XMLTagScannerTests {
    private struct Reading: Equatable {
        var attributes: [String]
        var isWhole: Bool
        var isEmpty: Bool
        var isChanged: Bool
    }

    private func read(_ tag: String) -> Reading {
        var scanner = XMLTagScanner(bytes: Array(tag.utf8), position: 0, next: DelimiterCache())
        let isWhole = scanner.scan()
        let text = { (range: Range<Int>) in String(decoding: scanner.bytes[range], as: UTF8.self) }
        return Reading(
            attributes: scanner.attributes.map { "\(text($0.name))=\(text($0.value))" }, isWhole: isWhole,
            isEmpty: scanner.isEmpty, isChanged: scanner.isChanged)
    }

    @Test(arguments: [
        (" a='1' b=\"2 > 1\">", ["a=1", "b=2 > 1"], false), (" a = 'x'/>", ["a=x"], true), (">", [], false),
        ("/>", [], true),
        (" xml:lang='de' x-y.z_1=''>", ["xml:lang=de", "x-y.z_1="], false),
    ])
    func `a sound tag needs no change`(tag: String, attributes: [String], isEmpty: Bool) {
        #expect(
            read(tag) == Reading(attributes: attributes, isWhole: true, isEmpty: isEmpty, isChanged: false))
    }

    @Test(arguments: [
        (" a=1 b=2>", ["a=1", "b=2"]), (" checked a='1'>", ["checked=", "a=1"]), (" a='1' a='2'>", ["a=1"]),
        (" 1a='x' b='y'>", ["b=y"]), (" a:b:c='x' d='y'>", ["d=y"]), (" a:='x'>", []),
        (" é='x' b='y'>", ["b=y"]),
        (" a='1' / b='2'>", ["a=1", "b=2"]), (" a='never closed>", ["a=never", "closed="]),
        (" ='x'>", ["x="]),
    ])
    func `what is repaired is told`(tag: String, attributes: [String]) {
        let reading = read(tag)
        #expect(reading.attributes == attributes)
        #expect(reading.isWhole && reading.isChanged)
    }

    @Test(arguments: [" a='1' <b>", " a", ""])
    func `a tag that another one or the end cuts is not whole`(tag: String) { #expect(!read(tag).isWhole) }
}
