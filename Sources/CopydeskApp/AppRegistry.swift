internal import Copydesk
internal import PipelineKit
internal import StandardPipeline

/// Everything that a configuration of this program may name.
enum AppRegistry {
    /// The components that the program adds, visible to the task that runs the command and its child tasks.
    @TaskLocal static var own = OwnComponents()

    /// Copydesk's components and the program's own; relative paths of a configuration start from `root`.
    static func registry(root: String) -> ComponentRegistry {
        var registry = StandardComponents.registry(root: root)
        own.register(in: &registry)
        return registry
    }

    /// Why the added components cannot be registered; empty if they can.
    static var problems: [String] { own.problems(beside: StandardComponents.registry(root: "")) }
}
