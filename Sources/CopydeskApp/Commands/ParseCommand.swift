internal import ArgumentParser
internal import Files
internal import Intake
internal import JSON

/// `copydesk parse`: what a source sees in each file.
struct ParseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "Print what a source sees, one JSON line for each file.")

    @Argument(help: "Files; '-' is standard input.")
    var files: [String] = []

    @Option(help: "JSON Lines of {\"file\",\"base_url\"?,\"content_type\"?}; paths below --root.")
    var inputs: String?

    @Option(help: "Folder that the paths in --inputs are relative to.")
    var root = "."

    @Option(help: "URL that a single file was fetched from.")
    var baseURL: String?

    func validate() throws {
        if files.isEmpty == (inputs == nil) { throw ValidationError("specify either files or --inputs") }
    }

    func run() async throws {
        try await reporting {
            for file in files { try parse(file, path: file, baseURL: baseURL, contentType: nil) }
            guard let inputs else { return }
            for row in try JSONLinesInput.rows(inputs) {
                let file = row["file"]?.string ?? ""
                try parse(
                    file, path: "\(root)/\(file)", baseURL: row["base_url"]?.string,
                    contentType: row["content_type"]?.string)
            }
        }
    }

    /// A larger file is neither a feed nor a page; use `run` for archives.
    private static let maximumBytes = 256 << 20

    private func parse(_ file: String, path: String, baseURL: String?, contentType: String?) throws {
        let bytes =
            path == "-"
            ? try FileSystem.readStandardInput()
            : try FileSystem.read(Array(path.utf8), limit: Self.maximumBytes)
        let line = ParseReport.line(file: file, bytes: bytes, baseURL: baseURL, contentType: contentType)
        try Console.write(line + [0x0A])
    }
}
