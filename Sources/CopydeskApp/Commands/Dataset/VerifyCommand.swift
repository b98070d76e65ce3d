internal import ArgumentParser
internal import DatasetIO
internal import Files
internal import PipelineKit
internal import TextKit

/// `copydesk verify`: digests, counts that add up, the schema of every line.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Verify the digests, rows and counts of a dataset.")

    @OptionGroup var place: DatasetPlace

    @Option(help: "The dataset instead of the configured one.")
    var output: String?

    func run() async throws {
        try await reporting {
            let dataset = try output ?? place.dataset()
            let findings = try DatasetVerifier.verify(dataset, domains: Self.domains)
            for warning in findings.warnings { Console.log("copydesk: warning: \(warning)") }
            for problem in findings.problems { Console.log("copydesk: \(problem)") }
            let outcome = findings.problems.isEmpty ? "sound" : "\(findings.problems.count) problems"
            try Console.print(
                "\(dataset): \(outcome); \(findings.runs) run, \(findings.files) files, \(findings.rows) rows"
            )
            if !findings.problems.isEmpty { throw ExitStatus.dataError.code }
        }
    }

    /// The list of public suffixes, where the program has its resources at hand.
    private static var domains: RegistrableDomains? {
        let rules = try? ResourceLocation.open(given: nil).bytes(RecordAddresses.suffixList)
        return rules.map { RegistrableDomains(rules: String(decoding: $0, as: UTF8.self)) }
    }
}
