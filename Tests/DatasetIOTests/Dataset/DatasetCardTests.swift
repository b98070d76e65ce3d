import DatasetIO
import JSON
import TestSupport
import Testing

/// datapackage.json names the files of articles, and nothing that is not there.
@Suite struct DatasetCardTests {
    private func resources(_ files: [String]) throws -> [JSONValue] {
        let folder = try ScratchFolder()
        for file in files { try folder.write(file, "") }
        try DatasetCard.write(to: folder.path, optionalFields: [])
        let package = try JSONParser.parse(Array(folder.read("datapackage.json").utf8))
        return try #require(package["resources"]?.elements)
    }

    @Test func `each format has its files in order`() throws {
        let found = try resources([
            "articles/run=b/part-00000.jsonl", "articles/run=a/part-00001.jsonl",
            "articles/run=a/part-00000.jsonl", "articles_csv/run=a/part-00000.csv",
            "articles/run=a/.DS_Store", "removed/run=a/part-00000.jsonl",
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
