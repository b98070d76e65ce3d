internal import DatasetIO
internal import Files
package import PipelineKit
internal import TextKit

/// A pass's log as chunk files in one folder, each a header and entries as `LogEntries` reads them.
///
/// Entries go to `open`, which is sealed when it is large or old enough: written to disk and renamed to `chunk-000000`
/// and so on. A later process finds only whole chunks, and of these it keeps what is undamaged from the first on.
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
    /// How many chunks were thrown away because one was damaged, or did not continue what is there.
    package let discarded: Int
    /// The checksum before the first entry; nil takes the first chunk's word for it.
    private let first: UInt64?
    package private(set) var checksum: UInt64
    private var reader: LogEntries?
    private var nextChunk = 0
    private var open: FileHandle?
    private var buffer: [UInt8] = []
    private var openBytes = 0
    private var lastSeal = ContinuousClock.now
    /// For each entry the chunk, the offset in it, and the checksum before it.
    private var places: [(chunk: Int32, offset: Int, before: UInt64)] = []

    /// Opens the log in a folder, which begins after `checksum`; an earlier process's sealed chunks are kept as far as
    /// they are sound, the unsealed rest is not.
    package init(
        folder: String, after checksum: UInt64 = 0, limits: Limits = Limits(),
        sealed: @escaping @Sendable () -> Void = {}
    ) throws(OutputError) {
        self.folder = folder
        self.limits = limits
        self.sealed = sealed
        (first, self.checksum) = (checksum, checksum)
        (chunks, discarded) = try Self.attempt { () throws(FileError) in
            try FileSystem.makeDurableFolder(folder)
            try FileSystem.remove(Array("\(folder)/open".utf8))
            let found = try Self.names(in: folder)
            let sound = found.prefix(Self.soundChunks(found, in: folder, after: checksum))
            for name in found.dropFirst(sound.count) {
                try FileSystem.remove(Array("\(folder)/\(name)".utf8))
            }
            return (Array(sound), found.count - sound.count)
        }
    }

    /// Opens a log to read all of it, without changing anything.
    init(reading folder: String) throws(OutputError) {
        self.folder = folder
        limits = Limits()
        sealed = {}
        (first, checksum, discarded) = (nil, 0, 0)
        chunks = try Self.attempt { () throws(FileError) in
            try Self.names(in: folder) + (FileSystem.exists("\(folder)/open") ? ["open"] : [])
        }
    }

    /// Whether no sealed chunk in a folder is damaged.
    static func isSound(_ folder: String) -> Bool {
        guard let found = try? names(in: folder) else { return false }
        return soundChunks(found, in: folder, after: nil) == found.count
    }

    /// The names of sealed chunks, in order.
    private static func names(in folder: String) throws(FileError) -> [String] {
        try FileSystem.names(in: Array(folder.utf8)).map(FileSystem.displayName)
            .filter { $0.hasPrefix("chunk-") }.sorted()
    }

    private static func name(_ number: Int) -> String { "chunk-" + String(number, zeroPaddedTo: 6) }

    /// How many chunks, from the first on, are whole and continue each other.
    private static func soundChunks(_ names: [String], in folder: String, after checksum: UInt64?) -> Int {
        var end = checksum
        for (index, name) in names.enumerated() {
            // What cannot be read is damaged as well.
            guard name == Self.name(index),
                var entries = try? LogEntries(path: "\(folder)/\(name)", after: end),
                (try? entries.readToEnd()) != nil
            else { return index }
            end = entries.checksum
        }
        return names.count
    }

    private static func attempt<Result>(
        _ body: () throws(FileError) -> Result
    ) throws(OutputError) -> Result {
        try DatasetLayout.attempt(.failed, body)
    }

    // MARK: Writing

    package mutating func append(_ entry: [UInt8]) throws(OutputError) -> Int {
        if openBytes + buffer.count == 0 { buffer = LogEntries.header(after: checksum) }
        places.append((Int32(chunks.count), openBytes + buffer.count, checksum))
        checksum = XXH3.hash(entry, seed: checksum)
        buffer += LogEntries.head(of: entry, checksum: checksum)
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
        let name = Self.name(chunks.count)
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
        guard let entry = try readEntry(), let reader else { return nil }
        places.append((Int32(nextChunk - 1), reader.start, checksum))
        checksum = reader.checksum
        return entry
    }

    package mutating func rewind() throws(OutputError) {
        try flush()
        (reader, nextChunk) = (nil, 0)
    }

    package mutating func next() throws(OutputError) -> [UInt8]? { try readEntry() }

    package func entry(_ number: Int) throws(OutputError) -> [UInt8] {
        let (chunk, offset, before) = places[number]
        let path = "\(folder)/\(chunk < chunks.count ? chunks[Int(chunk)] : "open")"
        return try LogEntries.entry(path: path, at: offset, after: before)
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
            reader = try LogEntries(path: "\(folder)/\(name)", after: reader?.checksum ?? first)
        }
    }
}
