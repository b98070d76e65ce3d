import Files
import PipelineKit
import TestSupport
import Testing

@testable import Entities

/// What tag-entities decides when it has seen all records of a run.
@Suite struct CorpusHalfTests {
    private static let resources = Resources(folder: Checkout.data) { path throws(ResourceError) in
        throw ResourceError(path: path, message: "is not read here")
    } list: { _ in
        []
    }

    private static func record(_ text: String, domain: String? = nil) -> Record {
        var record = Record(kind: .page, input: InputReference(path: "a.html"))
        (record.text, record.domain, record.language) = (text, domain, "en")
        return record
    }

    private static func run(_ records: [Record], _ options: TagEntities.Options) throws -> [Record] {
        let worker = try TagEntities(options: options, resources: resources)
        var corpus = worker
        var tagged = records
        for index in tagged.indices { _ = try worker.process(&tagged[index]) }
        for (index, record) in tagged.enumerated() {
            corpus.observe(record, at: RecordPosition(entry: 0, index: index))
        }
        corpus.conclude()
        for index in tagged.indices {
            _ = try corpus.consider(&tagged[index]) { _ throws(DocumentFault) in
                throw DocumentFault(code: "none", message: "")
            }
        }
        return tagged
    }

    private static func id(_ record: Record, _ place: String) -> String? {
        record.entities.first { $0.text == place }?.id
    }

    private static let news = [
        "A farmer in Texas sold a bull.", "It rained in Texas for a week.",
        "A fire broke out in Paris, the Lamar County sheriff said.", "He flew from Paris to London.",
    ]

    @Test func `a run learns where a publisher is, whatever the order of its articles`() throws {
        var options = TagEntities.Options()
        options.learnsPublishers = true
        let records = Self.news.map { Self.record($0, domain: "theparisnews.com") }
        let learned = try Self.run(records, options)
        #expect(Self.id(learned[2], "Paris") == "geonames:4717560")
        let reversed = try Self.run(records.reversed(), options)
        #expect(Array(reversed.reversed()) == learned)
        #expect(learned.allSatisfy { $0.attachments[PlaceNotes.self] == nil })
    }

    @Test func `what was noted gives what a second reading would`() throws {
        let tagger = try EntityTagger(resources: EntityResources(directory: Checkout.data))
        let homes = ["US-TX", "US-KY", "CA-ON", "GB-ENG", "FR"].map { PlaceEvidence.Area(iso: $0) }
        let texts =
            Self.news + [
                "The mayor of London spoke in Georgia.",
                "Springfield and Lebanon play on Friday. Jordan watched.",
            ]
        for text in texts {
            let noted = tagger.tag(text, language: "en", notesPlaces: true)
            let notes = try #require(PlaceNotes(encoded: noted.notes?.encoded ?? []))
            for home in homes {
                var entities = noted.entities
                let publisher = PublisherPlace(domain: nil, home: home)
                _ = tagger.settle(&entities, by: notes, publisher: publisher)
                let direct = tagger.tag(text, language: "en", publisher: publisher).entities
                #expect(entities == direct, "\(text) at \(home.map { "\($0)" } ?? "")")
            }
        }
    }

    @Test func `damaged notes are none`() throws {
        let tagger = try EntityTagger(resources: EntityResources(directory: Checkout.data))
        let notes = try #require(
            tagger.tag(Self.news[2], language: "en", notesPlaces: true).notes)
        let bytes = notes.encoded
        #expect(PlaceNotes(encoded: bytes) == notes)
        #expect(PlaceNotes(encoded: []) == nil && PlaceNotes(encoded: Array(bytes.dropLast())) == nil)
        #expect(PlaceNotes(encoded: Array(repeating: 0xFF, count: bytes.count)) == nil)
    }

    // MARK: Names

    private static func unified(_ names: [(String, String)]) -> [String] {
        var forms = NameForms()
        var records = names.map { type, name in
            var record = Self.record(name)
            record.entities = [
                Entity(
                    text: name, type: type, start: 0, end: name.unicodeScalars.count, name: name, id: nil,
                    count: 1)
            ]
            return record
        }
        for record in records { forms.observe(record.entities) }
        forms.conclude()
        for index in records.indices { forms.unify(&records[index]) }
        return records.map { $0.entities[0].name }
    }

    @Test(
        arguments: [
            (["Kim Jong-un", "KIM JONG UN", "Kim Jong-un"], ["Kim Jong-un", "Kim Jong-un", "Kim Jong-un"]),
            (["Jose Ruiz", "José Ruiz", "José Ruiz"], ["José Ruiz", "José Ruiz", "José Ruiz"]),
            (
                ["Donald J. Trump", "Donald Trump", "Donald Trump"],
                ["Donald Trump", "Donald Trump", "Donald Trump"]
            ),
            (
                ["George W. Bush", "George H. W. Bush", "George Bush"],
                ["George W. Bush", "George H. W. Bush", "George Bush"]
            ),
            (["Anna Berg", "Anna Borg", "Berg"], ["Anna Berg", "Anna Borg", "Berg"]),
            (["Ana Ruiz", "Aná Ruiz"], ["Aná Ruiz", "Aná Ruiz"]),
        ] as [([String], [String])])
    func `a person has the name that most articles use`(names: [String], expected: [String]) {
        let found = Self.unified(names.map { ("PER", $0) })
        #expect(found == expected)
        let reversed = Self.unified(names.reversed().map { ("PER", $0) })
        #expect(reversed == expected.reversed())
    }

    @Test func `an organisation has one name, and is not a person of that name`() {
        let found = Self.unified([
            ("ORG", "U.N."), ("ORG", "UN"), ("ORG", "UN"), ("PER", "Lee Ng"), ("ORG", "LEE NG"),
        ])
        #expect(found == ["UN", "UN", "UN", "Lee Ng", "LEE NG"])
    }

    @Test func `two forms of one person within an article are counted together`() {
        var forms = NameForms()
        var record = Self.record("Kim Jong-un. KIM JONG UN.")
        record.entities = [
            Entity(
                text: "Kim Jong-un", type: "PER", start: 0, end: 11, name: "Kim Jong-un", id: nil, count: 1),
            Entity(
                text: "KIM JONG UN", type: "PER", start: 13, end: 24, name: "KIM JONG UN", id: nil, count: 1),
        ]
        record.quotations = [Quotation(text: "x", speaker: "KIM JONG UN", start: 0, end: 1)]
        let plain = Self.record("Kim Jong-un.")
        forms.observe(record.entities)
        var other = plain
        other.entities = [record.entities[0]]
        forms.observe(other.entities)
        forms.conclude()
        forms.unify(&record)
        #expect(record.entities.map(\.count) == [2, 2])
        #expect(record.quotations[0].speaker == "Kim Jong-un")
    }
}
