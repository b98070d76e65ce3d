import Foundation
import PipelineKit
import RunHost
import TestSupport
import Testing

/// A catalog on a disk that alters what it was given.
@Suite struct DamagedCatalogTests {
    private let folder: ScratchFolder
    private var path: String { folder.file("catalog.sqlite") }
    private static let paths = (0..<400).map { "story-\($0).html" }

    init() throws {
        folder = try ScratchFolder()
        try fill(Catalog(folder: folder.path))
    }

    private func fill(_ catalog: Catalog) throws {
        let run = try CatalogRun(
            catalog, runID: "one", generation: "one", planDigest: "p", scope: .changes, listedAt: 0)
        for (number, path) in Self.paths.enumerated() {
            try run.add(
                InputReceipt(path: path, bytes: number, modified: 1, fingerprint: .whole(sha256: path)))
            var record = Record(kind: .page, input: InputReference(path: path))
            (record.ids, record.text) = (RecordIDs("id-\(number)"), "text of \(path)")
            try run.add(record)
            try run.list(UInt64(number))
        }
        try run.prepare(RunReport(runID: "", planDigest: "p", version: "v"), manifestDigest: "d")
        try run.commit()
    }

    /// All that a run asks of a catalog, as text.
    private func content() throws -> [String] {
        let catalog = try Catalog(folder: folder.path)
        let comparison = try catalog.compare(Listing(paths: Self.paths))
        let run = try CatalogRun(
            catalog, runID: "two", generation: "two", planDigest: "p", scope: .changes, listedAt: 0)
        let known = try (0..<400).map { number in
            "\(String(describing: try run.published("id-\(number)"))) \(try run.hasListed(UInt64(number)))"
        }
        return try ["\(comparison.counts)", "\(catalog.runs())", "\(catalog.articleCount())"] + known
    }

    @Test func `a flipped bit is told, or changes nothing`() throws {
        let expected = try content()
        let sound = try Data(contentsOf: URL(filePath: path))
        var random = SeededGenerator(seed: 16)
        var told = 0
        for _ in 0..<200 {
            var damaged = sound
            damaged[Int.random(in: damaged.indices, using: &random)] ^=
                1 << UInt8.random(in: 0..<8, using: &random)
            for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
            try damaged.write(to: URL(filePath: path))
            do {
                #expect(try content() == expected)
            } catch is OutputError {
                told += 1
            }
        }
        #expect(told > 150, "all pages are read, and each byte of them counts")
    }

    /// The fixture is the catalog of a run over two pages, as the version before checksums wrote it.
    @Test func `a catalog of an earlier version gets checksums, and keeps its rows`() throws {
        let old = try ScratchFolder()
        try old.copy("\(Checkout.fixtures)/state/catalog-3.sqlite", as: "catalog.sqlite")
        for _ in 0..<2 {
            let catalog = try Catalog(folder: old.path)
            #expect(try catalog.runs().map(\.id) == ["one"])
            #expect(try catalog.articleCount() == 2)
            #expect(try catalog.inputCounts().known == 2)
        }
        #expect(try Data(contentsOf: URL(filePath: old.file("catalog.sqlite")))[20] == 8)
    }
}

private struct Listing: DocumentSource {
    let paths: [String]

    func list() -> [SourceItem] {
        paths.enumerated().map { number, path in
            var item = SourceItem(sequence: number, path: path, bytes: number)
            item.modified = 1
            return item
        }.sorted { $0.path < $1.path }
    }

    func load(_ item: SourceItem) throws(DocumentFault) -> LoadedItem {
        throw DocumentFault(code: "unreadable", message: "")
    }
}
