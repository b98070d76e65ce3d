import Dedupe
import FoundationEssentials
import PipelineKit
import TestSupport
import Testing

/// Made-up news for dedupe's tests.
struct StoryMaker {
    private var state: UInt64

    init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

    mutating func next(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }

    /// A pronounceable word out of some 8,000.
    mutating func word() -> String {
        let consonants = ["b", "d", "f", "k", "l", "m", "n", "p", "r", "s", "t"]
        let vowels = ["a", "e", "i", "o", "u"]
        return (0..<2 + next(2)).map { _ in consonants[next(11)] + vowels[next(5)] }.joined()
    }

    mutating func sentence() -> String {
        var words = (0..<10 + next(8)).map { _ in word() }
        words[3] = words[3].prefix(1).uppercased() + words[3].dropFirst()
        words[6] = "\(next(900) + 10)"
        return words.joined(separator: " ") + "."
    }

    mutating func story(sentences: Int = 24) -> [String] {
        (0..<sentences).map { _ in sentence() }
    }
}

/// The committed weights, found beside the sources.
func committedDedupeModel() throws -> DuplicateModel {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let data = try Data(contentsOf: URL(filePath: "/" + root + "/data/" + Dedupe.modelPath))
    return try Dedupe.model([UInt8](data))
}

/// One document of a test corpus.
struct DedupeInput {
    var id: String
    var text: String
    var url: String?
    var source: String?
    var date: String?
    var headline: String?
    var language = "en"
}

/// Signatures of test inputs, added in order.
func signed(_ inputs: [DedupeInput], into deduplicator: inout Deduplicator) {
    var sketcher = DocumentSketcher()
    for input in inputs {
        let identity = DocumentIdentity(
            canonicalURL: input.url, source: input.source, language: input.language, published: input.date,
            headline: input.headline)
        deduplicator.add(
            id: input.id, signature: sketcher.signature(of: input.text, identity: identity).encoded())
    }
}

func dedupe(
    _ inputs: [DedupeInput], published: [DedupeInput] = [], settings: DedupeSettings = DedupeSettings()
) throws -> [String: DedupeDecision] {
    let runs = try DedupeRuns(settings: settings)
    if !published.isEmpty { try runs.run(published) }
    return try runs.run(inputs)
}

/// Runs one after another over one index.
final class DedupeRuns {
    let folder: ScratchFolder
    let settings: DedupeSettings
    let model: DuplicateModel
    private(set) var generation: String?
    private var number = 0

    init(settings: DedupeSettings = DedupeSettings()) throws {
        folder = try ScratchFolder()
        model = try committedDedupeModel()
        self.settings = settings
    }

    /// Carries the index over to other ids of some texts.
    func rename(_ texts: [RenamedText]) throws {
        let old = try #require(generation)
        number += 1
        let next = "run\(number)"
        try Dedupe.carryState(in: folder.path, from: old, to: next, renaming: texts)
        Dedupe.retire(in: folder.path, keeping: next)
        generation = next
    }

    /// The decisions of one run, whose documents stay in the index.
    @discardableResult
    func run(_ inputs: [DedupeInput]) throws -> [String: DedupeDecision] {
        var deduplicator = Deduplicator(model: model, settings: settings)
        if let generation { try deduplicator.loadState(generation, in: folder.path) }
        signed(inputs, into: &deduplicator)
        let result = deduplicator.resolve()
        number += 1
        let next = "run\(number)"
        try result.saveState(next, in: folder.path)
        DedupeResult.retire(in: folder.path, keeping: next)
        generation = next
        return Dictionary(result.decisions.map { ($0.id, $0) }) { first, _ in first }
    }
}

@Suite struct DedupeTests {
    private let story: [String]
    private let other: [String]

    init() {
        var maker = StoryMaker(seed: 7)
        story = maker.story()
        other = maker.story()
    }

