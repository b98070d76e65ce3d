public import Copydesk

/// The command `copydesk` as a library, for programs that add their own stages, sources and sinks.
///
/// Such a program is one call. It has every subcommand, and its components have options, schema, listing and audit as
/// Copydesk's do:
///
/// ```swift
/// import CopydeskApp
///
/// await CopydeskApp.main(stages: [HouseStyle.self])
/// ```
public enum CopydeskApp {
    /// Runs the command that the process arguments name, and exits with its code.
    ///
    /// A name that is taken, or a stage that conforms to none of the protocols, exits with 78 before anything is read.
    public static func main(
        stages: [any Stage.Type] = [], sources: [any InputSource.Type] = [],
        sinks: [any ArticleSink.Type] = []
    ) async {
        let own = OwnComponents(stages: stages, sources: sources, sinks: sinks)
        await AppRegistry.$own.withValue(own) { await CopydeskCommand.main() }
    }
}
