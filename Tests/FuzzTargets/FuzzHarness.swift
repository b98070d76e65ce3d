import JSON
import Markup
import PipelineKit
import StandardPipeline
import TextKit

/// Parts of the program that take whatever bytes they are given.
package enum FuzzTarget: String, CaseIterable, Sendable {
    case html, feed, warc, configuration, charset
}

/// What the fuzzer calls, and what replays its finds.
///
/// Each target ends by itself for all bytes there are; a trap, a hang or a bad access is the only failure.
package struct FuzzHarness: Sendable {
    private let standard: StandardChain
    private let registry: ComponentRegistry

    /// Opens the stages as a run has them, with the cue packs and models of a folder.
    package init(resources folder: String) throws {
        let resources = ResourceFolder.open(folder)
        var options = StandardChain.Options()
        options.keepsUncertainBodies = true
        standard = try StandardChain(options, resources: resources)
        var registry = ComponentRegistry()
        StandardComponents.register(in: &registry, root: "")
        StandardStages.register(in: &registry)
        self.registry = registry
    }

    /// Works on some bytes.
    package func run(_ target: FuzzTarget, on bytes: [UInt8]) {
        switch target {
        case .html: open(bytes, as: .html)
        case .feed:
            _ = FeedReader.read(bytes, baseURL: "https://example.org/feed")
            open(bytes, as: nil)
        case .warc: open(bytes, as: .warc)
        case .configuration: configure(bytes)
        case .charset: decode(bytes)
        }
    }

    /// Opens the bytes whole, as a small input, and piece by piece, as a large one.
    private func open(_ bytes: [UInt8], as format: SourceFormat?) {
        let source = BytesSource(bytes: bytes, format: format)
        var item = SourceItem(sequence: 0, path: "input", bytes: bytes.count)
        item.format = format
        var batch = StageChain.Batch()
        standard.chain.run(item, source: source, intake: standard.intake, into: &batch)
        precondition(!batch.outcomes.isEmpty, "every input has an outcome")
        if format == .warc {
            item.bytes = max(bytes.count, 1 << 20)
            var queue = IntakeQueue([item][...], source: source, intake: standard.intake)
            while let work = queue.next() {
                standard.chain.run(work, source: source, intake: standard.intake, into: &batch)
            }
        }
        batch.complete()
        for case .record(let record) in batch.outcomes {
            var writer = JSONWriter()
            writer.record(record)
            precondition((try? JSONParser.parse(writer.bytes)) != nil, "a row is JSON")
        }
    }

    /// Pages hold JSON in which more is allowed than in a configuration.
    private func configure(_ bytes: [UInt8]) {
        if let page = try? JSONParser.parse(bytes, lenient: true) {
            var writer = JSONWriter()
            writer.value(page)
            precondition((try? JSONParser.parse(writer.bytes)) != nil, "what is written can be read")
        }
        guard let json = try? JSONParser.parse(bytes) else { return }
        _ = try? PipelineConfiguration(json, file: "fuzz.json", registry: registry)
    }

    /// A first line may be a charset's name from a header.
    private func decode(_ bytes: [UInt8]) {
        let end = bytes.prefix(40).firstIndex(of: 0x0A)
        let hint = end.map { String(decoding: bytes[..<$0], as: UTF8.self) }
        for text in [CharacterEncoding.decode(bytes), CharacterEncoding.decode(bytes, hint: hint)] {
            precondition(String(validating: text.utf8, as: UTF8.self) != nil, "a decoded text is UTF-8")
        }
    }
}

private struct BytesSource: DocumentSource {
    let bytes: [UInt8]
    let format: SourceFormat?

    func list() -> [SourceItem] { [] }

    func load(_ item: SourceItem) -> LoadedItem {
        let input = InputReference(
            path: item.path, sha256: ContentDigest.sha256(bytes), bytes: bytes.count)
        var loaded = LoadedItem(input: input, bytes: bytes, url: "https://example.org/a")
        loaded.format = format
        return loaded
    }
}
