internal import ArgumentParser
internal import Files
internal import PipelineKit
internal import RunHost
internal import StandardPipeline

/// `copydesk inspect`: one document, block by block.
struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show each block of a document: kept or removed, by which rule and score.")

    @Argument(help: "The document; '-' is standard input.")
    var file: String

    @Option(help: "Write a page with everything side by side.")
    var html: String?

    @Option(help: "Colours: auto (where the output is a terminal), always or never.")
    var colour = Colouring.auto

    enum Colouring: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    @Option(help: "Configuration whose stages to run instead of the standard ones.")
    var config: String?

    @Option(help: "Folder of cue packs, gazetteers and models.")
    var data: String?

    private func inspector() throws -> Inspector {
        if let config {
            var overrides = LoadedConfiguration.Overrides()
            overrides.isReadOnly = true
            let configuration = try LoadedConfiguration.load(config, overrides: overrides)
            return Inspector(StandardChain(try configuration.plan()))
        }
        let resources = try ResourceLocation.open(given: data)
        return Inspector(try StandardChain(.init(), resources: resources))
    }

    func run() async throws {
        try await reporting {
            let inspector = try inspector()
            let source = NamedSource(path: file)
            for item in try source.list() {
                let inspections: [Inspection]
                do throws(DocumentFault) {
                    inspections = try inspector.inspect(try source.load(item))
                } catch {
                    Console.log(
                        "copydesk: \(item.path): \(error.cause.code): \(error.cause.message)")
                    throw ExitStatus.dataError.code
                }
                try show(inspections)
            }
        }
    }

    private func show(_ inspections: [Inspection]) throws {
        guard let html else {
            let usesColour = colour == .always || (colour == .auto && Console.outputIsTerminal)
            let painter = InspectionText(usesColour: usesColour)
            for inspection in inspections { try Console.print(painter.text(inspection)) }
            return
        }
        try FileSystem.create(html, followingLinks: true).write(
            Array(InspectionPage(inspections: inspections).text.utf8))
        try Console.print("wrote \(html)")
    }
}
