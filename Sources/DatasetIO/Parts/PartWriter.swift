internal import Files
package import PipelineKit
internal import TextKit

/// Writes a table as numbered parts of bounded size, with a digest of each, all on disk when it closes.
package struct PartWriter: Sendable {
    /// Where the parts of one table go.
    package struct Target: Sendable {
        /// The unpublished dataset.
        package var staging: String
        /// "articles/run=…" below it.
        package var folder: String
        /// "jsonl" or "csv".
        package var suffix: String
        /// Bytes that begin every part (the CSV header).
        package var header: [UInt8]
        /// Bytes between two rows of a part.
        package var separator: [UInt8]
        /// Bytes that end every part.
        package var footer: [UInt8]
        /// A part ends with the row that takes it past this size.
        ///
        /// Counted before compression, so that parts are cut at the same rows however they are written.
        package var maximumPartBytes: Int
        package var compression: PartCompression

        package init(
            staging: String, folder: String, suffix: String, header: [UInt8] = [],
            separator: [UInt8] = [], footer: [UInt8] = [],
            maximumPartBytes: Int = PartWriter.standardPartBytes, compression: PartCompression = .none
        ) {
            self.staging = staging
            self.folder = folder
            self.suffix = suffix
            self.header = header
            self.separator = separator
            self.footer = footer
            self.maximumPartBytes = maximumPartBytes
            self.compression = compression
        }
    }

    /// Large enough that a run of thousands has one part, small enough to read in one go.
    package static let standardPartBytes = 256 << 20

    /// Rows are collected up to this size, so that a write call costs little compared with its rows.
    private static let bufferBytes = 1 << 20

    private let target: Target
    private var files: [OutputFile] = []

    private var handle: FileHandle?
    private var buffer: [UInt8] = []
    private var digest = ContentDigest()
    private var rows = 0
    private var bytes = 0
    private var writtenBytes = 0

    /// Creates a writer; a table without rows has no file, since readers that infer types fail on an empty one.
    package init(_ target: Target) { self.target = target }

    /// Adds one row, already encoded with its line end.
    package mutating func write(row: [UInt8]) throws(OutputError) {
        if handle != nil, bytes >= target.maximumPartBytes { try closePart() }
        if handle == nil { try openPart() }
        if rows > 0 { add(target.separator) }
        add(row)
        rows += 1
        if buffer.count >= Self.bufferBytes { try flush() }
    }

    private mutating func add(_ more: [UInt8]) {
        buffer += more
        bytes += more.count
    }

    /// Ends the last part.
    package mutating func close() throws(OutputError) -> [OutputFile] {
        try closePart()
        return files
    }

    private var relativePath: String {
        "\(target.folder)/\(Self.name(files.count)).\(target.suffix)\(target.compression.suffix)"
    }

    private static func name(_ number: Int) -> String { "part-\(String(number, zeroPaddedTo: 5))" }

    /// Whether a path of a dataset is that of a table's part of this number.
    static func isPart(_ path: String, number: Int) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return false }
        let suffix = parts[0] == "articles_csv" ? "csv" : "jsonl"
        return PartCompression.allCases.contains { parts[2] == "\(name(number)).\(suffix)\($0.suffix)" }
    }

    private mutating func openPart() throws(OutputError) {
        let path = "\(target.staging)/\(relativePath)"
        let folder = "\(target.staging)/\(target.folder)"
        handle = try DatasetLayout.attempt(.cannotCreate) { () throws(FileError) in
            try FileSystem.makeFolder(folder)
            return try FileSystem.create(path)
        }
        buffer = target.header
        digest = ContentDigest()
        rows = 0
        bytes = target.header.count
        writtenBytes = 0
    }

    private mutating func flush() throws(OutputError) {
        if buffer.isEmpty && writtenBytes > 0 { return }
        guard let packed = target.compression.compress(buffer) else {
            throw OutputError(
                kind: .failed, path: relativePath, message: "\(relativePath): compression failed")
        }
        digest.update(packed)
        try attempt { (handle) throws(FileError) in try handle.write(packed) }
        writtenBytes += packed.count
        buffer.removeAll(keepingCapacity: true)
    }

    private mutating func closePart() throws(OutputError) {
        guard handle != nil else { return }
        add(target.footer)
        try flush()
        try attempt { (handle) throws(FileError) in try handle.synchronize() }
        handle = nil
        files.append(
            OutputFile(path: relativePath, bytes: writtenBytes, rows: rows, sha256: digest.hexadecimal()))
    }

    private func attempt(_ body: (FileHandle) throws(FileError) -> Void) throws(OutputError) {
        try DatasetLayout.attempt(.failed) { () throws(FileError) in
            if let handle { try body(handle) }
        }
    }
}
