internal import FoundationEssentials
internal import TextKit

/// The time for manifests, locks and run ids; data files never contain it.
package struct RunClock: Sendable {
    /// RFC 3339 in whole seconds, UTC.
    package var now: @Sendable () -> String
    /// Nanoseconds since 1970, comparable with a file's modification time.
    package var nanoseconds: @Sendable () -> Int

    package init(now: @escaping @Sendable () -> String, nanoseconds: @escaping @Sendable () -> Int) {
        self.now = now
        self.nanoseconds = nanoseconds
    }

    /// The machine's clock.
    package static let system = RunClock {
        Date.now.ISO8601Format()
    } nanoseconds: {
        Int(Date.now.timeIntervalSince1970 * 1e9)
    }

    /// A run id that sorts by time: "20190118T064600Z".
    package func runID() -> String { now().filter { $0 != "-" && $0 != ":" } }

    /// The same, unless a run has it: then "20190118T064600Z-02", which sorts behind it and before the next second.
    func runID(_ prefix: String = "", besides taken: Set<String>) -> String {
        let id = prefix + runID()
        let numbered = (2...).lazy.map { "\(id)-\(String($0, zeroPaddedTo: 2))" }
        return taken.contains(id) ? numbered.first { !taken.contains($0) } ?? id : id
    }
}
