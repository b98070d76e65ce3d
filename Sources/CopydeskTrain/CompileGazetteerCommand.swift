internal import ArgumentParser
internal import CopydeskApp
internal import Entities
internal import Files

/// `copydesk-train compile-gazetteer`: compiles the memory-mapped gazetteer from the lists.
struct CompileGazetteerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compile-gazetteer", abstract: "Compile the memory-mapped gazetteer from its lists.")

    @Option(help: "Folder of gazetteers and models.")
    var resources: String?

    @Option(help: "Where to write it; by default into that folder.")
    var output: String?

    func run() async throws {
        try await reporting {
            let folder = try ResourceLocation.folder(given: resources)
            let lists = try EntityResources(listsIn: folder)
            let path = output ?? folder + "/" + EntityResources.gazetteerFile
            try FileSystem.create(path, followingLinks: true).write(lists.encodedGazetteer)
        }
    }
}
