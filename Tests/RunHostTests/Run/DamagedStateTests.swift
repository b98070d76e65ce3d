import Files
import Foundation
import PipelineKit
import RunHost
import TestSupport
import Testing

/// A state that a disk has damaged, and what the operator does about it.
@Suite struct DamagedStateTests {
    private let pipeline: SmallPipeline
    private var catalog: String { pipeline.folder.file("state/catalog.sqlite") }

    init() async throws {
        pipeline = try SmallPipeline()
        for number in 100..<150 { try pipeline.write("\(number)", "Story number \(number)") }
        try await pipeline.run("one")
    }

    private func damage(_ kind: String) throws {
        for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: catalog + end) }
        var bytes = try Data(contentsOf: URL(filePath: catalog))
        switch kind {
        case "header": bytes[3] ^= 1
        case "first page": bytes.replaceSubrange(0..<4096, with: Data(count: 4096))
        case "last page": bytes[bytes.count - 100] ^= 4
        case "cut": bytes.removeLast(bytes.count / 2)
        default: bytes = Data("no database at all, but long enough to be read as one".utf8)
        }
        try bytes.write(to: URL(filePath: catalog))
    }

    @Test(arguments: ["header", "first page", "last page", "cut", "text"])
    func `a run with --full sets a damaged catalog aside and begins a new one`(kind: String) async throws {
        try damage(kind)
        #expect(try await pipeline.run("two") { $0.isFull = true }.report?.articles == 50)
        #expect(pipeline.events.take() == ["began anew: \(catalog).damaged"])
        #expect(FileSystem.exists(catalog + ".damaged"))
        #expect(try pipeline.problems() == [])
        #expect(try await pipeline.run("three").nothingNew?.unchanged == 50)
        #expect(pipeline.events.take() == [])
    }

    @Test func `a run of what is new is refused, and says what helps`() async throws {
        try damage("first page")
        let error = await #expect(throws: OutputError.self) { try await pipeline.run("two") }
        #expect(
            error?.message.hasSuffix("the catalog is damaged; run with --full, which begins a new one")
                == true)
        #expect(FileSystem.exists(catalog) && !FileSystem.exists(catalog + ".damaged"))
    }

    @Test func `unfinished work goes with the catalog that knew whether it was published`() async throws {
        for number in 200..<250 { try pipeline.write("\(number)", "Story number \(number)") }
        try await pipeline.interrupt(pipeline.request("two"))
        try damage("header")
        #expect(try await pipeline.run("two") { $0.isFull = true }.report?.articles == 100)
        #expect(pipeline.events.take() == ["began anew: \(catalog).damaged"])
        #expect(try pipeline.problems() == [])
    }

    @Test func `a sound catalog stays where it is`() async throws {
        #expect(try await pipeline.run("two") { $0.isFull = true }.report?.articles == 50)
        #expect(pipeline.events.take() == [] && !FileSystem.exists(catalog + ".damaged"))
    }
}
