import DatasetIO
import JSON
import PipelineKit
import TestSupport
import Testing

/// datapackage.json names the files of articles, and nothing that is not there.
@Suite struct DatasetCardTests {
    private func resources(_ files: [String]) throws -> [JSONValue] {
        let folder = try ScratchFolder()
        var report = RunReport(runID: "a", planDigest: "d", version: "v")
        report.files = files.map { OutputFile(path: $0, bytes: 1, rows: 1, sha256: "") }
        try folder.write("articles/run=a/.DS_Store", "")
        try folder.write("runs/a/.keep", "")
        _ = try DatasetCard.complete(report, in: folder.path)
        let package = try JSONParser.parse(Array(folder.read("datapackage.json").utf8))
        return try #require(package["resources"]?.elements)
    }

    @Test func `each format has its files in order`() throws {
        let found = try resources([
            "articles/run=b/part-00000.jsonl", "articles/run=a/part-00001.jsonl",
            "articles/run=a/part-00000.jsonl", "articles_csv/run=a/part-00000.csv",
            "removed/run=a/part-00000.jsonl",
        ])
        #expect(found.map { $0["name"]?.string } == ["articles", "articles_csv"])
        #expect(
            found.map { $0["path"]?.elements?.compactMap(\.string) } == [
                [
                    "articles/run=a/part-00000.jsonl", "articles/run=a/part-00001.jsonl",
                    "articles/run=b/part-00000.jsonl",
                ], ["articles_csv/run=a/part-00000.csv"],
            ])
    }

    @Test func `a format without files is not named`() throws {
        #expect(
            try resources(["articles_csv/run=a/part-00000.csv"]).map { $0["name"]?.string } == [
                "articles_csv"
            ])
        #expect(try resources([]).isEmpty)
    }
}
