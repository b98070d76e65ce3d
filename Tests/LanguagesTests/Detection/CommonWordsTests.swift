import Testing

@testable import Languages

@Suite struct CommonWordsTests {
    private let table = LanguageDetectorTests.detector.table

    private func hashes(_ text: String) -> ArraySlice<UInt32> {
        var reader = StretchReader(table: table, step: 1)
        let bytes = Array(text.utf8)
        reader.read(bytes.span, 0..<bytes.count)
        reader.finish()
        return reader.wordHashes[...]
    }

    private func number(_ name: String) throws -> Int { try #require(table.classes.firstIndex(of: name)) }

    @Test(arguments: [
        ("de-Latn", "der Hafen und die Mauer", 3), ("en-Latn", "the harbour and the wall", 3),
        ("ru-Cyrl", "стена и мост в порту", 2),
        ("de-Latn", "the harbour of the wall", 0),
    ])
    func `common words are those of a class`(name: String, text: String, count: Int) throws {
        #expect(table.commonWords.count(hashes(text), of: try number(name)) == count)
    }

    @Test func `filler stands behind the last class, and names behind that`() {
        let count = table.classes.count
        #expect(table.commonWords.count(hashes("lorem ipsum dolor sit amet"), of: count) == 5)
        #expect(table.commonWords.count(hashes("محمد أحمد علي حسن"), of: count + 1) == 4)
        #expect(table.commonWords.count(hashes("the harbour and the wall"), of: count + 1) == 0)
    }

    @Test func `common words are evidence of text, others of names`() throws {
        let english = try number("en-Latn")
        #expect(table.commonWords.evidence(common: 3, of: 9, english) > 0)
        #expect(table.commonWords.evidence(common: 0, of: 9, english) < -1)
        #expect(table.commonWords.evidence(common: 0, of: 0, english) == 0)
    }
}
