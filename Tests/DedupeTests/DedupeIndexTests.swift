import Dedupe
import Files
import Foundation
import PipelineKit
import TestSupport
import Testing

/// Dedupe over several runs: what earlier ones published stays, what comes later refers to it.
@Suite struct DedupeIndexTests {
    private func text(_ sentences: [String]) -> String { sentences.joined(separator: " ") }

    /// Clusters with cut and edited copies, lone stories, and a date for each document.
    private func corpus(seed: UInt64, stories: Int) -> [DedupeInput] {
        var maker = StoryMaker(seed: seed)
        var inputs: [DedupeInput] = []
        for story in 0..<stories {
            let sentences = maker.story(sentences: 14 + maker.next(20))
            for copy in 0..<[1, 1, 2, 3, 5][story % 5] {
                var own = Array(sentences.dropLast(copy * 2))
                if copy > 1 { own[3] = maker.sentence() }
                let id = String(repeating: "0", count: 26) + String(format: "%03d%03d", story, copy)
                inputs.append(
                    DedupeInput(
                        id: id, text: text(own), url: "https://s\(copy).example/\(story)",
                        source: "s\(copy).example", date: "2024-01-\(String(format: "%02d", copy + 1))"))
            }
        }
        return inputs
    }

    /// The corpus dealt out to so many runs, so that copies of a story lie in different ones.
    private func slices(_ inputs: [DedupeInput], _ count: Int) -> [[DedupeInput]] {
        (0..<count).map { slice in
            inputs.enumerated().filter { $0.offset * 7919 % count == slice }.map(\.element)
        }
    }

    /// Which documents stand together, whoever speaks for them.
    private func clusters(_ decisions: [String: DedupeDecision]) -> Set<Set<String>> {
        Set(Dictionary(grouping: decisions.values, by: \.clusterID).values.map { Set($0.map(\.id)) })
    }

