internal import FoundationEssentials

/// The time for manifests, logs and run ids; never for a data file.
enum UTCClock {
    /// RFC 3339 in whole seconds, UTC.
    static func now() -> String { Date.now.ISO8601Format() }

    /// Nanoseconds since 1970, as file systems count them.
    static func nanoseconds() -> Int { Int(Date.now.timeIntervalSince1970 * 1e9) }

    /// A run id that sorts by time: "20190118T064600Z".
    static func runID() -> String { now().filter { $0 != "-" && $0 != ":" } }
}
