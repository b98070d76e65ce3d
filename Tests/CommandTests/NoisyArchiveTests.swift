import Foundation
import TestSupport
import Testing

/// What a run says of an archive adds up to its records: on the screen, in the manifest and in the tables.
@Suite struct NoisyArchiveTests {
    private static let archive = NoisyArchive(seed: 15, records: 2000)

    private struct Run {
        var output: String
        var counts: [String: Any]
        var folder: ScratchFolder

        func count(_ name: String) -> Int { counts[name] as? Int ?? 0 }
        func codes(_ name: String) -> [String: Int] { counts[name] as? [String: Int] ?? [:] }

        /// The figure that the screen shows behind a name.
        func shown(_ name: String) -> Int? {
            output.split(separator: "\n").first { $0.hasPrefix("  \(name) ") }
                .flatMap { Int($0.dropFirst(name.count + 2).split(separator: " ").first ?? "") }
        }

        func rows(_ table: String) throws -> [[String: Any]] {
            try folder.read("dataset/\(table)/run=r/part-00000.jsonl").split(separator: "\n").map {
                try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
            }
        }
    }

    private func run() throws -> Run {
        let folder = try ScratchFolder()
        let made = try Program.run(["init", ".", "--data", Checkout.data], in: folder.path)
        #expect(made.status == 0, "\(made.errors)")
        try folder.write("inbox/noise.warc", Self.archive.text)
        for name in ["style.css", "a/logo.png", "app.js?ver=6.4"] { try folder.write("inbox/\(name)", "x") }
        let outcome = try Program.run(["run", "--run-id", "r"], in: folder.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let manifest = try JSONSerialization.jsonObject(
            with: Data(folder.read("dataset/runs/r/manifest.json").utf8))
        let counts = (manifest as? [String: Any])?["counts"] as? [String: Any]
        return Run(output: outcome.output, counts: try #require(counts), folder: folder)
    }

    @Test func `every record of a noisy archive is a row or a count`() throws {
        let archive = Self.archive
        #expect(archive.records >= 2000)
        let run = try run()
        var ends = ["articles": run.count("articles"), "duplicates": run.count("duplicates")]
        for (table, name) in [
            ("quarantined", "quarantined"), ("dropped", "dropped"), ("counts_only", "counted"),
        ] {
            for (code, count) in run.codes(table) { ends["\(name):\(code)"] = count }
        }
        #expect(ends == archive.expected)
        #expect(ends.values.reduce(0, +) == archive.records)
        #expect(run.count("documents") == archive.records)
        try expectTables(run)
        expectScreen(run)
        let verified = try Program.run(["verify", "dataset"], in: run.folder.path)
        #expect(verified.status == 0, "\(verified.errors)")
    }

    private func expectTables(_ run: Run) throws {
        #expect(try run.rows("articles").count == run.count("articles"))
        #expect(try run.rows("duplicates").count == run.count("duplicates"))
        for (table, name, key) in [("drops", "dropped", "reason"), ("quarantine", "quarantined", "code")] {
            let codes = try run.rows(table).reduce(into: [:]) {
                $0[$1[key] as? String ?? "", default: 0] += 1
            }
            #expect(codes == run.codes(name))
        }
    }

    private func expectScreen(_ run: Run) {
        #expect(run.shown("documents") == run.count("documents"))
        #expect(run.shown("articles") == run.count("articles"))
        #expect(run.shown("duplicates") == run.count("duplicates"))
        for (name, table) in [
            ("quarantined", "quarantined"), ("dropped", "dropped"), ("not written", "counts_only"),
        ] {
            #expect(run.shown(name) == run.codes(table).values.reduce(0, +))
        }
        #expect(run.codes("skipped_inputs") == [".css": 1, ".js": 1, ".png": 1])
        #expect(run.shown("skipped") == 3)
        #expect(run.output.contains(".css 1, .js 1, .png 1"))
    }

    @Test func `an inbox without anything to read says so, and what it saw`() throws {
        let folder = try ScratchFolder()
        #expect(try Program.run(["init", ".", "--data", Checkout.data], in: folder.path).status == 0)
        for name in ["a.css", "b.css", ".hidden"] { try folder.write("inbox/\(name)", "x") }
        let outcome = try Program.run(["run", "--run-id", "r"], in: folder.path)
        #expect(outcome.errors.contains("warning: there is nothing to read"))
        #expect(outcome.errors.contains("3 files skipped (.css 2, **/.* 1)"))
        let status = try Program.run(["status"], in: folder.path)
        #expect(status.output.contains("3 files skipped (.css 2, **/.* 1)"))
    }
}