    @Test func `the same words at another address are an exact copy`() throws {
        let text = story.joined(separator: "\n")
        let result = try dedupe([
            DedupeInput(id: "b", text: text.uppercased(), url: "https://b/1"),
            DedupeInput(id: "a", text: text, url: "https://a/1"),
            DedupeInput(id: "c", text: other.joined(separator: " ")),
        ])
        #expect(result["b"]?.duplicateOf == "a")
        #expect(result["b"]?.reason == .exact)
        #expect(result["a"]?.duplicateOf == nil)
        #expect(result["c"]?.clusterID == "c")
    }

    @Test func `a cut copy is a copy of the whole one`() throws {
        let result = try dedupe([
            DedupeInput(id: "cut", text: story.prefix(14).joined(separator: " "), date: "2024-01-01"),
            DedupeInput(id: "whole", text: story.joined(separator: " "), date: "2024-01-02"),
        ])
        #expect(result["cut"]?.duplicateOf == "whole")
        #expect(result["cut"]?.reason == .near)
        #expect((result["cut"]?.evidence?.containment ?? 0) > 0.9)
    }

    @Test func `another text under the same address is a revision`() throws {
        let result = try dedupe([
            DedupeInput(id: "1", text: story.joined(separator: " "), url: "https://a/1", date: "2024-01-01"),
            DedupeInput(
                id: "2", text: (story + other.prefix(2)).joined(separator: " "), url: "https://a/1",
                date: "2024-01-02"),
        ])
        #expect(result["2"]?.duplicateOf == nil)
        #expect(result["1"]?.duplicateOf == nil)
        #expect(result["2"]?.revision == 1)
        #expect(result["1"]?.clusterID == result["2"]?.clusterID)
    }

    @Test func `what was published stays canonical`() throws {
        let result = try dedupe(
            [DedupeInput(id: "whole", text: story.joined(separator: " "))],
            published: [DedupeInput(id: "cut", text: story.prefix(16).joined(separator: " "))])
        #expect(result["whole"]?.duplicateOf == "cut")
        #expect(result.count == 1)
    }

