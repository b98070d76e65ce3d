package import Foundation

/// The built program, run as a user runs it.
package struct Program: Sendable {
    /// What a run of it left behind.
    package struct Outcome: Sendable {
        package var status: Int32
        package var output: String
        package var errors: String
    }

    /// The program stands beside the test bundle.
    package static let path: String = path(of: "copydesk")

    private static func path(of program: String) -> String {
        let bundle = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let folder = bundle.deletingLastPathComponent().path
        return FileManager.default.fileExists(atPath: "\(folder)/\(program)")
            ? "\(folder)/\(program)" : "\(Checkout.root)/.build/debug/\(program)"
    }

    /// Runs it to its end.
    package static func run(
        _ arguments: [String], in folder: String, program: String = "copydesk", input: Data? = nil,
        environment: [String: String] = [:]
    ) throws -> Outcome {
        let process = try start(
            arguments, in: folder, program: program, input: input, environment: environment)
        process.process.waitUntilExit()
        return process.outcome()
    }

    /// A run that goes on.
    package struct Running {
        package let process: Process
        let output: URL
        let errors: URL

        /// What it has said; complete once it has ended.
        package func outcome() -> Outcome {
            let outcome = Outcome(
                status: process.terminationReason == .uncaughtSignal
                    ? 128 + process.terminationStatus : process.terminationStatus,
                output: (try? String(contentsOf: output, encoding: .utf8)) ?? "",
                errors: (try? String(contentsOf: errors, encoding: .utf8)) ?? "")
            try? FileManager.default.removeItem(at: output)
            try? FileManager.default.removeItem(at: errors)
            return outcome
        }
    }

    /// Starts it; output goes to files, so that no pipe can fill up and block.
    package static func start(
        _ arguments: [String], in folder: String, program: String = "copydesk", input: Data? = nil,
        environment: [String: String] = [:]
    ) throws -> Running {
        let process = Process()
        process.executableURL = URL(filePath: path(of: program))
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.currentDirectoryURL = URL(filePath: folder)
        let files = ["out", "err", "in"].map {
            FileManager.default.temporaryDirectory.appending(path: "copydesk-\(UUID().uuidString).\($0)")
        }
        for file in files { try Data().write(to: file) }
        try input?.write(to: files[2])
        process.standardOutput = try Foundation.FileHandle(forWritingTo: files[0])
        process.standardError = try Foundation.FileHandle(forWritingTo: files[1])
        process.standardInput = try Foundation.FileHandle(forReadingFrom: files[2])
        try process.run()
        try? FileManager.default.removeItem(at: files[2])
        return Running(process: process, output: files[0], errors: files[1])
    }
}
