internal import ArgumentParser

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
            StatusCommand.self, CompactCommand.self, PruneCommand.self, WorkerCommand.self,
            InitCommand.self, InspectCommand.self, RestoreCommand.self, ExtractCommand.self,
            ParseCommand.self,
            ClassifyBlocksCommand.self,
            TagCommand.self,
            DedupeCommand.self,
        ])
}
