import Testing

@testable import Languages

@Suite struct StretchTests {
    @Test(arguments: [
        (1, 6, true), (2, 6, true), (3, 6, false), (1, 5, false), (8, 24, true), (9, 24, false),
        (8, 100, true), (9, 100, false),
    ])
    func `words repeat each other where a third of them or fewer are different, from six on`(
        different: Int, words: Int, isRepetitive: Bool
    ) {
        #expect(Stretch.isRepetitive((1 << UInt64(different)) - 1, of: words) == isRepetitive)
    }

    private func stretches(_ text: String) -> [Stretch] {
        var reader = StretchReader(table: LanguageDetectorTests.detector.table, step: 1)
        let bytes = Array(text.utf8)
        reader.read(bytes.span, 0..<bytes.count)
        reader.finish()
        return reader.stretches
    }

    @Test func `a stretch ends after 24 words`() {
        let text = (1...60).map { _ in "wall" }.joined(separator: " ")
        #expect(stretches(text).map(\.lookedUp) == [24, 24, 12])
    }

    @Test func `a line of eight words ends a stretch, a shorter one does not`() {
        let eight = "the wall stands and the bridge is new"
        #expect(stretches("\(eight)\n\(eight)").map(\.lookedUp) == [8, 8])
        #expect(stretches("the wall\nthe bridge\nthe harbour").map(\.lookedUp) == [6])
    }

    @Test func `letters of two systems are two stretches with one row of scores`() {
        let found = stretches("the wall стена моста")
        #expect(found.map(\.system) == [.latin, .cyrillic])
        #expect(found.map(\.letters) == [7, 10])
        #expect(Set(found.map(\.row)) == [0])
    }

    @Test(arguments: [("the wall", [0]), ("かもめ", [3]), ("стена", [0])] as [(String, [Int])])
    func `letters of kana are counted, and no others`(text: String, kana: [Int]) {
        #expect(stretches(text).map(\.kana) == kana)
    }

    @Test func `capitals are counted by word, and words of nothing else`() throws {
        let found = try #require(stretches("The WALL of Kiev and I").first)
        #expect(found.capitals == 4)
        #expect(found.shouted == 1)
    }

    @Test(arguments: ["AAAA", "aaaaaaaa", "hahaha", "hahahahah", "xaxaxaxa", "zzzz"])
    func `a letter or two over and over are no word`(text: String) throws {
        let found = try #require(stretches(text).first)
        #expect(found.lookedUp == 0 && found.letters == text.utf8.count)
    }

    @Test(arguments: ["papa", "mama", "aaa", "cocoa", "banana", "barbar", "oooh"])
    func `words that repeat a part of themselves are words`(text: String) throws {
        #expect(try #require(stretches(text).first).lookedUp == 1)
    }

    @Test func `a soft hyphen stands inside of a word, a hyphen between two`() throws {
        #expect(try #require(stretches("har\u{AD}bour").first).lookedUp == 1)
        #expect(try #require(stretches("har-bour").first).lookedUp == 2)
    }
}