    @Test(arguments: [7, 30])
    func `slices give the clusters of one run`(count: Int) throws {
        let inputs = corpus(seed: 3, stories: 60)
        let whole = try DedupeRuns().run(inputs)
        let runs = try DedupeRuns()
        var sliced: [String: DedupeDecision] = [:]
        for slice in slices(inputs, count) { sliced.merge(try runs.run(slice)) { first, _ in first } }
        #expect(clusters(sliced) == clusters(whole))
        #expect(clusters(whole).count == 60)
        // The first to come speaks for its cluster, and goes on doing so.
        for decision in sliced.values {
            #expect((decision.duplicateOf == nil) == (decision.clusterID == decision.id))
            if let canonical = decision.duplicateOf { #expect(sliced[canonical]?.duplicateOf == nil) }
        }
    }

    @Test func `order of adding changes no byte of the index`() throws {
        let inputs = corpus(seed: 5, stories: 40)
        let (one, other) = (try DedupeRuns(), try DedupeRuns())
        for slice in slices(inputs, 3) {
            try one.run(slice)
            try other.run(slice.reversed())
        }
        #expect(try FileTree.read(one.folder.path) == FileTree.read(other.folder.path))
    }

    @Test func `a copy of what was left out names what was published`() throws {
        var maker = StoryMaker(seed: 11)
        let story = maker.story(sentences: 30)
        let runs = try DedupeRuns()
        try runs.run([
            DedupeInput(id: "whole", text: text(story)),
            DedupeInput(id: "cut", text: text(Array(story.prefix(20)))),
        ])
        let exact = try runs.run([DedupeInput(id: "again", text: text(Array(story.prefix(20))))])
        #expect(exact["again"]?.duplicateOf == "whole")
        let longer = try runs.run([DedupeInput(id: "longer", text: text(story + maker.story(sentences: 3)))])
        #expect(longer["longer"]?.duplicateOf == "whole")
        #expect(longer["longer"]?.reason == .near)
    }

    @Test func `updates of an address are revisions from run to run`() throws {
        var maker = StoryMaker(seed: 13)
        let story = maker.story(sentences: 30)
        let runs = try DedupeRuns()
        func version(_ id: String, _ extra: Int, url: String = "https://a.example/1") -> DedupeInput {
            var maker = StoryMaker(seed: UInt64(extra))
            return DedupeInput(id: id, text: text(story + maker.story(sentences: extra)), url: url)
        }
        try runs.run([version("v0", 1)])
        let first = try runs.run([version("v1", 2)])
        #expect(first["v1"]?.revision == 1)
        #expect(first["v1"]?.duplicateOf == nil)
        #expect(first["v1"]?.clusterID == "v0")
        let second = try runs.run([version("same", 2), version("v2", 3)])
        #expect(second["same"]?.revision == 1)
        #expect(second["same"]?.duplicateOf == "v1")
        #expect(second["same"]?.reason == .url)
        #expect(second["v2"]?.revision == 2)
        let copy = try runs.run([version("copy", 3, url: "https://b.example/1")])
        #expect(copy["copy"]?.duplicateOf == "v2")
        #expect(copy["copy"]?.reason == .exact)
    }

    @Test func `an index with other ids of some texts answers as before, with these ids`() throws {
        let inputs = corpus(seed: 23, stories: 30)
        let (runs, same) = (try DedupeRuns(), try DedupeRuns())
        for slice in slices(inputs, 3) {
            try runs.run(slice)
            try same.run(slice)
        }
        let articles = try same.run(inputs).values.compactMap(\.duplicateOf)
        let names = Dictionary(
            uniqueKeysWithValues: Set(articles).sorted().enumerated().map { ($1, "new \($0)") })
        // A text that nothing is known of, and one under another id, change nothing.
        let some = names.filter { Int($0.value.dropFirst(4)).map { $0.isMultiple(of: 2) } ?? false }
        try runs.rename(
            inputs.compactMap { input in
                some[input.id].map { RenamedText(old: input.id, new: $0, text: input.text) }
            } + inputs.prefix(5).map { RenamedText(old: "nobody", new: "wrong", text: $0.text) }
                + [RenamedText(old: inputs[0].id, new: "wrong", text: "A text that is not there.")])
        let (renamed, before) = (try runs.run(inputs), try same.run(inputs))
        #expect(!some.isEmpty && some.count < names.count)
        for (id, decision) in before {
            let expected = decision.duplicateOf.map { some[$0] ?? $0 }
            #expect(renamed[id]?.duplicateOf == expected)
            #expect(renamed[id]?.clusterID == some[decision.clusterID] ?? decision.clusterID)
            #expect(renamed[id]?.similarity == decision.similarity)
        }
    }

    @Test func `of two texts that had one id each gets its own name`() throws {
        var maker = StoryMaker(seed: 29)
        let (first, second) = (text(maker.story(sentences: 12)), text(maker.story(sentences: 12)))
        let runs = try DedupeRuns()
        try runs.run([DedupeInput(id: "one", text: first, url: "https://a.example/board")])
        try runs.run([DedupeInput(id: "one", text: second, url: "https://a.example/board")])
        try runs.rename([RenamedText(old: "one", new: "two", text: second)])
        let again = try runs.run([
            DedupeInput(id: "x", text: first, url: "https://a.example/board"),
            DedupeInput(id: "y", text: second, url: "https://a.example/board"),
        ])
        #expect(again["x"]?.duplicateOf == "one")
        #expect(again["y"]?.duplicateOf == "two")
    }

    @Test func `what a source prints everywhere is learned over several runs`() throws {
        var maker = StoryMaker(seed: 17)
        let boilerplate = text(maker.story(sentences: 12))
        let runs = try DedupeRuns()
        var decisions: [String: DedupeDecision] = [:]
        for run in 0..<8 {
            let inputs = (0..<2).map { number in
                DedupeInput(
                    id: "\(run)-\(number)", text: text(maker.story(sentences: 6)) + " " + boilerplate,
                    source: "one.example")
            }
            decisions = try runs.run(inputs)
        }
        #expect(decisions.values.allSatisfy { $0.duplicateOf == nil })
    }

    @Test(arguments: ["run2.json", "run2.segment", "run2.sources"])
    func `a damaged file is an error and says which`(name: String) throws {
        let runs = try DedupeRuns()
        let inputs = corpus(seed: 19, stories: 20)
        for slice in slices(inputs, 2) { try runs.run(slice) }
        var bytes = try Data(contentsOf: URL(filePath: runs.folder.file(name)))
        for damage in 0..<3 {
            var damaged = bytes
            switch damage {
            case 0: damaged[bytes.count / 2] ^= 1
            case 1: damaged = bytes.prefix(bytes.count / 2)
            default: damaged = Data()
            }
            try runs.folder.write(name, damaged)
            #expect(throws: ResourceError.self) { try runs.run([]) }
        }
        try FileManager.default.removeItem(atPath: runs.folder.file(name))
        #expect(throws: ResourceError.self) { try runs.run([]) }
        bytes.append(0)
        try runs.folder.write(name, bytes)
        if name != "run2.json" { #expect(throws: ResourceError.self) { try runs.run([]) } }
    }

    @Test func `retiring leaves one generation and foreign files`() throws {
        let runs = try DedupeRuns()
        let inputs = corpus(seed: 23, stories: 30)
        for slice in slices(inputs, 5) { try runs.run(slice) }
        try runs.folder.write("notes.txt", "keep")
        try runs.folder.write("run9.part", "left behind")
        DedupeResult.retire(in: runs.folder.path, keeping: "run5")
        let names = try Set(FileTree.read(runs.folder.path).keys)
        #expect(names.contains("notes.txt") && names.contains("run5.json"))
        #expect(!names.contains("run9.part") && !names.contains("run4.json"))
        try runs.run([])
        DedupeResult.retire(in: runs.folder.path, keeping: nil)
        #expect(try Set(FileTree.read(runs.folder.path).keys) == ["notes.txt"])
    }
}
