import GRDB
import PipelineKit
import RunHost
import TestSupport
import Testing

@Suite struct CatalogTests {
    private let folder: ScratchFolder
    private let catalog: Catalog
    private static let listedAt = 1_000_000_000_000

    init() throws {
        folder = try ScratchFolder()
        catalog = try Catalog(folder: folder.path)
    }

    @Test func `every commit is on disk when it returns`() throws {
        let full = 2
        #expect(try catalog.queue.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == full)
        let again = try Catalog(folder: folder.path)
        #expect(try again.queue.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == full)
    }

    private func item(_ path: String, bytes: Int = 10, modified: Int = 1) -> SourceItem {
        var item = SourceItem(sequence: 0, path: path, bytes: bytes)
        item.modified = modified
        return item
    }

    /// Compares what a source of these items lists.
    private func compare(_ items: [SourceItem]) throws -> Catalog.Comparison {
        try catalog.compare(ListedItems(items: items))
    }

    private func begin(_ name: String, _ scope: RunScope = .changes) throws -> CatalogRun {
        try CatalogRun(
            catalog, runID: name, generation: name, planDigest: "p", scope: scope, listedAt: Self.listedAt)
    }

    private func write(_ run: CatalogRun, inputs: [SourceItem], ids: [String], digest: String) throws {
        for input in inputs {
            try run.add(
                InputReceipt(
                    path: input.path, bytes: input.bytes, modified: input.modified,
                    fingerprint: .whole(sha256: "aa")))
        }
        for id in ids {
            var record = Record(kind: .page, input: InputReference(path: ""))
            (record.ids, record.text) = (RecordIDs(id), "text of \(id)")
            try run.add(record)
        }
        try run.prepare(RunReport(runID: "", planDigest: "p", version: "v"), manifestDigest: digest)
    }

    @Test(arguments: [true, false])
    func `a prepared run is committed if the dataset has it and discarded if not`(isInDataset: Bool) throws {
        try write(begin("one"), inputs: [item("a")], ids: ["x"], digest: "d")
        try catalog.repair { $0 == "one" && isInDataset ? "d" : nil }
        #expect(try catalog.runs().map(\.id) == (isInDataset ? ["one"] : []))
        #expect(try catalog.inputCounts().known == (isInDataset ? 1 : 0))
        #expect(try begin("two").published("x")?.revision == (isInDataset ? 0 : nil))
    }

    /// The tables of inputs and runs as they were before the fourth migration.
    private static let earlier = """
        CREATE TABLE old (path TEXT PRIMARY KEY, bytes INTEGER NOT NULL, modified INTEGER NOT NULL,
            sha256 TEXT NOT NULL, read_to INTEGER NOT NULL, is_doubtful INTEGER NOT NULL,
            is_removed INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
        DROP TABLE inputs;
        ALTER TABLE old RENAME TO inputs;
        INSERT INTO inputs VALUES ('a', 10, 1, 'aa', 0, 0, 0), ('b', 10, 0, 'bb', 7, 1, 0), ('c', 10, 1, '', 0, 0, 1);
        CREATE TABLE old (path TEXT PRIMARY KEY, bytes INTEGER NOT NULL, modified INTEGER NOT NULL,
            sha256 TEXT NOT NULL, read_to INTEGER NOT NULL, is_doubtful INTEGER NOT NULL) WITHOUT ROWID;
        DROP TABLE new_inputs;
        ALTER TABLE old RENAME TO new_inputs;
        INSERT INTO new_inputs VALUES ('d', 10, 1, 'dd', 0, 0);
        ALTER TABLE runs DROP COLUMN scope;
        ALTER TABLE runs ADD COLUMN replaces_all INTEGER NOT NULL DEFAULT 0;
        INSERT INTO runs (number, id, state, replaces_all, generation, plan_digest, manifest_digest)
        VALUES (1, 'one', 'published', 1, 'one', 'p', 'd1'), (2, 'two', 'prepared', 0, 'two', 'p', 'd2');
        INSERT INTO records (id, revision, run, text_digest, cluster) VALUES ('x', 3, 1, 't', 'x');
        DELETE FROM grdb_migrations WHERE identifier = '4';
        """

    @Test(arguments: [true, false])
    func `a state of an earlier version opens with all it knows`(isInDataset: Bool) throws {
        try catalog.queue.write { try $0.execute(sql: Self.earlier) }
        let catalog = try Catalog(folder: folder.path)
        try catalog.repair { $0 == "two" && isInDataset ? "d2" : nil }
        #expect(try catalog.runs().map(\.id) == (isInDataset ? ["one", "two"] : ["one"]))
        let listed = [item("a"), item("b", bytes: 12), item("d")]
        let comparison = try catalog.compare(ListedItems(items: listed))
        #expect(comparison.toRead.map(\.path) == (isInDataset ? ["b"] : ["b", "d"]))
        #expect(comparison.grown.map(\.endOffset) == [7])
        #expect(comparison.removed == [], "what was gone is not gone once more")
        let next = try CatalogRun(
            catalog, runID: "three", generation: "g", planDigest: "p", scope: .changes, listedAt: 1)
        #expect(try next.published("x")?.revision == 3)
        let anew = try CatalogRun(
            catalog, runID: "four", generation: "g", planDigest: "p", scope: .everything, listedAt: 1)
        #expect(try anew.published("x") == nil)
    }

