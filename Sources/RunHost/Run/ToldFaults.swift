internal import Files
internal import PipelineKit
internal import Synchronization
internal import TextKit

/// Which faults a run has told already: a process that takes it up, and reads again what was not sealed, says what is new.
///
/// Each is a number of eight bytes in a file of the work, which outlives the process though not a power cut.
final class ToldFaults: RunObserver {
    private static let numberBytes = 8

    private let observer: any RunObserver
    private let file: FileHandle?
    /// What earlier processes of the run have told, and how many numbers the file has.
    private let earlier: Set<UInt64>
    private let count: Mutex<Int>

    init(path: String, observer: any RunObserver) {
        self.observer = observer
        // Without the file a fault may be told twice, which loses nothing.
        let known = (try? FileSystem.read(path)) ?? []
        file = try? FileSystem.create(path)
        file?.note(known, at: 0)
        let starts = stride(from: 0, through: known.count - Self.numberBytes, by: Self.numberBytes)
        earlier = Set(
            starts.map { start in
                var reader = LittleEndianReader(known[start...])
                return reader.read(UInt64.self)
            })
        count = Mutex(known.count / Self.numberBytes)
    }

    func progress(_ progress: RunProgress) { observer.progress(progress) }

    func quarantined(_ entry: QuarantineEntry) {
        let number = Self.number(of: entry)
        guard !earlier.contains(number) else { return }
        var writer = LittleEndianWriter()
        writer.write(number)
        count.withLock { count in
            file?.note(writer.bytes, at: count * Self.numberBytes)
            count += 1
        }
        observer.quarantined(entry)
    }

    private static func number(of entry: QuarantineEntry) -> UInt64 {
        let place = [
            entry.input.path, entry.input.member ?? "", entry.input.offset.map { "\($0)" } ?? "", entry.stage,
            entry.fault.code, entry.fault.member ?? "", entry.fault.offset.map { "\($0)" } ?? "",
        ]
        return XXH3.hash(Array(place.joined(separator: "\0").utf8))
    }
}
