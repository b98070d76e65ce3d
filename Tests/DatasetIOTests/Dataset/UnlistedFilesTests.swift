import TestSupport
import Testing

@testable import DatasetIO

/// Which files of a dataset's folder are whose.
@Suite struct UnlistedFilesTests {
    @Test(arguments: [
        ("articles/run=a/part-00001.jsonl", "misleading"), ("articles/x.CSV", "misleading"),
        ("drops/a/b/c.jsonl.zst", "misleading"), ("articles_feed/x.xml", "misleading"),
        ("articles/run=a/part-00000.jsonl", "listed"), ("runs/a/manifest.json", "listed"),
        ("runs/a/report.html", "listed"), ("README.md", "listed"), ("datapackage.json", "listed"),
        ("croissant.json", "listed"), ("articles/notes.txt", "foreign"), ("rows.jsonl", "foreign"),
        ("figures/rows.jsonl", "foreign"), ("runs/b/manifest.json", "foreign"),
        ("articles/x.jsonl.bak", "foreign"),
        ("articles/.DS_Store", "litter"), (".hidden/rows.jsonl", "litter"), ("changes/x.jsonl~", "litter"),
    ])
    func `a file is of one kind`(path: String, kind: String) throws {
        let folder = try ScratchFolder()
        try folder.write(path, "x")
        let files = try UnlistedFiles(
            in: folder.path, runs: ["a"], listed: ["articles/run=a/part-00000.jsonl"])
        #expect(files.misleading == (kind == "misleading" ? [path] : []))
        #expect(files.foreign == (kind == "foreign" ? [path] : []))
        #expect(files.litter.isEmpty == (kind != "litter"))
    }
}
