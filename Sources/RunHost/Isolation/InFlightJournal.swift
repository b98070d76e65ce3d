internal import DatasetIO
internal import Files
package import PipelineKit
internal import Synchronization
internal import TextKit

/// What each worker is processing, in a small file that outlives the process: one slot of three numbers each.
package final class InFlightJournal: InFlightRecorder {
    private static let slotBytes = 24

    private let handle: FileHandle
    /// What is in each slot, and since when; nil for free slots.
    private let slots = Mutex<[InFlight?]>([])

    private struct InFlight {
        var place: WorkPosition?
        /// A machine that sleeps works on nothing.
        var start = SuspendingClock.now

        var seconds: Double { (SuspendingClock.now - start).inSeconds }
    }

    /// Makes an empty journal.
    package init(path: String) throws(OutputError) {
        handle = try DatasetLayout.attempt(.cannotCreate) { () throws(FileError) in
            try FileSystem.create(path)
        }
    }

    package func claim() -> Int {
        slots.withLock { slots in
            let free = slots.firstIndex { $0 == nil } ?? slots.count
            if free == slots.count { slots.append(nil) }
            slots[free] = InFlight()
            return free
        }
    }

    package func note(slot: Int, _ place: WorkPosition) {
        slots.withLock { $0[slot] = InFlight(place: place) }
        handle.note(Self.encode([place.pass + 1, place.unit, place.part.packed]), at: slot * Self.slotBytes)
    }

    package func release(slot: Int) {
        handle.note(Self.encode([0, 0, 0]), at: slot * Self.slotBytes)
        slots.withLock { $0[slot] = nil }
    }

    /// What has been in flight for longer.
    package func overdue(after seconds: Double) -> [(place: WorkPosition, seconds: Double)] {
        slots.withLock { slots in
            slots.compactMap { slot in
                guard let slot, let place = slot.place, slot.seconds > seconds else { return nil }
                return (place, slot.seconds)
            }
        }
    }

    /// Leaves no suspects: it is known why the process ends.
    package static func clear(path: String) throws(OutputError) { _ = try InFlightJournal(path: path) }

    private static func encode(_ numbers: [Int]) -> [UInt8] {
        var writer = LittleEndianWriter(capacity: slotBytes)
        for number in numbers { writer.write(Int64(number)) }
        return writer.bytes
    }

    /// What an earlier process had in flight when it ended.
    package static func suspects(path: String) -> [WorkPosition] {
        // No journal means that nothing was in flight.
        guard let bytes = try? FileSystem.read(path) else { return [] }
        return stride(from: 0, through: bytes.count - slotBytes, by: slotBytes).compactMap { start in
            var reader = LittleEndianReader(bytes[start...])
            let numbers = (0..<3).map { _ in Int(reader.read(Int64.self)) }
            guard numbers[0] > 0 else { return nil }
            return WorkPosition(
                pass: numbers[0] - 1, unit: numbers[1], part: WorkPart(packed: numbers[2]))
        }
    }
}
