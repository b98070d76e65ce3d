internal import DatasetIO
internal import Files
package import PipelineKit
internal import TextKit

/// A pass's log as chunk files in one folder: each entry is preceded by its length in eight bytes.
///
/// Entries go to `open`, which is sealed when it is large or old enough: written to disk and renamed to `chunk-000000`
/// and so on. A later process finds only whole chunks.
package struct ChunkedLog: PassLog {
    /// When a chunk is sealed.
    package struct Limits: Sendable {
        /// About a second of writing: time bounds the work that a crash may lose, this bounds memory.
        package var bytes = 64 << 20
        package var interval = Duration.seconds(10)

        package init() {
            if let asked = FaultInjection.sealBytes { bytes = asked }
        }
    }

    private static let bufferBytes = 1 << 20

    private let folder: String
    private let limits: Limits
    /// Called after each seal.
    private let sealed: @Sendable () -> Void
    private var chunks: [String]
    private var reader: EntryReader?
    private var nextChunk = 0
    private var open: FileHandle?
    private var buffer: [UInt8] = []
    private var openBytes = 0
    private var lastSeal = ContinuousClock.now
    /// The chunk and the offset in it, for each entry.
    private var places: [(chunk: Int32, offset: Int)] = []

    /// Opens the log in a folder; an earlier process's sealed chunks are kept, the unsealed rest is not.
    package init(
        folder: String, limits: Limits = Limits(), sealed: @escaping @Sendable () -> Void = {}
    ) throws(OutputError) {
        self.folder = folder
        self.limits = limits
        self.sealed = sealed
        chunks = try Self.attempt { () throws(FileError) in
            try FileSystem.makeFolder(folder)
            try FileSystem.remove(Array("\(folder)/open".utf8))
            return try FileSystem.names(in: Array(folder.utf8)).map(FileSystem.displayName)
                .filter { $0.hasPrefix("chunk-") }.sorted()
        }
    }

    /// Opens a log to read all of it, without changing anything.
    init(reading folder: String) throws(OutputError) {
        self.folder = folder
        limits = Limits()
        sealed = {}
        chunks = try Self.attempt { () throws(FileError) in
            try FileSystem.names(in: Array(folder.utf8)).map(FileSystem.displayName)
                .filter { $0.hasPrefix("chunk-") || $0 == "open" }.sorted()
        }
    }

    private static func attempt<Result>(
        _ body: () throws(FileError) -> Result
    ) throws(OutputError) -> Result {
        try DatasetLayout.attempt(.failed, body)
    }

    // MARK: Writing

    package mutating func append(_ entry: [UInt8]) throws(OutputError) -> Int {
        places.append((Int32(chunks.count), openBytes + buffer.count))
        var length = LittleEndianWriter()
        length.write(UInt64(entry.count))
        buffer += length.bytes
        buffer += entry
        if buffer.count >= Self.bufferBytes { try flush() }
        let bytes = openBytes + buffer.count
        if bytes >= limits.bytes || ContinuousClock.now - lastSeal >= limits.interval { try seal() }
        return places.count - 1
    }

    private mutating func flush() throws(OutputError) {
        guard !buffer.isEmpty else { return }
        let pending = buffer
        if open == nil {
            let path = "\(folder)/open"
            open = try Self.attempt { () throws(FileError) in try FileSystem.create(path) }
        }
        if let open { try Self.attempt { () throws(FileError) in try open.write(pending) } }
        openBytes += pending.count
        buffer.removeAll(keepingCapacity: true)
    }

    package mutating func seal() throws(OutputError) {
        try flush()
        lastSeal = ContinuousClock.now
        guard let handle = open else { return }
        let name = "chunk-" + String(chunks.count, zeroPaddedTo: 6)
        let folder = folder
        try Self.attempt { () throws(FileError) in
            try handle.synchronize()
            try FileSystem.rename("\(folder)/open", to: "\(folder)/\(name)")
            try FileSystem.synchronizeFolder(folder)
        }
        chunks.append(name)
        (open, openBytes) = (nil, 0)
        sealed()
    }

    // MARK: Reading

    package mutating func restored() throws(OutputError) -> [UInt8]? {
        guard let entry = try readEntry() else { return nil }
        places.append((Int32(nextChunk - 1), (reader?.offset ?? 0) - entry.count - 8))
        return entry
    }

    package mutating func rewind() throws(OutputError) {
        try flush()
        (reader, nextChunk) = (nil, 0)
    }

    package mutating func next() throws(OutputError) -> [UInt8]? { try readEntry() }

    package func entry(_ number: Int) throws(OutputError) -> [UInt8] {
        let (chunk, offset) = places[number]
        let name = chunk < chunks.count ? chunks[Int(chunk)] : "open"
        let path = "\(folder)/\(name)"
        return try Self.attempt { () throws(FileError) in
            let handle = try FileSystem.openToRead(Array(path.utf8))
            let header = try handle.read(at: offset, count: 8)
            return try handle.read(at: offset + 8, count: EntryReader.length(header[...]))
        }
    }

    private mutating func readEntry() throws(OutputError) -> [UInt8]? {
        while true {
            if let entry = try reader?.next() { return entry }
            let name: String
            if nextChunk < chunks.count {
                name = chunks[nextChunk]
            } else if nextChunk == chunks.count, open != nil {
                name = "open"
            } else {
                return nil
            }
            nextChunk += 1
            reader = try EntryReader(path: "\(folder)/\(name)")
        }
    }
}

/// Reads the entries of one file.
private struct EntryReader {
    private static let bufferBytes = 1 << 20
    private let path: String
    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private var position = 0
    /// Bytes of the file before the next entry.
    private(set) var offset = 0

    init(path: String) throws(OutputError) {
        self.path = path
        handle = try DatasetLayout.attempt(.failed) { () throws(FileError) in
            try FileSystem.openToRead(Array(path.utf8))
        }
    }

    mutating func next() throws(OutputError) -> [UInt8]? {
        guard let header = try take(8) else { return nil }
        guard let entry = try take(Self.length(header[...])) else {
            throw OutputError(
                kind: .failed, path: path, message: "\(path): run log is corrupt; start over with --full")
        }
        offset += 8 + entry.count
        return entry
    }

    static func length(_ header: ArraySlice<UInt8>) -> Int {
        // A corrupt length must not allocate more than the file holds.
        var reader = LittleEndianReader(header)
        return Int(reader.read(UInt64.self) & 0xFF_FFFF_FFFF)
    }

    /// The next bytes; nil at the end of the file.
    private mutating func take(_ count: Int) throws(OutputError) -> [UInt8]? {
        if buffer.count - position < count {
            buffer.removeFirst(position)
            position = 0
            let handle = handle
            let wanted = max(Self.bufferBytes, count - buffer.count)
            buffer += try DatasetLayout.attempt(.failed) { () throws(FileError) in
                try handle.read(upTo: wanted)
            }
        }
        guard buffer.count - position >= count else { return nil }
        defer { position += count }
        return Array(buffer[position..<position + count])
    }
}
