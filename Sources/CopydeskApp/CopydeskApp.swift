public import Copydesk

/// The command `copydesk` as a library, for programs that add stages, sources and sinks of their own.
///
/// Such a program is one call. It has every subcommand, and what it adds has options, schema, listing and audit like
/// Copydesk's own:
///
/// ```swift
/// import CopydeskApp
///
/// await CopydeskApp.main(stages: [HouseStyle.self])
/// ```
public enum CopydeskApp {
    /// Runs the command that the process arguments name, and exits with its code.
    ///
    /// A name that another component has, and a stage without a half, end the process with 78 before anything is read.
    public static func main(
        stages: [any Stage.Type] = [], sources: [any InputSource.Type] = [],
        sinks: [any ArticleSink.Type] = []
    ) async {
        let own = OwnComponents(stages: stages, sources: sources, sinks: sinks)
        await AppRegistry.$own.withValue(own) { await CopydeskCommand.main() }
    }
}
