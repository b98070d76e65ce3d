import DatasetIO
import Foundation
import PipelineKit
import RunHost
import TestSupport
import Testing

/// A dataset on a disk that alters, cuts or loses what it was given.
@Suite struct DamagedDatasetTests {
    private let pipeline: SmallPipeline

    init() async throws {
        pipeline = try SmallPipeline()
        for number in 10..<14 { try pipeline.write("\(number)", "Story number \(number)") }
        try await pipeline.run("one")
        try pipeline.write("20", "Story number 20")
        try await pipeline.run("two")
        try pipeline.write("30", "Story number 30")
    }

    @Test(
        arguments: [
            "articles/run=one/part-00000.jsonl", "changes/run=two/part-00000.jsonl", "runs/one/manifest.json",
        ], [true, false])
    func `what is cut or missing is told before anything is built upon it`(
        file: String, isMissing: Bool
    ) async throws {
        let path = pipeline.folder.file("dataset/\(file)")
        if isMissing {
            try FileManager.default.removeItem(atPath: path)
        } else {
            try Data(contentsOf: URL(filePath: path)).dropLast(10).write(to: URL(filePath: path))
        }
        let run = await #expect(throws: OutputError.self) { try await pipeline.run("three") }
        #expect(run?.kind == .damaged && run?.message.contains(file) == true)
        let merge = await #expect(throws: OutputError.self) {
            try await RetentionSession(pipeline.configuration(), runID: "all", wait: .zero)
        }
        #expect(merge?.kind == .damaged)
        let status = try #require(try DatasetStatus(pipeline.configuration()))
        #expect(status.damage.count == 1 && status.damage[0].contains(file))
        #expect(try !pipeline.problems().isEmpty)
        #expect(try await pipeline.run("anew") { $0.isFull = true }.report?.articles == 6)
        // Rows without a manifest are kept as somebody's, and named; all others are replaced.
        if file.hasPrefix("articles/") { #expect(try pipeline.problems() == []) }
    }

    @Test func `no figure of a manifest is altered without verify finding it`() throws {
        #expect(try pipeline.problems() == [])
        let url = URL(filePath: pipeline.folder.file("dataset/runs/one/manifest.json"))
        let sound = try Data(contentsOf: url)
        var random = SeededGenerator(seed: 16)
        for _ in 0..<60 {
            var bytes = sound
            bytes[Int.random(in: bytes.indices, using: &random)] ^=
                1 << UInt8.random(in: 0..<7, using: &random)
            try bytes.write(to: url)
            #expect(try !pipeline.problems().isEmpty)
        }
    }
}
