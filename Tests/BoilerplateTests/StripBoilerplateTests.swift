import Files
import Foundation
import JSON
import PipelineKit
import TestSupport
import Testing

@testable import Boilerplate

/// The stage as a run uses it: options, packs, audit and memory.
@Suite struct StripBoilerplateTests {
    private static func bytes(_ path: String) throws(ResourceError) -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw ResourceError(path: path, message: "cannot be read")
        }
    }

    private static func resources(own: [String: String] = [:]) -> Resources {
        Resources(folder: Checkout.data) { path throws(ResourceError) in
            try bytes("\(Checkout.data)/\(path)")
        } list: { path in
            let names = try? FileManager.default.contentsOfDirectory(atPath: "\(Checkout.data)/\(path)")
            return (names ?? []).sorted()
        }.reading { path throws(ResourceError) in
            guard let pack = own[path] else {
                throw ResourceError(path: path, message: "cannot be read", isUserFile: true)
            }
            return Array(pack.utf8)
        }
    }

    /// With the defaults; reading the packs and weights takes a good part of a second.
    private static let common = try? made("{}")

    private func stage(_ options: String = "{}", own: [String: String] = [:]) throws -> StripBoilerplate {
        if options == "{}", own.isEmpty { return try #require(Self.common) }
        return try Self.made(options, own: own)
    }

    private static func made(_ options: String, own: [String: String] = [:]) throws -> StripBoilerplate {
        var reader = OptionReader(try JSONParser.parse(Array(options.utf8)), path: "")
        let read = StripBoilerplate.Options(reading: &reader)
        reader.finish()
        #expect(reader.problems == [])
        return try StripBoilerplate(options: read, resources: resources(own: own))
    }

    private static let news = [
        "The council voted on Tuesday to repair the old sea wall before the winter storms, the mayor said.",
        "Engineers told the meeting that the work would take eight months and cost four million euros.",
        "Residents of the lower town had asked for the repair since the flood of two years ago, she added.",
    ]
    private static let promo = "Sign up for our free newsletter and get the best stories in your inbox."
    private static let label = "Advertisement"

    private func process(
        _ stage: StripBoilerplate, _ texts: [String], url: String? = nil, source: String? = nil
    ) throws -> Record {
        var record = Record(kind: .page, input: InputReference(path: "a.html"))
        (record.language, record.url, record.source) = ("en", url, source)
        var document = Document(record: record, content: [], form: .page)
        document.setBody(texts.map { Block(text: $0, tag: "p", path: "body>article>p") })
        _ = try stage.process(&document)
        return document.record
    }

    private static let story = [news[0], promo, news[1], label, news[2]]

    @Test func `every removed block leaves a row with its place, its cues and its facts`() throws {
        let record = try process(try stage(), Self.story)
        #expect(record.text == Self.news.joined(separator: "\n\n"))
        #expect(record.removedBlocks.map(\.category) == [.newsletter, .adLabel])
        #expect(record.removedBlocks.map(\.place) == [1, 2])
        let row = try #require(record.removedBlocks.first)
        #expect(row.cues.count > 1)
        #expect(row.cues.map(\.weight) == row.cues.map(\.weight).sorted(by: >))
        #expect(row.cues.contains { $0.name == row.rule })
        #expect(!row.facts.isEmpty && row.facts.allSatisfy { $0.name.hasPrefix("structure.") })
    }

    @Test(arguments: BlockCategory.allCases)
    func `each category can be kept, removed or tagged`(category: BlockCategory) throws {
        for action in BoilerplateAction.allCases {
            let options = "{\"categories\":{\"\(category.rawValue)\":\"\(action.rawValue)\"}}"
            var reader = OptionReader(try JSONParser.parse(Array(options.utf8)), path: "")
            let read = StripBoilerplate.Options(reading: &reader)
            #expect(reader.problems == [])
            #expect(read.judging.actions == [category: action])
        }
    }

    @Test func `a kept category stays in the text, and a tagged one is marked`() throws {
        let kept = try process(try stage("{\"categories\":{\"newsletter\":\"keep\"}}"), Self.story)
        #expect(kept.text.contains(Self.promo))
        #expect(kept.removedBlocks.map(\.category) == [.adLabel])
        #expect(kept.warnings == [])
        let tagged = try process(try stage("{\"categories\":{\"newsletter\":\"tag\"}}"), Self.story)
        #expect(tagged.text.contains(Self.promo))
        #expect(tagged.warnings == ["contains_newsletter"])
    }

    @Test func `blocks kept by a narrow margin are counted`() throws {
        let record = try process(try stage("{\"threshold\":1,\"nearMiss\":0.5}"), Self.story)
        #expect(record.removedBlocks.isEmpty)
        #expect(record.nearMisses.contains(.newsletter))
        let strict = try process(try stage("{\"threshold\":1,\"nearMiss\":1}"), Self.story)
        #expect(strict.nearMisses.isEmpty)
    }

    private func verdict(_ texts: [String], kind: RecordKind = .page) throws -> Verdict {
        var document = Document(
            record: Record(kind: kind, input: InputReference(path: "a.html")), content: [], form: .page)
        document.record.language = "en"
        document.setBody(texts.map { Block(text: $0, tag: "p", path: "body>article>p") })
        return try stage().process(&document)
    }

    @Test func `the rest of a page of promos is not an article, and a short report is one`() throws {
        let headline = "A tunnel for toads"
        #expect(try verdict([headline, Self.promo]) == .drop(.onlyBoilerplate))
        #expect(try verdict([Self.news[0], Self.label]) == .keep)
        #expect(try verdict(Self.story) == .keep)
    }

    @Test(arguments: [
        (RecordKind.page, Verdict.drop(.onlyBoilerplate), Verdict.keep),
        (.mail, .drop(.onlyBoilerplate), .keep),
        (.feedEntry, .keep, .drop(.noText)), (.newswire, .keep, .drop(.noText)),
    ])
    func `a message is judged like a page, and what somebody has cut out is not`(
        kind: RecordKind, scrap: Verdict, bare: Verdict
    ) throws {
        #expect(try verdict(["A tunnel for toads", Self.promo], kind: kind) == scrap)
        #expect(try verdict([], kind: kind) == bare)
    }

    // MARK: Packs

    private static let house = """
        {"lang":"en","version":1,"rules":[{"id":"house.tip","category":"other_boilerplate","family":"label",
        "pattern":"send us a tip","match":"exact"}]}
        """
    private static let tip = "Send us a tip"

    @Test func `a user's own pack removes what no other knows`() throws {
        let texts = [Self.news[0], Self.tip, Self.news[1], Self.news[2]]
        let record = try process(
            try stage("{\"packs\":[\"house.json\"]}", own: ["house.json": Self.house]), texts)
        let row = try #require(record.removedBlocks.first { $0.text == Self.tip })
        #expect(row.rule == "house.tip")
    }

    @Test func `a rule of weight 0 switches off the one of the same id`() throws {
        let plain = try process(try stage(), [Self.news[0], Self.label, Self.news[1], Self.news[2]])
        let rule = try #require(plain.removedBlocks.first).rule
        let pack = """
            {"lang":"en","version":1,"rules":[{"id":"\(rule)","category":"ad_label","family":"label",
            "pattern":"advertisement","weight":0}]}
            """
        let record = try process(
            try stage("{\"packs\":[\"off.json\"]}", own: ["off.json": pack]),
            [Self.news[0], Self.label, Self.news[1], Self.news[2]])
        #expect(!record.removedBlocks.contains { $0.cues.contains { $0.name == rule } })
    }

    @Test func `a source's own options hold for it and the hosts below it alone`() throws {
        let options = """
            {"sources":[
              {"source":"example.org","categories":{"newsletter":"keep"},"packs":["house.json"]},
              {"source":"The Harbour Times","threshold":1}]}
            """
        let stage = try stage(options, own: ["house.json": Self.house])
        let texts = Self.story + [Self.tip]
        for url in ["https://example.org/1", "https://news.example.org/1"] {
            let record = try process(stage, texts, url: url)
            #expect(record.text.contains(Self.promo))
            #expect(!record.text.contains(Self.label))
            #expect(record.removedBlocks.contains { $0.rule == "house.tip" })
        }
        let other = try process(stage, texts, url: "https://anexample.org/1")
        #expect(!other.text.contains(Self.promo))
        #expect(!other.removedBlocks.contains { $0.rule == "house.tip" })
        #expect(try process(stage, texts, source: "The Harbour Times").text.contains(Self.promo))
    }

    @Test func `every problem of the packs is reported at once, before anything is read`() throws {
        let pack = """
            {"lang":"en","version":1,"rules":[{"id":"a","category":"advert","family":"cta","pattern":"x","weight":2},
            {"id":"a","category":"ad","family":"label","pattern":" * "}]}
            """
        let error = #expect(throws: ResourceError.self) {
            _ = try stage("{\"packs\":[\"bad.json\"]}", own: ["bad.json": pack])
        }
        let message = error?.message ?? ""
        for part in [
            "rules[0].category: expected one of ad,", "rules[0].weight", "rules[1].id: 'a' is used twice",
            "rules[1].pattern: matches everything",
        ] { #expect(message.contains(part), "\(message)") }
        #expect(error?.isUserFile == true && error?.path == "bad.json")
        #expect(throws: ResourceError.self) { _ = try stage("{\"packs\":[\"missing.json\"]}") }
    }

    @Test func `a user's packs are part of the plan`() throws {
        let digests = try stage("{\"packs\":[\"house.json\"]}", own: ["house.json": Self.house])
            .resourceDigests
        #expect(digests["own/house.json"]?.count == 64)
        #expect(digests["rules/en.json"]?.count == 64)
    }

    // MARK: Repetition over runs

    private static let standing = "Reporters of this desk answer questions from readers every Friday at noon"

    private func record(_ number: Int, _ stage: StripBoilerplate, prepared: Bool = true) throws -> Record {
        let name =
            String(UnicodeScalar(UInt8(97 + number % 26))) + String(repeating: "q", count: number / 26 + 1)
        var texts = Self.news.map { text in
            text.split(separator: " ").map { $0.count > 3 ? "\(name)\($0)" : "\($0)" }.joined(separator: " ")
        }
        texts.insert(Self.standing, at: 2)
        var record = try process(stage, texts)
        record.domain = "example.org"
        if !prepared { record.attachments = RecordAttachments() }
        return record
    }

    private func finish(_ stage: inout StripBoilerplate, _ records: [Record]) throws -> [Record] {
        for (place, record) in records.enumerated() {
            stage.observe(record, at: RecordPosition(entry: 0, index: place))
        }
        stage.conclude()
        return try records.map { record in
            var record = record
            _ = try stage.consider(&record) { (place) throws(DocumentFault) in records[Int(place.index)] }
            return record
        }
    }

    @Test(arguments: [true, false])
    func `a repeated block is removed, whether it was hashed before or not`(prepared: Bool) throws {
        var stage = try stage()
        let records = try (0..<40).map { try record($0, stage, prepared: prepared) }
        let finished = try finish(&stage, records)
        for record in finished {
            #expect(!record.text.contains(Self.standing))
            let row = try #require(record.removedBlocks.last { $0.rule == "repetition" })
            #expect(
                row.place == 2 && row.facts.first == BlockSignal(name: "repetition.documents", weight: 40))
            #expect(record.attachments == RecordAttachments())
        }
    }

    @Test func `state of earlier runs counts, stays small and intact, and expires`() throws {
        let folder = try ScratchFolder()
        var first = try stage()
        try first.loadState(from: folder.path, generation: nil)
        _ = try finish(&first, try (0..<30).map { try record($0, first) })
        try first.saveState(in: folder.path, generation: "r1")

        var second = try stage()
        try second.loadState(from: folder.path, generation: "r1")
        let alone = try record(90, second)
        #expect(try !finish(&second, [alone])[0].text.contains(Self.standing))
        try second.saveState(in: folder.path, generation: "r2")
        StripBoilerplate.retire(in: folder.path, keeping: "r2")
        #expect(try folder.tree("").keys.sorted() == ["r2.counts"])

        var fresh = try stage()
        #expect(try finish(&fresh, [alone])[0].text.contains(Self.standing))
        StripBoilerplate.retire(in: folder.path, keeping: nil)
        #expect(try folder.tree("").isEmpty)
    }

    @Test func `counts name no articles, so they are carried over as they are`() throws {
        let folder = try ScratchFolder()
        var first = try stage()
        _ = try finish(&first, try (0..<8).map { try record($0, first) })
        try first.saveState(in: folder.path, generation: "r1")
        let texts = [RenamedText(old: "a", new: "b", text: "A text.")]
        try StripBoilerplate.carryState(in: folder.path, from: "r1", to: "r2", renaming: texts)
        let files = try folder.tree("")
        #expect(files.keys.sorted() == ["r1.counts", "r2.counts"])
        #expect(files["r1.counts"] == files["r2.counts"])
        #expect(throws: ResourceError.self) {
            try StripBoilerplate.carryState(in: folder.path, from: "r9", to: "r3", renaming: texts)
        }
    }

    @Test func `damaged or missing state is reported`() throws {
        let folder = try ScratchFolder()
        var stage = try stage()
        _ = try finish(&stage, try (0..<8).map { try record($0, stage) })
        try stage.saveState(in: folder.path, generation: "r1")
        var bytes = try Data(contentsOf: URL(filePath: folder.file("r1.counts")))
        bytes[bytes.count / 2] ^= 1
        try folder.write("r1.counts", bytes)
        #expect(throws: ResourceError.self) { try stage.loadState(from: folder.path, generation: "r1") }
        #expect(throws: ResourceError.self) { try stage.loadState(from: folder.path, generation: "r9") }
    }
}
