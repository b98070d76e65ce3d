import DatasetIO
import Dedupe
import Files
import PipelineKit
import StandardPipeline
import TestSupport
import Testing

@Suite struct DedupeIndexFolderTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private var path: String { folder.file("index") }

    private func deduplicator() throws -> Deduplicator {
        try StandardStages.deduplicator(
            resources: ResourceFolder.open(Checkout.data), settings: DedupeSettings())
    }

    /// Resolves one text beside those that the folder knows.
    private func resolve(_ id: String, in index: DedupeIndexFolder) throws -> DedupeResult {
        var deduplicator = try deduplicator()
        try index.load(into: &deduplicator)
        var sketcher = DocumentSketcher()
        let identity = DocumentIdentity(canonicalURL: nil, source: nil, language: "en", published: nil)
        let text =
            "The ferry that left the harbour in March came back on Monday, two weeks after its owner said no."
        deduplicator.add(id: id, signature: sketcher.signature(of: text, identity: identity).encoded())
        return deduplicator.resolve()
    }

    @Test func `what one call has committed is known to the next`() async throws {
        let first = try DedupeIndexFolder(path)
        #expect(first.generation == nil)
        let result = try resolve("one", in: first)
        #expect(result.decisions.map(\.duplicateOf) == [nil])
        try first.commit(try await first.write(result))
        _ = consume first
        let second = try DedupeIndexFolder(path)
        #expect(second.generation == "g1")
        #expect(try resolve("two", in: second).decisions.map(\.duplicateOf) == ["one"])
    }

    @Test func `what was written and not committed is not known`() async throws {
        var index = try DedupeIndexFolder(path)
        try index.commit(try await index.write(try resolve("one", in: index)))
        index = try reopened(consume index)
        _ = try await index.write(try resolve("two", in: index))
        index = try reopened(consume index)
        #expect(index.generation == "g1")
    }

    /// Lets the lock go before it is taken again.
    private func reopened(_ index: consuming DedupeIndexFolder) throws -> DedupeIndexFolder {
        _ = consume index
        return try DedupeIndexFolder(path)
    }

    @Test func `two calls do not use one folder at a time`() throws {
        let first = try DedupeIndexFolder(path)
        #expect(throws: RunLock.Held.self) { try DedupeIndexFolder(path) }
        withExtendedLifetime(first) {}
    }

    @Test(arguments: ["", "x1", "g"])
    func `a file that names no generation is a damaged index`(name: String) throws {
        try folder.write("index/current", name)
        #expect(throws: ResourceError.self) { try DedupeIndexFolder(path) }
    }
}
