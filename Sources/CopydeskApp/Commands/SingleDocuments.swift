internal import DatasetIO
internal import Files
internal import PipelineKit
internal import StandardPipeline
internal import TextKit

/// The document stages with their default options, over files named on the command line.
struct SingleDocuments: Sendable {
    private let standard: StandardChain

    /// Opens the stages, without those named.
    init(data: String?, without: [String]) throws {
        var options = StandardChain.Options()
        // For a page asked for by name the likeliest text is wanted, even if it may not be an article.
        options.keepsUncertainBodies = true
        if without.contains("strip-boilerplate") { options.boilerplate = nil }
        if without.contains("tag-entities") { options.entities = nil }
        standard = try StandardChain(options, resources: try ResourceLocation.open(given: data))
    }

    /// The outcomes of a file, of every file in a folder, or of standard input, in order of path.
    func outcomes(of path: String, url: String?, jobs: Int) -> AsyncThrowingStream<
        StageChain.Outcome, any Error
    > {
        AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    let source = NamedSource(path: path, url: url)
                    let (intake, chain) = (standard.intake, standard.chain)
                    var queue = IntakeQueue(try source.list()[...], source: source, intake: intake)
                    try await OrderedWindow(workers: jobs).map {
                        queue.next()
                    } transform: { (work: IntakeWork) -> StageChain.Batch in
                        var batch = StageChain.Batch()
                        chain.run(work, source: source, intake: intake, into: &batch)
                        batch.complete()
                        return batch
                    } deliver: { (batch: StageChain.Batch) in
                        for outcome in batch.outcomes { continuation.yield(outcome) }
                    }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}

/// Files as the command line names them: paths stay as given, so that output can be matched with arguments.
struct NamedSource: DocumentSource {
    let path: String
    let url: String?

    private var directory: DirectorySource {
        DirectorySource(options: .init(path: path), maximumBytes: DocumentLimits().maximumBytes)
    }

    func list() throws(SourceError) -> [SourceItem] {
        guard path != "-" else { return [SourceItem(sequence: 0, path: "-", bytes: 0)] }
        return try directory.list().map { item in
            var item = item
            item.path = item.rawPath.map(FileSystem.displayName) ?? path
            return item
        }
    }

    func load(_ item: SourceItem) throws(DocumentFault) -> LoadedItem {
        var loaded = try path == "-" ? standardInput() : directory.load(item)
        loaded.url = url
        return loaded
    }

    func reader(_ item: SourceItem) throws(DocumentFault) -> any InputReader {
        if path != "-" { return try directory.reader(item) }
        return MemoryInput(try standardInput().bytes)
    }

    private func standardInput() throws(DocumentFault) -> LoadedItem {
        do throws(FileError) {
            let bytes = try FileSystem.readStandardInput()
            let input = InputReference(path: "-", sha256: ContentDigest.sha256(bytes), bytes: bytes.count)
            return LoadedItem(input: input, bytes: bytes)
        } catch {
            throw DocumentFault(code: "unreadable", message: error.description)
        }
    }
}
