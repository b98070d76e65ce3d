internal import ArgumentParser
internal import Foundation
internal import JSON
internal import PipelineKit
internal import StandardPipeline

/// `copydesk extract`: the records of single files or folders.
struct ExtractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Print the records of files or folders, one JSON line each; no state, no dedupe.")

    @Argument(help: "Files or folders; '-' is standard input.")
    var files: [String]

    @Flag(help: "Print title, byline and text for people.")
    var text = false

    @Option(help: "URL that the files were fetched from.")
    var url: String?

    @Option(help: "Number of documents processed concurrently.")
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: "Folder of cue packs, gazetteers and models.")
    var data: String?

    @Option(help: "Stages after clean-html to skip, by name.")
    var without: [String] = []

    func run() async throws {
        try await reporting {
            let documents = SingleDocuments(
                try StandardChain(
                    .init(forNamedDocumentsWithout: without),
                    resources: try ResourceLocation.open(given: data)))
            var faults = 0
            for file in files {
                let source = NamedSource(path: file, url: url)
                for try await outcome in documents.outcomes(of: source, jobs: jobs) {
                    faults += try show(outcome) ? 0 : 1
                }
            }
            if faults > 0 { throw ExitStatus.dataError.code }
        }
    }

    /// Prints an outcome; false for a document that gave no record.
    private func show(_ outcome: StageChain.Outcome) throws -> Bool {
        switch outcome {
        case .record(let record):
            var writer = JSONWriter()
            writer.record(record)
            writer.newline()
            try Console.write(text ? Array(Self.page(record).utf8) : writer.bytes)
            return true
        case .dropped(let entry):
            Console.log("copydesk: \(entry.input.path): dropped: \(entry.reason.code)")
            return true
        case .duplicate, .counted: return true
        case .quarantined(let entry):
            Console.log("copydesk: \(entry.input.path): \(entry.fault.code): \(entry.fault.message)")
            return false
        case .failed(let input, let fault):
            Console.log("copydesk: \(input.path): \(fault.code): \(fault.message)")
            return false
        }
    }

    private static func page(_ record: Record) -> String {
        let byline = [record.authors.joined(separator: ", "), record.source, record.published]
            .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
        return [record.title, record.subtitle, byline.isEmpty ? nil : byline, record.text].compactMap { $0 }
            .joined(separator: "\n\n") + "\n\n"
    }
}
