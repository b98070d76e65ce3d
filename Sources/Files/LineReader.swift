/// Reads a file line by line, a piece at a time, so that no file has to fit into memory.
package struct LineReader {
    private static let pieceBytes = 1 << 16

    private let file: FileHandle
    private var buffer: [UInt8] = []
    private var start = 0

    package init(_ file: FileHandle) { self.file = file }

    /// The next line without its line feed; nil at the end.
    ///
    /// Of a line longer than `limit` comes what has been read so far, which is more than `limit` bytes.
    package mutating func next(upTo limit: Int = .max) throws(FileError) -> ArraySlice<UInt8>? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                defer { start = end + 1 }
                return buffer[start..<end]
            }
            buffer.removeFirst(start)
            start = 0
            searched = buffer.count
            let piece = try file.read(upTo: Self.pieceBytes)
            buffer += piece
            if piece.isEmpty || buffer.count > limit && !piece.contains(0x0A) { break }
        }
        guard !buffer.isEmpty else { return nil }
        defer { buffer = [] }
        return buffer[...]
    }
}
