internal import ArgumentParser
internal import CopydeskApp
internal import Files
internal import StandardPipeline

/// `copydesk-train compile-cues`: compiles the cue packs to the memory-mapped file that programs start with.
struct CompileCuesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compile-cues", abstract: "Compile the cue packs to a memory-mapped file.")

    @Option(help: "Folder of cue packs and weights.")
    var data: String?

    @Option(help: "Where to write the file.")
    var output: String

    func run() async throws {
        try await reporting {
            let bytes = try StandardStages.compiledCues(resources: try ResourceLocation.open(given: data))
            try FileSystem.create(output, followingLinks: true).write(bytes)
        }
    }
}
