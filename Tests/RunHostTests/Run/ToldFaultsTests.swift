import Files
import PipelineKit
import Synchronization
import TestSupport
import Testing

@testable import RunHost

/// Faults that a run tells once, however often it is taken up.
@Suite struct ToldFaultsTests {
    private final class Listener: RunObserver {
        let told = Mutex<[String]>([])

        func progress(_ progress: RunProgress) {}
        func quarantined(_ entry: QuarantineEntry) {
            told.withLock { $0.append("\(entry.input.path) \(entry.fault.code)") }
        }
    }

    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    /// What a process tells of these faults.
    private func told(_ faults: (path: String, code: Fault.Code)...) -> [String] {
        let listener = Listener()
        let faultsTold = ToldFaults(path: folder.file("told"), observer: listener)
        for (path, code) in faults {
            faultsTold.quarantined(
                QuarantineEntry(input: InputReference(path: path), stage: "fetch", fault: Fault(code, "…")))
        }
        return listener.told.withLock { $0 }
    }

    @Test func `a process that takes a run up tells what is new`() {
        #expect(told(("a", .emptyInput), ("b", .emptyInput)) == ["a empty_input", "b empty_input"])
        #expect(told(("b", .emptyInput), ("c", .emptyInput), ("a", .emptyInput)) == ["c empty_input"])
        #expect(told(("a", .emptyInput), ("b", .emptyInput), ("c", .emptyInput)) == [])
    }

    @Test func `another code or place is another fault`() {
        #expect(told(("a", .emptyInput)).count == 1)
        #expect(told(("a", .binaryInput), ("A", .emptyInput)) == ["a binary_input", "A empty_input"])
    }

    @Test func `a number that a crash has cut off loses itself alone`() throws {
        #expect(told(("a", .emptyInput), ("b", .emptyInput)).count == 2)
        let path = folder.file("told")
        let bytes = try FileSystem.read(path)
        let file = try FileSystem.create(path)
        file.note(Array(bytes.dropLast(3)), at: 0)
        #expect(told(("a", .emptyInput), ("b", .emptyInput)) == ["b empty_input"])
        #expect(told(("a", .emptyInput), ("b", .emptyInput)) == [])
    }
}
