import DatasetIO
import Foundation
import JSON
import PipelineKit
import RunHost
import TestSupport
import Testing

@Suite struct DatasetTests {
    /// 32 hexadecimal digits, as an id has.
    private static func id(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 32 - digits.utf8.count) + digits
    }

    private struct Options {
        var jsonl: JSONLinesSink.Options
        var csv: CSVSink.Options

        init(_ json: String = "{}") throws {
            var reader = OptionReader(try JSONParser.parse(Array(json.utf8)), path: "")
            jsonl = JSONLinesSink.Options(reading: &reader)
            csv = CSVSink.Options(reading: &reader)
        }
    }

    private func record(_ number: Int, text: String) -> Record {
        var record = Record(
            kind: .page,
            input: InputReference(
                path: "p/\(1000 + number).html", sha256: String(repeating: "0", count: 64), bytes: number))
        record.ids = RecordIDs(Self.id(number))
        record.title = number.isMultiple(of: 2) ? nil : "=title \(number)"
        record.text = text
        record.countWords()
        record.authors = ["A \"quoted\" name"]
        record.removedBlocks = [RemovedBlock(category: .ad, rule: "r", score: 0.9, text: "Buy, \"now\"")]
        return record
    }

    /// Writes a run of some records, one duplicate and one fault.
    private func write(
        _ dataset: String, run: String, texts: [String], options: String = "{}"
    ) throws {
        let options = try Options(options)
        var writer = try DatasetWriter(
            dataset: dataset, runID: run,
            sinks: [JSONLinesSink.Factory(options: options.jsonl), CSVSink.Factory(options: options.csv)],
            now: { "2019-01-18T06:46:00Z" })
        var report = RunReport(runID: run, planDigest: "d", version: "v")
        report.started = "2019-01-18T06:46:00Z"
        for (number, text) in texts.enumerated() { try writer.article(record(number, text: text)) }
        try writer.duplicate(
            record(max(99, texts.count), text: ""),
            Duplication(canonicalID: Self.id(0), similarity: 0.75, reason: "near"))
        try writer.quarantine(
            QuarantineEntry(
                input: InputReference(path: "bad"), stage: "fetch",
                fault: Fault(code: "c", message: "m")))
        report.articles = texts.count
        (report.duplicates, report.quarantined) = (1, ["c": 1])
        for path in ["blank", "empty"] {
            try writer.drop(
                DropEntry(input: InputReference(path: path), stage: "clean-html", reason: DropReason(.noText))
            )
        }
        report.dropped = ["no_text": 2]
        report.documents = texts.count + 4
        report.removedBlocks = ["ad": texts.count]
        _ = try writer.publish(report)
    }

    @Test func `a dataset is sound, and no temporary name stays`() throws {
        let folder = try ScratchFolder()
        try write(folder.file("set"), run: "one", texts: ["a", "b"])
        #expect(try DatasetVerifier.verify(folder.file("set")).problems == [])
        let beside = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(beside == [".set.lock", "set"])
    }

    @Test func `a new run replaces the old one whole`() throws {
        let folder = try ScratchFolder()
        try write(folder.file("set"), run: "one", texts: ["a"])
        try write(folder.file("set"), run: "two", texts: ["b"])
        let runs = try FileManager.default.contentsOfDirectory(atPath: folder.file("set/runs"))
        #expect(runs == ["two"])
        #expect(try DatasetVerifier.verify(folder.file("set")).problems == [])
    }

    @Test func `a folder that is not a dataset is never replaced`() throws {
        let folder = try ScratchFolder()
        try folder.write("home/thesis.txt", "years of work")
        let error = #expect(throws: OutputError.self) {
            try write(folder.file("home"), run: "one", texts: [])
        }
        #expect(error?.kind == .cannotCreate)
        #expect(try folder.read("home/thesis.txt") == "years of work")
    }

    @Test func `what a killed run left is cleared by the next`() throws {
        let folder = try ScratchFolder()
        try folder.write(".set.staging/dead/articles/part", "half")
        try write(folder.file("set"), run: "one", texts: ["a"])
        #expect(!FileManager.default.fileExists(atPath: folder.file(".set.staging")))
    }

    @Test func `a replacement cut between its two renames is undone`() throws {
        let folder = try ScratchFolder()
        try write(folder.file("set"), run: "one", texts: ["a"])
        try FileManager.default.moveItem(atPath: folder.file("set"), toPath: folder.file(".set.previous"))
        try write(folder.file("set"), run: "two", texts: ["b"])
        #expect(try DatasetVerifier.verify(folder.file("set")).problems == [])
        #expect(!FileManager.default.fileExists(atPath: folder.file(".set.previous")))
    }

    @Test func `two runs never work on one dataset`() throws {
        let folder = try ScratchFolder()
        let first = try DatasetWriter(dataset: folder.file("set"), runID: "one", sinks: [], now: { "" })
        #expect(throws: RunLock.Held.self) {
            try DatasetWriter(dataset: folder.file("set"), runID: "two", sinks: [], now: { "" })
        }
        withExtendedLifetime(first) {}
    }

    @Test(
        arguments: [
            ("articles/run=one/part-00000.jsonl", "digest"),
            ("articles_csv/run=one/part-00000.csv", "digest"),
            ("removed/run=one/part-00000.jsonl", "digest"),
        ])
    func `one changed byte is found`(file: String, finding: String) throws {
        let folder = try ScratchFolder()
        try write(folder.file("set"), run: "one", texts: ["alpha", "beta"])
        var bytes = try Data(contentsOf: URL(filePath: folder.file("set/\(file)")))
        let place = try #require(bytes.firstIndex(of: UInt8(ascii: "p")))
        bytes[place] = UInt8(ascii: "q")
        try folder.write("set/\(file)", bytes)
        let problems = try DatasetVerifier.verify(folder.file("set")).problems
        #expect(problems.contains { $0.hasPrefix(file) && $0.contains(finding) })
    }

    @Test func `a cell that has moved to another row is found`() throws {
        let folder = try ScratchFolder()
        try write(folder.file("set"), run: "one", texts: ["alpha", "beta"])
        let part = "articles_csv/run=one/part-00000.csv"
        var rows = try folder.read("set/\(part)").split(separator: "\r\n").map(String.init)
        rows[1] = rows[1].replacing(",,", with: ",", maxReplacements: 1)
        rows[2] = rows[2].replacing(",,", with: ",,,", maxReplacements: 1)
        try folder.write("set/\(part)", rows.map { $0 + "\r\n" }.joined())
        let problems = try DatasetVerifier.verify(folder.file("set")).problems
        #expect(problems.contains { $0.hasPrefix(part) && $0.contains("cells") }, "\(problems)")
    }

    @Test func `counts that do not add up are found`() throws {
        let folder = try ScratchFolder()
        try write(folder.file("set"), run: "one", texts: ["alpha"])
        let manifest = try folder.read("set/runs/one/manifest.json")
        try folder.write(
            "set/runs/one/manifest.json", manifest.replacing("\"documents\":5", with: "\"documents\":6"))
        try folder.write("set/articles/run=one/part-00009.jsonl", "{}\n")
        let problems = try DatasetVerifier.verify(folder.file("set")).problems
        #expect(problems.contains { $0.contains("counted 5, stated 6") })
        #expect(problems.contains { $0.contains("is not listed in any manifest") })
    }

    @Test func `parts are cut at the size asked for and add up to the same rows`() throws {
        let folder = try ScratchFolder()
        let texts = (0..<40).map { "text \($0) " + String(repeating: "x", count: 200) }
        try write(folder.file("one"), run: "r", texts: texts)
        try write(folder.file("many"), run: "r", texts: texts, options: #"{"maximumPartBytes":4096}"#)
        func rows(_ set: String) throws -> [String] {
            let parts = try folder.tree("\(set)/articles").sorted { $0.key < $1.key }
            return parts.flatMap {
                String(decoding: $0.value, as: UTF8.self).split(separator: "\n").map(String.init)
            }
        }
        #expect(try folder.tree("many/articles").count > 3)
        #expect(try rows("one") == rows("many"))
        #expect(try DatasetVerifier.verify(folder.file("many")).problems == [])
    }

    @Test(arguments: [("gzip", "gz", "gzip"), ("zstd", "zst", "zstd")])
    func `compressed parts are what the format's own tool reads`(name: String, suffix: String, tool: String)
        throws
    {
        let folder = try ScratchFolder()
        let texts = (0..<3000).map { "text \($0) " + String(repeating: "lorem \($0 % 7) ", count: 60) }
        try write(folder.file("plain"), run: "r", texts: texts)
        try write(folder.file("packed"), run: "r", texts: texts, options: "{\"compression\":\"\(name)\"}")
        #expect(try DatasetVerifier.verify(folder.file("packed")).problems == [])
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let path = folder.file("packed/articles/run=r/part-00000.jsonl.\(suffix)")
        process.arguments = [tool, "-d", "-k", path]
        process.standardError = nil
        try process.run()
        process.waitUntilExit()
        let unpacked = try folder.read("packed/articles/run=r/part-00000.jsonl")
        #expect(unpacked == (try folder.read("plain/articles/run=r/part-00000.jsonl")))
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes.removeLast(9)
        try folder.write("packed/articles/run=r/part-00000.jsonl.\(suffix)", bytes)
        #expect(
            try DatasetVerifier.verify(folder.file("packed")).problems.contains { $0.contains("corrupt") })
    }

    @Test(arguments: 0..<UInt64(50))
    func `any text round-trips through both formats`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let texts = (0..<5).map { _ in generator.text(maximumLength: 80) }
        let folder = try ScratchFolder()
        try write(folder.file("set"), run: "r", texts: texts)
        let lines = try folder.read("set/articles/run=r/part-00000.jsonl").utf8.split(separator: 0x0A)
        let json = try lines.map { try JSONParser.parse(Array($0))["text"]?.string }
        #expect(json == texts, "seed \(seed)")
        let table = CSVTable(try folder.read("set/articles_csv/run=r/part-00000.csv"))
        let column = try #require(
            table.rows.first?.firstIndex { $0 == .quoted("text") || $0 == .bare("text") })
        #expect(table.rows.dropFirst().map { $0[column] } == texts.map { .quoted($0) }, "seed \(seed)")
        #expect(table.rows.allSatisfy { $0.count == RecordSchema.columns.count }, "seed \(seed)")
    }

    @Test func `null is an empty cell, a formula is data unless guarded`() throws {
        let folder = try ScratchFolder()
        try write(folder.file("plain"), run: "r", texts: ["0", "-1"])
        try write(folder.file("safe"), run: "r", texts: ["0", "-1"], options: #"{"guardFormulas":true}"#)
        func cells(_ set: String) throws -> [[CSVTable.Cell]] {
            Array(CSVTable(try folder.read("\(set)/articles_csv/run=r/part-00000.csv")).rows.dropFirst())
        }
        let plain = try cells("plain")
        #expect(plain[0][6] == .bare(""))
        #expect(plain[1][6] == .quoted("=title 1"))
        #expect(plain[1][14] == .quoted("-1"))
        let safe = try cells("safe")
        #expect(safe[1][6] == .quoted("'=title 1"))
        #expect(safe[1][14] == .quoted("'-1"))
    }
}

/// RFC 4180 read strictly, to check what the sink writes.
private struct CSVTable {
    enum Cell: Equatable { case bare(String), quoted(String) }
    var rows: [[Cell]] = []

    init(_ text: String) {
        var scalars = Array(text.unicodeScalars)[...]
        while !scalars.isEmpty {
            var row: [Cell] = []
            while true {
                row.append(Self.cell(&scalars))
                guard scalars.first == "," else { break }
                scalars.removeFirst()
            }
            rows.append(row)
            if scalars.starts(with: ["\r", "\n"]) { scalars.removeFirst(2) }
        }
    }

    private static func cell(_ scalars: inout ArraySlice<Unicode.Scalar>) -> Cell {
        var text = String.UnicodeScalarView()
        guard scalars.first == "\"" else {
            while let next = scalars.first, next != ",", next != "\r" { text.append(scalars.removeFirst()) }
            return .bare(String(text))
        }
        scalars.removeFirst()
        while let next = scalars.popFirst() {
            if next == "\"" {
                guard scalars.first == "\"" else { break }
                scalars.removeFirst()
            }
            text.append(next)
        }
        return .quoted(String(text))
    }
}
