internal import ArgumentParser
internal import Files
internal import PipelineKit

/// `copydesk stages`: the components that a configuration may name.
struct StagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stages", abstract: "List sources, stages and sinks with their options.")

    @Argument(help: "Show only this component.")
    var name: String?

    func run() async throws {
        try await reporting {
            let registry = AppRegistry.registry(root: "")
            let entries =
                registry.sources.map { ComponentPage($0.component, role: "source") }
                + registry.stages.map {
                    ComponentPage($0.component, role: "stage", needs: $0.needs, provides: $0.provides)
                }
                + registry.sinks.map { ComponentPage($0.component, role: "sink") }
            if let name, !entries.contains(where: { $0.component.name == name }) {
                let hint = NearestName.hint(name, among: entries.map(\.component.name))
                throw ValidationError("no source, stage or sink is named '\(name)'\(hint)")
            }
            for page in entries where name == nil || page.component.name == name {
                try Console.print(page.text)
            }
        }
    }
}