    @Test func `empty texts are alone`() throws {
        let result = try dedupe((0..<5).map { DedupeInput(id: "\($0)", text: "") })
        #expect(result.values.allSatisfy { $0.duplicateOf == nil && $0.clusterID == $0.id })
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `order of adding does not matter`(seed: UInt64) throws {
        var maker = StoryMaker(seed: seed)
        var inputs: [DedupeInput] = []
        for number in 0..<40 {
            let text = maker.story()
            inputs.append(DedupeInput(id: "\(number)a", text: text.joined(separator: " ")))
            inputs.append(
                DedupeInput(id: "\(number)b", text: text.dropLast(number % 9).joined(separator: " ")))
        }
        let forwards = try dedupe(inputs)
        #expect(try dedupe(inputs.reversed()) == forwards)
        #expect(forwards.values.count { $0.duplicateOf != nil } == 40)
    }

    @Test func `exact mode leaves edited copies alone`() throws {
        var settings = DedupeSettings()
        settings.mode = .exact
        let result = try dedupe(
            [
                DedupeInput(id: "a", text: story.joined(separator: " ")),
                DedupeInput(id: "b", text: story.dropLast().joined(separator: " ")),
            ], settings: settings)
        #expect(result["b"]?.duplicateOf == nil)
    }

    @Test func `an unreadable signature is alone`() throws {
        var deduplicator = Deduplicator(model: try committedDedupeModel())
        let isReadable = deduplicator.add(id: "x", signature: [1, 2, 3])
        #expect(!isReadable)
        #expect(deduplicator.resolve().decisions.map(\.id) == ["x"])
    }

    @Test func `very many copies of one page are one cluster`() throws {
        // A twentieth of what `scripts/check/soak/dedupe-degenerate` takes; the cost of one more document is the same.
        let text = story.joined(separator: " ")
        let result = try dedupe((0..<5_000).map { DedupeInput(id: "\($0 + 10_000)", text: text) })
        #expect(result.count == 5_000)
        #expect(result.values.allSatisfy { $0.clusterID == "10000" })
        #expect(result.values.count { $0.duplicateOf == nil } == 1)
    }

    @Test(arguments: [nil, "one.example"])
    func `pages that share only boilerplate stay apart`(source: String?) throws {
        var maker = StoryMaker(seed: 29)
        let boilerplate = maker.story(sentences: 3).joined(separator: " ")
        let result = try dedupe(
            (0..<1_000).map { number in
                let own = maker.story(sentences: 9).joined(separator: " ")
                return DedupeInput(id: "\(number)", text: own + " " + boilerplate, source: source)
            })
        #expect(result.values.allSatisfy { $0.duplicateOf == nil && $0.clusterID == $0.id })
    }

    @Test func `very many empty and tiny texts are alone`() throws {
        let texts = ["", " \n", "!", "one two three"]
        let result = try dedupe((0..<20_000).map { DedupeInput(id: "\($0)", text: texts[$0 % 4]) })
        #expect(result.values.allSatisfy { $0.duplicateOf == nil && $0.clusterID == $0.id })
    }

    @Test func `scopes keep documents of others out`() throws {
        let text = story.joined(separator: " ")
        let inputs = [
            DedupeInput(id: "a", text: text, source: "one", date: "2024-01-01"),
            DedupeInput(id: "b", text: text, source: "two", date: "2024-01-03"),
            DedupeInput(id: "c", text: text + " End.", source: "two", date: "2024-02-01"),
        ]
        var settings = DedupeSettings()
        settings.windowDays = 7
        #expect(try dedupe(inputs, settings: settings).values.count { $0.duplicateOf != nil } == 1)
        settings = DedupeSettings()
        settings.withinSource = true
        #expect(try dedupe(inputs, settings: settings).values.count { $0.duplicateOf != nil } == 1)
        #expect(try dedupe([inputs[2]], published: [inputs[0]], settings: settings)["c"]?.duplicateOf == nil)
        settings = DedupeSettings()
        #expect(try dedupe([inputs[2]], published: [inputs[0]], settings: settings)["c"]?.duplicateOf == "a")
    }
}

/// What is told of a copy that belongs to its cluster by way of another copy.
@Suite struct DedupeEvidenceTests {
    /// A story, the same with a lead of its own and without its end, and that lead alone.
    private func inputs(seed: UInt64) -> [DedupeInput] {
        var maker = StoryMaker(seed: seed)
        let (whole, lead) = (maker.story(sentences: 30), maker.story(sentences: 3))
        return [("whole", whole), ("page", lead + whole.prefix(16)), ("lead", lead)].map {
            DedupeInput(id: $0, text: $1.joined(separator: " "))
        }
    }

    /// Whether the lead was joined by way of the page; whatever it was joined by, the figures must be about that.
    private func isThrough(_ decision: DedupeDecision?, _ page: String) -> Bool {
        guard let decision, decision.duplicateOf == "whole" else { return false }
        #expect(decision.through == page && decision.similarity > 0.05 && decision.evidence?.containment == 1)
        #expect(
            decision.reasonText.hasPrefix("near through \(page.isEmpty ? "an earlier copy" : page): contain"))
        return true
    }

    @Test func `figures are about the copy that led to the record, if they cannot be about the record`()
        throws
    {
        let found = try (0..<12).map { try dedupe(inputs(seed: $0)) }
        #expect(found.count { isThrough($0["lead"], "page") } >= 3)
        #expect(found.allSatisfy { $0["page"]?.through == nil })
    }

    @Test func `the same holds if that copy came earlier and was left out`() throws {
        let found = try (0..<UInt64(12)).map { seed in
            let inputs = inputs(seed: seed)
            return try dedupe([inputs[2]], published: [inputs[0], inputs[1]])
        }
        #expect(found.count { isThrough($0["lead"], "") } >= 3)
    }
}
