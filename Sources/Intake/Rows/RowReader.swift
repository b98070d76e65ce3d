internal import Markup
internal import TextKit

/// Splits a stream of text into rows: lines, rows of a table, or messages of a mailbox.
struct RowReader {
    /// What ends a row.
    enum Kind: Sendable {
        case lines
        /// Line ends within quotes do not end a row.
        case table
        /// A line "From …" begins the next message.
        case mailbox
    }

    /// A row and where it begins in the decompressed stream; `bytes` is nil where it is too long to keep.
    struct Row: Sendable {
        var bytes: [UInt8]?
        var offset: Int
        var end: Int
    }

    private var stream: DecompressedStream
    private let kind: Kind
    private let maximumBytes: Int
    private var buffer: [UInt8] = []
    private var cursor = 0
    /// Stream offset of `buffer[0]`.
    private var base = 0
    private var isAtEnd = false
    /// Whether compressed data was corrupt somewhere.
    private(set) var isDamaged = false

    init(_ source: any ByteSource, compression: Compression?, kind: Kind, maximumBytes: Int, ratio: Int) {
        stream = DecompressedStream(source, offset: 0, compression: compression, ratio: ratio)
        self.kind = kind
        self.maximumBytes = maximumBytes
    }

    /// The next row that is not blank; nil at the end.
    mutating func next() throws(SourceRefusal) -> Row? {
        while true {
            if cursor > 1 << 20 || cursor == buffer.count {
                base += cursor
                buffer.removeSubrange(..<cursor)
                cursor = 0
            }
            let offset = base + cursor
            guard let bytes = try row() else { return nil }
            guard let bytes = bytes.kept else { return Row(bytes: nil, offset: offset, end: base + cursor) }
            if bytes.contains(where: { $0 > 0x20 }) {
                return Row(bytes: bytes, offset: offset, end: base + cursor)
            }
        }
    }

    /// Takes one row from the buffer, reading as needed; nil at the end; `kept` is nil for a row too long.
    private mutating func row() throws(SourceRefusal) -> (kept: [UInt8]?, Void)? {
        var scan = RowScan(position: cursor)
        while true {
            if let end = scan.end(in: buffer, kind: kind) {
                let kept = end - cursor > maximumBytes ? nil : Array(buffer[cursor..<end])
                cursor = end
                return (kept, ())
            }
            if buffer.count - cursor > maximumBytes {
                try skipRow(&scan)
                return (nil, ())
            }
            guard try fill() else { break }
        }
        guard cursor < buffer.count else { return nil }
        let bytes = Array(buffer[cursor...])
        cursor = buffer.count
        return (bytes, ())
    }

    /// Reads to the end of a row without keeping it.
    private mutating func skipRow(_ scan: inout RowScan) throws(SourceRefusal) {
        repeat {
            let dropped = max(cursor, scan.position - 8)
            base += dropped
            buffer.removeSubrange(..<dropped)
            scan.position -= dropped
            cursor = 0
            if let end = scan.end(in: buffer, kind: kind) {
                cursor = end
                return
            }
        } while try fill()
        cursor = buffer.count
    }

    private mutating func fill() throws(SourceRefusal) -> Bool {
        while !isAtEnd {
            switch try stream.pull(into: &buffer) {
            case .data: return true
            case .memberEnd: continue
            case .damage: isDamaged = true
            case .end: isAtEnd = true
            }
        }
        return false
    }
}

/// How far a row has been scanned for its end.
private struct RowScan {
    var position: Int
    private var tableEnds = CSVRowEnds()

    init(position: Int) { self.position = position }

    mutating func end(in buffer: [UInt8], kind: RowReader.Kind) -> Int? {
        switch kind {
        case .lines:
            guard let newline = buffer[position...].firstIndex(of: 0x0A) else {
                position = buffer.count
                return nil
            }
            return newline + 1
        case .table: return tableEnd(in: buffer)
        case .mailbox: return messageEnd(in: buffer)
        }
    }

    private mutating func tableEnd(in buffer: [UInt8]) -> Int? {
        let end = tableEnds.next(in: buffer, from: position)
        position = end ?? buffer.count
        return end
    }

    private mutating func messageEnd(in buffer: [UInt8]) -> Int? {
        while let newline = buffer[position...].firstIndex(of: 0x0A) {
            guard newline + 5 < buffer.count else { return nil }
            position = newline + 1
            if buffer[position..<position + 5].elementsEqual("From ".utf8) { return position }
        }
        position = max(position, buffer.count - 1)
        return nil
    }
}
