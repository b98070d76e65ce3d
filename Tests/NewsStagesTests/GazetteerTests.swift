import Testing

@testable import NewsStages

@Suite struct GazetteerTests {
    private static let file = """
        # class\tnames\tid\tpopulation\tcountry
        C\tNorth Korea|DPRK\tiso3166:KP\t25000000\tKP
        C\tFrance\tiso3166:FR\t67000000\tFR
        C\tUnited States|US|U.S.\tiso3166:US\t330000000\tUS
        S\tTexas\tiso3166:US-TX\t\tUS
        B\tParis\tgeonames:2988507\t2138551\tFR
        M\tParis\tgeonames:4717560\t24782\tUS
        B\tNew York\tgeonames:5128581\t8804190\tUS
        b\tReading\tgeonames:2639577\t318000\tGB
        N\tFrench
        O\tUN Security Council|U.N. Security Council\twikidata:Q37470
        """

    private let gazetteer = {
        var gazetteer = Gazetteer()
        gazetteer.add(file: Array(file.utf8))
        return gazetteer
    }()

    private func match(_ text: String) -> (classes: GazetteerClass, ids: [String])? {
        let tokens = Tokenizer.tokens(of: Array(text.utf8))
        guard let match = gazetteer.longestMatch(tokens, at: 0, limit: tokens.count) else { return nil }
        return (match.classes, gazetteer.candidates(match).compactMap { $0.identifier.text(custom: []) })
    }

    private static let cases: [(String, GazetteerClass, [String])] = [
        ("north korea said", .country, ["iso3166:KP"]),
        ("Texas", .subdivision, ["iso3166:US-TX"]),
        ("Paris is", [.largeCity, .city], ["geonames:2988507", "geonames:4717560"]),
        ("U.N. Security Council met", .organization, ["wikidata:Q37470"]),
        ("Reading", [.largeCity, .commonWord], ["geonames:2639577"]),
        ("French", .demonym, []),
    ]

    @Test(arguments: Self.cases)
    func `the longest name is found with what it means`(text: String, classes: GazetteerClass, ids: [String])
    {
        let found = match(text)
        #expect(found?.classes == classes)
        #expect(found?.ids == ids)
    }

    @Test(arguments: ["North", "Korea North", "New", "", "Parisian"])
    func `parts of names are no names`(text: String) {
        #expect(match(text) == nil)
    }

    @Test(arguments: ["iso3166:KP", "iso3166:US-CA", "geonames:1871859", "wikidata:Q1065"])
    func `identifiers survive packing`(text: String) {
        #expect(EntityIdentifier(Array(text.utf8)[...]).text(custom: []) == text)
    }

    @Test(arguments: ["", "x", "other:1", ":"])
    func `what is no identifier is none`(text: String) {
        #expect(EntityIdentifier(Array(text.utf8)[...]) == .none)
    }

    @Test func `many names grow the table and stay found`() {
        var large = Gazetteer()
        for number in 0..<20_000 {
            let entry = Gazetteer.Entry(
                identifier: .none, kind: .city, population: 0, country: 0, type: nil)
            large.add(["town \(number)", "a b \(number)"].map { Array($0.utf8)[...] }, entry: entry)
        }
        for number in stride(from: 0, to: 20_000, by: 977) {
            let tokens = Tokenizer.tokens(of: Array("Town \(number)".utf8))
            #expect(large.longestMatch(tokens, at: 0, limit: tokens.count)?.end == 2)
        }
    }

    @Test func `a table of words gives back what was put in`() {
        var table = WordTable(count: 1_000, valueBits: 11)
        for number in 0..<1_000 { table.insert(WordHash.of("word\(number)"), UInt32(number)) }
        let right = (0..<1_000).count { table.value(WordHash.of("word\($0)")) == UInt32($0) }
        // A fingerprint of 21 bits may confuse two words, but hardly two in a thousand.
        #expect(right >= 998)
        #expect(table.value(WordHash.of("other")) == nil)
    }
}
