internal import ArgumentParser
internal import RunHost

/// `copydesk upgrade`: brings a dataset of an earlier schema version forward.
struct UpgradeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade",
        abstract: "Bring a dataset of schema version 1 and its state forward.",
        discussion: """
            All runs become one, with every row. Published ids stay, but where one stood for several articles: the oldest \
            keeps it. The result is verified before it takes the place of the old runs in one step. A folder in place of the \
            configuration is the dataset itself.
            """)

    @OptionGroup var place: DatasetOptions

    @Option(help: "ID of the upgraded run.")
    var runID: String?

    func run() async throws {
        try await reporting {
            let configuration = try place.load()
            var request = RunRequest(version: CopydeskCommand.version, jobs: 1)
            request.runID = runID
            request.wait = .seconds(place.wait)
            switch try await UpgradeSession(configuration, request).upgrade() {
            case .isCurrent: try Console.print("\(configuration.output) is up to date")
            case .hasNoRuns: try Console.print("\(configuration.output) has no runs: nothing to upgrade")
            case .upgraded(let upgrade): try report(upgrade)
            }
        }
    }

    private func report(_ upgrade: UpgradeSession.Upgrade) throws {
        try Console.print("upgraded \(upgrade.runs) runs into one: \(upgrade.articles) articles")
        guard upgrade.splitIDs > 0 else { return }
        try Console.print(
            "\(upgrade.splitIDs) ids stood for several articles, of which \(upgrade.newIDs) have ids of their own now"
        )
    }
}
