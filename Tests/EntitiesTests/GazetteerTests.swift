import Files
import Models
import TestSupport
import Testing
import TextKit

@testable import Entities

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

    private let gazetteer = Gazetteer(lists: [Array(file.utf8)])

    private func match(_ text: String) -> (classes: GazetteerClass, ids: [String])? {
        let tokens = Tokenizer.tokens(of: Array(text.utf8))
        guard let match = gazetteer.longestMatch(tokens, at: 0, limit: tokens.count) else { return nil }
        return (match.classes, gazetteer.candidates(match).compactMap { $0.identifier.text(in: nil) })
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
    func `parts of names are not names`(text: String) {
        #expect(match(text) == nil)
    }

    @Test(arguments: ["iso3166:KP", "iso3166:US-CA", "geonames:1871859", "wikidata:Q1065"])
    func `identifiers round-trip through packing`(text: String) {
        #expect(EntityIdentifier(Array(text.utf8)[...]).text(in: nil) == text)
    }

    @Test(arguments: ["", "x", "other:1", ":"])
    func `other text is not an identifier`(text: String) {
        #expect(EntityIdentifier(Array(text.utf8)[...]) == .none)
    }

    @Test func `many names are found in a table made for them`() {
        let list = (0..<20_000).map { "M\tTown \($0)|a b \($0)\tgeonames:\($0 + 1)" }.joined(separator: "\n")
        let large = Gazetteer(lists: [Array(list.utf8)])
        for number in stride(from: 0, to: 20_000, by: 977) {
            let tokens = Tokenizer.tokens(of: Array("Town \(number)".utf8))
            let match = large.longestMatch(tokens, at: 0, limit: tokens.count)
            #expect(match?.end == 2)
            #expect(
                match.map { large.candidates($0).map { $0.identifier.text(in: nil) } } == [
                    "geonames:\(number + 1)"
                ])
        }
    }

    @Test func `a name keeps the classes and meanings of all lists that have it`() {
        let lists = ["L\tParis", "C\tParis\tiso3166:PA\nL\tParis\nB\tParis\tgeonames:1", "n\tParis"]
        let mixed = Gazetteer(lists: lists.map { Array($0.utf8) })
        let tokens = Tokenizer.tokens(of: Array("Paris".utf8))
        guard let match = mixed.match(tokens, 0..<1) else {
            Issue.record("no match")
            return
        }
        #expect(match.classes == [.lastName, .country, .largeCity, .demonym, .commonWord])
        #expect(mixed.candidates(match).map { $0.identifier.text(in: nil) } == ["iso3166:PA", "geonames:1"])
        #expect(mixed.candidates(match).map(\.kind) == [.country, .largeCity])
    }

    @Test func `a gazetteer round-trips through its file, and a damaged file is refused`() throws {
        let bytes = gazetteer.encoded()
        let read = try Gazetteer(file: MappedBytes(copying: bytes), path: "g")
        #expect(read.encoded() == bytes)
        for index in [0, 4, 17, 70, bytes.count - 1] {
            var damaged = bytes
            damaged[index] ^= 1
            #expect(throws: ResourceError.self) {
                try Gazetteer(file: MappedBytes(copying: damaged), path: "g")
            }
        }
        for length in [0, 3, 63, 64, bytes.count - 1] {
            #expect(throws: ResourceError.self) {
                try Gazetteer(file: MappedBytes(copying: Array(bytes.prefix(length))), path: "g")
            }
        }
    }

    @Test func `the committed gazetteer is made of the committed lists`() throws {
        let lists = try EntityResources(listsIn: Checkout.data)
        let committed = try FileSystem.read(Checkout.data + "/" + EntityResources.gazetteerFile)
        #expect(lists.encodedGazetteer == committed)
    }

    @Test func `stated digests are those of the content`() throws {
        let resources = try EntityResources(directory: Checkout.data)
        #expect(resources.digests.count >= 2)
        for (path, digest) in resources.digests {
            let bytes = try FileSystem.read(Checkout.data + "/" + path)
            #expect(ContentDigest.sha256(Array(bytes.dropFirst(64))) == digest)
        }
    }

    @Test func `a table of words gives back what was put in`() {
        let words = (0..<1_000).map { (hash: WordHash.of("word\($0)"), value: UInt32($0)) }
        let table = WordTable(words, valueBits: 11)
        let right = (0..<1_000).count { table.value(WordHash.of("word\($0)")) == UInt32($0) }
        // A fingerprint of 21 bits may confuse two words, but hardly two in a thousand.
        #expect(right >= 998)
        #expect(table.value(WordHash.of("other")) == nil)
    }
}
