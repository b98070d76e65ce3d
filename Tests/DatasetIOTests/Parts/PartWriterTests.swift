import Files
import PipelineKit
import TestSupport
import Testing
import TextKit

@testable import DatasetIO

/// How a table is cut into parts.
@Suite struct PartWriterTests {
    private func write(_ rows: Int, _ change: (inout PartWriter.Target) -> Void = { _ in }) throws -> (
        files: [(path: String, rows: Int)], first: [UInt8]
    ) {
        let folder = try ScratchFolder()
        var target = PartWriter.Target(
            staging: folder.path, folder: "articles/run=a", suffix: "jsonl", maximumPartBytes: 10)
        change(&target)
        var writer = PartWriter(target)
        for row in 0..<rows { try writer.write(row: Array("row \(row)\n".utf8)) }
        let files = try writer.close()
        for file in files {
            let bytes = try FileSystem.read("\(folder.path)/\(file.path)")
            #expect(bytes.count == file.bytes && ContentDigest.sha256(bytes) == file.sha256)
        }
        let first = try files.first.map { try FileSystem.read("\(folder.path)/\($0.path)") } ?? []
        return (files.map { ($0.path, $0.rows) }, first)
    }

    @Test func `a part ends with the row that takes it past the size, and no part is empty`() throws {
        #expect(try write(0).files.isEmpty)
        #expect(try write(5).files.map(\.rows) == [2, 2, 1])
        #expect(try write(4).files.map(\.path) == [0, 1].map { "articles/run=a/part-0000\($0).jsonl" })
    }

    @Test func `header, separator and footer stand in every part`() throws {
        let part = try write(3) { target in
            (target.header, target.separator, target.footer) = ([0x48], [0x2C], [0x46])
            target.maximumPartBytes = 8
        }
        #expect(part.files.map(\.rows) == [2, 1])
        #expect(String(decoding: part.first, as: UTF8.self) == "Hrow 0\n,row 1\nF")
    }

    @Test(arguments: PartCompression.allCases)
    func `compressed parts are cut at the same rows and read back`(compression: PartCompression) throws {
        let part = try write(5) { $0.compression = compression }
        #expect(part.files.map(\.rows) == [2, 2, 1])
        #expect(PartCompression(path: part.files[0].path) == compression)
        #expect(compression.decompress(part.first) == Array("row 0\nrow 1\n".utf8))
        if compression != .none { #expect(compression.decompress(Array(part.first.dropLast())) == nil) }
    }

    @Test func `the name of a part is known by its number`() {
        #expect(PartWriter.isPart("articles/run=a/part-00000.jsonl", number: 0))
        #expect(PartWriter.isPart("articles_csv/run=a/part-00012.csv.gz", number: 12))
        for path in [
            "articles/run=a/part-00001.jsonl", "articles/run=a/part-0.jsonl", "articles/part-00000.jsonl",
            "articles/run=a/part-00000.csv", "articles/run=a/part-00000.jsonl.bz2", "part-00000.jsonl",
        ] { #expect(!PartWriter.isPart(path, number: 0), "\(path)") }
    }
}
