internal import DatasetIO
internal import Files
package import PipelineKit
internal import TextKit

/// Files as the command line names them: paths stay as given, so that output can be matched with arguments.
package struct NamedSource: DocumentSource {
    private let path: String
    private let url: String?

    /// `path` is a file, a folder, or "-" for standard input; `url` is where all of it was fetched from.
    package init(path: String, url: String? = nil) {
        self.path = path
        self.url = url
    }

    private var directory: DirectorySource {
        DirectorySource(options: .init(path: path), maximumBytes: DocumentLimits().maximumBytes)
    }

    package func list() throws(SourceError) -> [SourceItem] {
        guard path != "-" else { return [SourceItem(sequence: 0, path: "-", bytes: 0)] }
        return try directory.list().map { item in
            var item = item
            item.rawPath = item.fileName
            item.path = item.fileName.isEmpty ? path : "\(path)/\(item.path)"
            return item
        }
    }

    package func load(_ item: SourceItem) throws(DocumentFault) -> LoadedItem {
        var loaded = try path == "-" ? standardInput() : directory.load(item)
        loaded.url = url
        return loaded
    }

    package func reader(_ item: SourceItem) throws(DocumentFault) -> any InputReader {
        if path != "-" { return try directory.reader(item) }
        return MemoryInput(try standardInput().bytes)
    }

    private func standardInput() throws(DocumentFault) -> LoadedItem {
        do throws(FileError) {
            let bytes = try FileSystem.readStandardInput()
            let input = InputReference(path: "-", sha256: ContentDigest.sha256(bytes), bytes: bytes.count)
            return LoadedItem(input: input, bytes: bytes)
        } catch {
            throw DocumentFault(.unreadable, error.description)
        }
    }
}
