internal import ArgumentParser
internal import CopydeskApp
internal import Entities
internal import Files

/// `copydesk-train compile-towns`: compiles the memory-mapped table of towns from a list.
struct CompileTownsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compile-towns", abstract: "Compile the memory-mapped table of towns from a list.")

    @Option(help: "The list: names, identifier, population, country, division, latitude, longitude.")
    var list: String

    @Option(help: "Where to write the table.")
    var output: String

    func run() async throws {
        try await reporting {
            let towns = TownTable(list: try FileSystem.read(list))
            try FileSystem.create(output, followingLinks: true).write(towns.encoded())
        }
    }
}
