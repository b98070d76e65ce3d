internal import Glibc
internal import Synchronization

/// Makes file-system calls fail or kill the process on demand, so that tests can cover each failure.
///
/// A debug build reads `COPYDESK_FAULTS`, a list such as `write:3:ENOSPC,any:57:kill`: the operation ("any" for all),
/// the number of the call from 1 on, and an error, `kill`, or `list` to print it. With `:on` all later calls fail too.
/// A release build has none of this.
package enum FaultInjection {
    #if DEBUG
        private struct Fault: Sendable {
            var operation: String
            var number: Int
            var action: String
            /// Whether all later calls fail too, as on a disk that stays full.
            var isLasting: Bool
        }

        private static let faults: [Fault] = {
            guard let text = HostProcess.environment("COPYDESK_FAULTS") else {
                return []
            }
            return text.split(separator: ",").compactMap { entry in
                let parts = entry.split(separator: ":").map(String.init)
                guard parts.count >= 3, let number = Int(parts[1]) else { return nil }
                return Fault(
                    operation: parts[0], number: number, action: parts[2], isLasting: parts.count > 3)
            }
        }()
        private static let counts = Mutex<[String: Int]>([:])

        private static let errors = [
            "ENOSPC": ENOSPC, "EIO": EIO, "EMFILE": EMFILE, "EACCES": EACCES, "EROFS": EROFS,
        ]
    #endif

    /// Counts a call.
    ///
    /// - Throws: the error due at this call.
    package static func pass(
        _ operation: FileError.Operation, _ path: @autoclosure () -> String
    ) throws(FileError) {
        #if DEBUG
            guard !faults.isEmpty, let number = due(operation.rawValue, path) else { return }
            throw FileError(operation: operation, path: path(), errorNumber: number)
        #endif
    }

    /// Counts a call on a name in raw bytes.
    package static func pass(_ operation: FileError.Operation, _ name: [UInt8]) throws(FileError) {
        try pass(operation, FileSystem.displayName(name))
    }

    /// Traps, hangs or allocates on a document that contains the text in `COPYDESK_TRAP`: `trap:TEXT`, `hang:TEXT`.
    package static func trigger(on bytes: [UInt8]) {
        #if DEBUG
            guard let (action, text) = trap, bytes.count >= text.count, bytes.contains(text) else { return }
            if action == "trap" { fatalError("a document made for this") }
            var ballast: [[UInt8]] = []
            while true {
                if action == "grow", ballast.count < 64 {
                    ballast.append(Array(repeating: 1, count: 32 << 20))
                }
                usleep(10_000)
            }
        #endif
    }

    /// Whether a check of the free space is to report none: `space:2:ENOSPC:on`.
    static func hasNoSpace(_ folder: String) -> Bool {
        #if DEBUG
            !faults.isEmpty && due("space", { folder }) != nil
        #else
            false
        #endif
    }

    /// Bytes after which a part of a pass is sealed, where a test sets `COPYDESK_SEAL_BYTES`.
    package static var sealBytes: Int? {
        #if DEBUG
            HostProcess.environment("COPYDESK_SEAL_BYTES").flatMap { Int($0) }
        #else
            nil
        #endif
    }

    #if DEBUG
        /// Counts a call; returns the error due at it, if any.
        private static func due(_ operation: String, _ path: () -> String) -> Int32? {
            let (own, all) = counts.withLock { counts in
                counts[operation, default: 0] += 1
                counts["any", default: 0] += 1
                return (counts[operation] ?? 0, counts["any"] ?? 0)
            }
            for fault in faults where fault.operation == operation || fault.operation == "any" {
                let count = fault.operation == "any" ? all : own
                guard fault.isLasting ? count >= fault.number : count == fault.number else { continue }
                if fault.action == "kill" { HostProcess.kill() }
                if fault.action == "list" { print("call \(all) \(operation) \(path())") }
                if let number = errors[fault.action] { return number }
            }
            return nil
        }

        private static let trap: (action: String, text: [UInt8])? = {
            let parts = HostProcess.environment("COPYDESK_TRAP")?.split(separator: ":", maxSplits: 1) ?? []
            return parts.count == 2 ? (String(parts[0]), Array(parts[1].utf8)) : nil
        }()
    #endif
}