    @Test func `an input without a time is not known by it`() throws {
        let one = try begin("one")
        var timeless = item("a")
        timeless.modified = nil
        try write(one, inputs: [timeless], ids: [], digest: "d")
        try one.commit()
        #expect(try compare([timeless]).unverified.map(\.item.path) == ["a"])
        #expect(try compare([item("a")]).unverified.map(\.item.path) == ["a"])
    }

    @Test func `a run that was cut short leaves no trace`() throws {
        let run = try begin("one")
        for number in 0..<6000 {
            try run.add(
                InputReceipt(path: "\(number)", bytes: 1, modified: 1, fingerprint: .whole(sha256: "aa")))
        }
        try catalog.repair { _ in "d" }
        #expect(try catalog.runs().isEmpty)
        #expect(try compare([item("5", bytes: 1)]).counts.new == 1)
    }

    @Test func `a listing is sorted into new, changed, unchanged and removed inputs`() throws {
        let one = try begin("one")
        try write(one, inputs: ["a", "b", "c", "d"].map { item($0) }, ids: [], digest: "d")
        try one.commit()
        let comparison = try compare([
            item("a"), item("b", bytes: 11), item("c", modified: 2), item("e"),
        ])
        #expect(comparison.toRead.map(\.path) == ["b", "e"])
        #expect(comparison.removed == ["d"])
        #expect((comparison.counts.new, comparison.counts.changed, comparison.counts.unchanged) == (1, 1, 2))
        // It may only have been touched: its digest decides.
        #expect(comparison.unverified.map(\.item.path) == ["c"])
    }

    @Test func `a file written just before the listing is not known by its time alone`() throws {
        let one = try begin("one")
        let fresh = item("a", modified: Self.listedAt - 1_000_000)
        try write(one, inputs: [fresh], ids: [], digest: "d")
        try one.commit()
        #expect(try compare([fresh]).unverified.map(\.item.path) == ["a"])
        let receipt = InputReceipt(
            path: "a", bytes: 10, modified: fresh.modified, fingerprint: .whole(sha256: "aa"))
        try catalog.settle([receipt], removed: [], listedAt: Self.listedAt + 60_000_000_000)
        #expect(try compare([fresh]).unverified.isEmpty)
    }

    /// A large input, whose time of change says nothing: it is from before 1970, unknown, or just now.
    @Test(arguments: [-5, 0, listedAt - 1_000_000])
    func `a large input of a doubtful time is known by all of its content`(modified: Int) throws {
        let one = try begin("one")
        let input = item("a", modified: modified)
        try one.add(
            InputReceipt(
                input, fingerprint: .sampled(size: nil, sha256: "aa", whole: "bb"), endOffset: 10))
        try one.prepare(RunReport(runID: "", planDigest: "p", version: "v"), manifestDigest: "d")
        try one.commit()
        let comparison = try compare([input])
        #expect(comparison.unverified.map(\.fingerprint) == [.sampled(size: nil, sha256: "aa", whole: "bb")])
        #expect(comparison.toRead == [] && comparison.grown.isEmpty)
    }

    @Test func `a large input of the same size and another time is read as a whole`() throws {
        let one = try begin("one")
        try one.add(
            InputReceipt(item("a"), fingerprint: .sampled(size: nil, sha256: "aa"), endOffset: 10))
        try one.prepare(RunReport(runID: "", planDigest: "p", version: "v"), manifestDigest: "d")
        try one.commit()
        let touched = try compare([item("a", modified: 2)])
        #expect(touched.toRead.map(\.path) == ["a"] && touched.grown.isEmpty)
        #expect(try compare([item("a", bytes: 11, modified: 2)]).grown.map(\.endOffset) == [10])
    }

    @Test func `a full run replaces all others, even one of the same name`() throws {
        let one = try begin("one")
        try write(one, inputs: [item("a")], ids: ["x"], digest: "d1")
        try one.commit()
        let again = try begin("one", .everything)
        #expect(try again.published("x") == nil)
        try write(again, inputs: [item("b")], ids: ["y"], digest: "d2")
        try catalog.repair { $0 == "one" ? "d2" : nil }
        #expect(try catalog.runs().map(\.id) == ["one"])
        #expect(try compare([item("b")]).removed == [])
        #expect(try begin("two").published("x") == nil)
    }

    @Test func `a run's name cannot be taken twice`() throws {
        let one = try begin("one")
        try write(one, inputs: [], ids: [], digest: "d")
        try one.commit()
        #expect(throws: OutputError.self) { try begin("one") }
    }

    @Test func `names that are not valid text are distinguished wherever they sort`() throws {
        let one = try begin("one")
        let paths = ["a", "b/\\xFF", "b/z", "\\xE9", "é"]
        try write(one, inputs: paths.map { item($0) }, ids: [], digest: "d")
        try one.commit()
        // A listing sorts by the bytes that the file system has.
        let listed = ["a", "b/z", "b/\\xFF", "é", "\\xE9"].map { item($0) }
        #expect(
            try compare(listed).counts
                == {
                    var all = ListingCounts(); all.unchanged = 5; return all
                }())
        let fewer = try compare(listed.filter { $0.path != "b/\\xFF" } + [item("\\xFE")])
        #expect(fewer.removed == ["b/\\xFF"])
        #expect(fewer.toRead.map(\.path) == ["\\xFE"])
    }
}

/// A listing that is given.
private struct ListedItems: DocumentSource {
    let items: [SourceItem]

    func list() -> [SourceItem] { items }
    func load(_ item: SourceItem) throws(DocumentFault) -> LoadedItem {
        throw DocumentFault(code: "unreadable", message: "")
    }
}
