internal import ArgumentParser
internal import DatasetIO

/// `copydesk verify`: digests, counts that add up, the schema of every line.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Verify the digests, rows and counts of a dataset.")

    @Argument(help: "The dataset.")
    var dataset = "dataset"

    func run() async throws {
        try await reporting {
            let findings = try DatasetVerifier.verify(dataset)
            for problem in findings.problems { Console.log("copydesk: \(problem)") }
            let outcome = findings.problems.isEmpty ? "sound" : "\(findings.problems.count) problems"
            try Console.print(
                "\(dataset): \(outcome); \(findings.runs) run, \(findings.files) files, \(findings.rows) rows"
            )
            if !findings.problems.isEmpty { throw ExitStatus.dataError.code }
        }
    }
}
