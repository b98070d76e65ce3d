internal import ArgumentParser
internal import DatasetIO
internal import Files
internal import JSON
internal import PipelineKit
internal import RunHost
internal import StandardPipeline

/// `copydesk review`: the blocks that an editor should mark.
struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Write near misses and doubtful removals of a configuration's inputs to a file to mark.",
        discussion: """
            Put 'keep' or 'remove' into the column 'mark' and pass the file to 'copydesk learn'. Rows without a mark are \
            left out there.
            """)

    @Argument(help: "The configuration.")
    var config = "pipeline.json"

    @Option(help: "Read this folder or file instead of the configured one.")
    var input: String?

    @Option(help: "File to write: CSV if its name ends in .csv, otherwise JSON Lines.")
    var output: String

    @Option(help: "Blocks to ask about for each source.")
    var count = 40

    @Option(help: "Only blocks of this source; may be repeated.")
    var source: [String] = []

    func validate() throws {
        guard (1...10_000).contains(count) else { throw ValidationError("--count must be from 1 to 10000") }
    }

    func run() async throws {
        try await reporting {
            var overrides = LoadedConfiguration.Overrides()
            overrides.isReadOnly = true
            overrides.input = input
            let plan = try LoadedConfiguration.load(config, overrides: overrides).plan()
            var reviewer = BlockReviewer(StandardChain(plan), count: count)
            for item in try plan.source.list() { add(item, of: plan.source, to: &reviewer) }
            let wanted = Set(source)
            let blocks = reviewer.blocks.filter { wanted.isEmpty || wanted.contains($0.source) }
            try FileSystem.create(output, followingLinks: true).write(bytes(of: blocks))
            let sources = Set(blocks.map(\.source)).count
            Console.log("copydesk: wrote \(blocks.count) blocks of \(sources) sources to \(output)")
        }
    }

    private func add(_ item: SourceItem, of source: any DocumentSource, to reviewer: inout BlockReviewer) {
        do throws(DocumentFault) {
            try reviewer.add(try source.load(item))
        } catch {
            Console.log("copydesk: \(item.path): \(error.cause.code): \(error.cause.message)")
        }
    }

    private func bytes(of blocks: [DoubtfulBlock]) -> [UInt8] {
        guard output.hasSuffix(".csv") else { return blocks.flatMap(Self.line) }
        return MarkedTable.bytes(of: blocks.map { block in MarkField.allCases.map { block.text(of: $0) } })
    }

    private static func line(_ block: DoubtfulBlock) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            for field in MarkField.allCases {
                if let number = block.number(of: field) {
                    writer.key(field.rawValue)
                    writer.decimal(number)
                } else {
                    let text = block.text(of: field)
                    writer.member(field.rawValue, text.isEmpty && field != .mark ? nil : text)
                }
            }
        }
        writer.newline()
        return writer.bytes
    }
}

extension DoubtfulBlock {
    func number(of field: MarkField) -> Double? {
        switch field {
        case .score: score
        case .linkDensity: block.linkDensity
        case .position: block.position
        default: nil
        }
    }

    func text(of field: MarkField) -> String {
        switch field {
        case .mark: ""
        case .verdict: isKept ? Mark.keep.rawValue : Mark.remove.rawValue
        case .category: category?.rawValue ?? ""
        case .rule: rule
        case .text: block.text
        case .source: source
        case .input: input
        case .lang: language ?? ""
        case .tag: block.tag
        case .path: block.path
        case .previous: previous ?? ""
        case .next: next ?? ""
        case .score, .linkDensity, .position: number(of: field).map { JSONWriter.text(ofDecimal: $0) } ?? ""
        }
    }
}

extension JSONWriter {
    fileprivate static func text(ofDecimal value: Double) -> String {
        var writer = JSONWriter()
        writer.decimal(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
