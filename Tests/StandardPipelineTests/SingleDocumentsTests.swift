import PipelineKit
import StandardPipeline
import TestSupport
import Testing

@Suite struct SingleDocumentsTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        for name in ["b", "a", "c"] {
            try folder.write(
                "in/\(name).html",
                """
                <!doctype html><html lang="en"><head><title>Ferry \(name) returns</title></head><body><article>
                <h1>Ferry \(name) returns</h1><p>The ferry that left the harbour in March came back on Monday,
                two weeks after its owner said it would never sail again, and three hundred people saw it.</p>
                </article></body></html>
                """)
        }
    }

    private func outcomes(
        of path: String, url: String? = nil, without: [String] = ["tag-entities"]
    ) async throws -> [StageChain.Outcome] {
        let chain = try StandardChain(
            .init(forNamedDocumentsWithout: without), resources: ResourceFolder.open(Checkout.data))
        var outcomes: [StageChain.Outcome] = []
        for try await outcome in SingleDocuments(chain).outcomes(
            of: NamedSource(path: path, url: url), jobs: 2)
        {
            outcomes.append(outcome)
        }
        return outcomes
    }

    private func records(_ outcomes: [StageChain.Outcome]) -> [Record] {
        outcomes.compactMap { if case .record(let record) = $0 { record } else { nil } }
    }

    @Test func `files of a folder come in the order of their paths, named as the caller names them`()
        async throws
    {
        let records = records(try await outcomes(of: folder.file("in")))
        #expect(records.map(\.input.path) == ["a", "b", "c"].map { folder.file("in/\($0).html") })
        #expect(records.allSatisfy { $0.ids != nil && $0.wordCount > 20 && $0.entities.isEmpty })
    }

    @Test func `a single file is found at the address that is given for it`() async throws {
        let records = records(
            try await outcomes(of: folder.file("in/a.html"), url: "https://coast.example/a?utm_source=x"))
        #expect(records.map(\.canonicalURL) == ["https://coast.example/a"])
    }

    @Test func `a file that is not there ends the stream with an error`() async throws {
        await #expect(throws: SourceError.self) { try await outcomes(of: folder.file("nowhere")) }
    }

    @Test func `stages are left out by name`() {
        let options = StandardChain.Options(forNamedDocumentsWithout: ["strip-boilerplate"])
        #expect(options.boilerplate == nil && options.entities != nil && options.keepsUncertainBodies)
    }

    /// Frames without a document, of a few bytes and of more than anything empty has.
    @Test(arguments: [
        (
            "a.xml", "<rss version=\"2.0\"><channel><title>Coast</title>", "<note>The ferry left.</note>",
            "</channel></rss>"
        ),
        (
            "b.xml", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Coast</title>",
            "<story>It sailed.</story>", "</feed>"
        ),
        (
            "c.xml", "<mediawiki xmlns=\"http://www.mediawiki.org/xml/export-0.11/\">",
            "<note>The ferry left.</note>", "</mediawiki>"
        ),
    ])
    func `a container in which nothing is found is empty if it is small, and not understood if it is large`(
        name: String, head: String, filling: String, foot: String
    ) async throws {
        for (count, ending) in [(0, "empty_container"), (6000, "unreadable_format")] {
            try folder.write("box/\(name)", head + String(repeating: filling, count: count) + foot)
            let codes = try await outcomes(of: folder.file("box/\(name)")).compactMap { outcome in
                switch outcome {
                case .dropped(let entry): entry.reason.code
                case .quarantined(let entry): entry.fault.code
                default: nil
                }
            }
            #expect(codes == [ending])
        }
    }
}
