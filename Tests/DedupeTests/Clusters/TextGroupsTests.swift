import Testing

@testable import Dedupe

@Suite struct TextGroupsTests {
    private static let text = "one two three four five six seven"

    private func groups(_ inputs: [DedupeInput], _ change: (inout DedupeSettings) -> Void = { _ in })
        -> TextGroups
    {
        var settings = DedupeSettings()
        change(&settings)
        return TextGroups(signedDocuments(inputs), settings: settings, earlier: DedupeIndex())
    }

    private func input(_ id: String, _ text: String = text, source: String? = nil, date: String? = nil)
        -> DedupeInput
    {
        DedupeInput(id: id, text: text, source: source, date: date)
    }

    @Test func `one document represents all with its words: the longest, the earliest, the smallest id`() {
        let inputs = [
            input("c"), input("b", date: "2024-01-02"), input("a", date: "2024-01-03"),
            input("d", "one two three four five six"),
        ]
        #expect(groups(inputs).representatives == [1, 1, 1, 3])
        #expect(Set(groups(inputs).ranked) == [1, 3])
        #expect(groups([input("b"), input("a")]).representatives == [1, 1])
    }

    @Test func `five words are too few to compare`() {
        let short = "one two three four five"
        #expect(groups([input("a", short), input("b", short)]).representatives == [0, 1])
        #expect(groups([input("a", short)]).ranked.isEmpty)
        #expect(
            groups([input("a", short), input("b", short)]) { $0.minimumTokens = 5 }.representatives == [0, 0])
    }

    @Test(
        arguments: [
            ("a", "a", false, false, true), ("a", "b", false, false, true), ("a", "b", true, false, false),
            ("a", "a", true, false, true),
            ("a", "a", false, true, false), ("a", "b", false, true, true), (nil, nil, false, true, true),
            (nil, "a", true, false, false),
        ] as [(String?, String?, Bool, Bool, Bool)])
    func `scopes part equal texts`(one: String?, other: String?, within: Bool, across: Bool, isOne: Bool) {
        let found = groups([input("a", source: one), input("b", source: other)]) {
            ($0.withinSource, $0.acrossSources) = (within, across)
        }
        #expect((found.representatives == [0, 0]) == isOne)
    }

    @Test(
        arguments: [
            ("2024-01-08", 7, true), ("2024-01-09", 7, false), (nil, 7, true), ("2024-01-01", 0, true),
            ("2024-01-02", 0, false),
        ] as [(String?, Int, Bool)])
    func `a window of days parts them too`(date: String?, days: Int, isOne: Bool) {
        let found = groups([input("a", date: "2024-01-01"), input("b", date: date)]) { $0.windowDays = days }
        #expect((found.representatives[1] == 0) == isOne)
    }

    @Test func `languages do so on demand`() {
        var left = SignatureTable.Header(), right = SignatureTable.Header()
        (left.languageKey, right.languageKey) = (1, 2)
        var settings = DedupeSettings()
        #expect(settings.allows(left, right))
        settings.withinLanguage = true
        #expect(!settings.allows(left, right))
        right.languageKey = 1
        #expect(settings.allows(left, right))
    }

    @Test func `the better representative is longer, dated, earlier, smaller`() {
        let inputs = [
            input("z", "one two three four five six seven eight"), input("y", date: "2024-01-01"),
            input("x", date: "2024-01-02"), input("v"), input("w"),
        ]
        let documents = signedDocuments(inputs)
        #expect((0..<5).sorted(by: documents.precedes) == [0, 1, 2, 3, 4])
        #expect((0..<5).reversed().sorted(by: documents.precedes) == [0, 1, 2, 3, 4])
        #expect(!documents.precedes(1, 1))
    }
}

@Suite struct RevisionsTests {
    private func numbers(_ inputs: [DedupeInput]) -> [Int] {
        Revisions(signedDocuments(inputs), earlier: DedupeIndex()).numbers
    }

    private func input(
        _ id: String, _ text: String, _ url: String? = "https://a.example/1", _ date: String? = nil
    ) -> DedupeInput {
        DedupeInput(id: id, text: text, url: url, date: date)
    }

    @Test func `different texts under one address are counted by date, then by id`() {
        #expect(numbers([input("b", "one"), input("a", "two"), input("c", "one")]) == [1, 0, 1])
        #expect(
            numbers([
                input("a", "late", "https://a.example/1", "2024-01-02"),
                input("b", "early", "https://a.example/1", "2024-01-01"),
                input("c", "other", "https://a.example/2"), input("d", "none", nil),
                input("e", "early", "https://a.example/1", "2024-01-03"),
            ]) == [1, 0, 0, 0, 0])
    }

    @Test func `a new text under an address is reported once`() {
        let texts = Revisions(
            signedDocuments([input("a", "one"), input("b", "two"), input("c", "one"), input("d", "x", nil)]),
            earlier: DedupeIndex()
        ).texts
        #expect(texts.map(\.revision) == [0, 1] && Set(texts.map(\.url)).count == 1)
    }
}
