internal import ArgumentParser
internal import Files
internal import PipelineKit
internal import TextKit

/// The command line.
package enum CopydeskCommand {
    /// Runs the command that the process arguments name.
    package static func main() async {
        HostProcess.ignoreBrokenPipes()
        for problem in AppRegistry.problems { Console.log("copydesk: \(problem)") }
        guard AppRegistry.problems.isEmpty else { Root.exit(withError: ExitStatus.configuration.code) }
        refuseUnknownCommand()
        Supervision.begin()
        await Root.main()
    }

    /// Ends the program if the first argument names no command; the parser would call it an unexpected argument.
    private static func refuseUnknownCommand() {
        guard let name = CommandLine.arguments.dropFirst().first, !name.hasPrefix("-") else { return }
        let known = Root.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard !known.contains(name) else { return }
        let shown = PrintableText.escaped(name)
        let isDocument = FileSystem.exists(name)
        let hint =
            isDocument
            ? "; to read it: copydesk extract \(shown), or copydesk run \(shown) --output DIR"
            : NearestName.hint(name, among: known.filter { $0 != TryAloneCommand.configuration.commandName })
        Console.log("copydesk: no command is named '\(shown)'\(hint)\n  See 'copydesk --help' for a list.")
        Root.exit(withError: ExitCode.validationFailure)
    }

    /// The program's version, in the manifest of every run.
    package static let version = "0.1.0"
}

/// `copydesk`, the root that only holds the commands.
struct Root: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copydesk",
        abstract: "Turns saved news into one clean, verified dataset with provenance.",
        discussion: """
            Exit codes: 0 done, 64 usage, 65 faulty documents (with --strict or past limits.quarantineRatio), \
            66 no input, 70 a crash that no document explains, 71 cannot start a process, 73 cannot create output, \
            74 input/output error, 75 another run is in progress, 78 configuration, 130 and 143 stopped by a signal.
            """,
        version: CopydeskCommand.version,
        subcommands: [
            RunCommand.self, ValidateCommand.self, StagesCommand.self, SchemaCommand.self, VerifyCommand.self,
            StatusCommand.self, CompactCommand.self, PruneCommand.self, UpgradeCommand.self,
            TryAloneCommand.self,
            InitCommand.self, InspectCommand.self, ReviewCommand.self, LearnCommand.self, RestoreCommand.self,
            ExtractCommand.self,
            ParseCommand.self,
            ClassifyBlocksCommand.self,
            TagCommand.self,
            LanguageCommand.self,
            DedupeCommand.self,
        ])
}

extension AsyncParsableCommand {
    /// Runs a command's body; an error becomes one message and the exit code of its class.
    package func reporting(_ body: () async throws -> Void) async throws {
        try await reporting(in: .text, body)
    }

    /// The same with the message in a format of the log.
    func reporting(in format: LogFormat, _ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let code as ExitCode {
            throw code
        } catch let usage as ValidationError {
            throw usage
        } catch {
            let (message, status) = ExitStatus.describe(error)
            if status != .ok { Console.log(LogLine.message(message, "failed", format)) }
            throw status.code
        }
    }
}
