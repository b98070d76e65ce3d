/// An input opened for random access, whatever its size.
package protocol InputReader: Sendable {
    /// The size when it was opened.
    var count: Int { get }
    /// Bytes from an offset on; fewer than asked for only at the end.
    ///
    /// - Throws: `DocumentFault` if the file cannot be read any more.
    func read(at offset: Int, count: Int) throws(DocumentFault) -> [UInt8]
}

/// Bytes in memory.
package struct MemoryInput: InputReader {
    private let bytes: [UInt8]

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package var count: Int { bytes.count }

    package func read(at offset: Int, count: Int) -> [UInt8] {
        let start = min(max(0, offset), bytes.count)
        return Array(bytes[start..<start + min(max(0, count), bytes.count - start)])
    }
}

/// A part of an input, such as a record of an archive, that a worker opens separately.
package struct InputPiece: Sendable {
    package typealias Opening =
        @Sendable (_ each: (consuming Document) -> Void, _ fault: (DocumentFault) -> Void)
        throws(DocumentFault) -> Void

    /// The reference under which a fault of the whole piece is reported.
    package var input: InputReference
    /// How much memory it uses.
    package var bytes: Int
    /// Where in the file the next piece begins; reading from there gives all pieces after this one.
    package var end: Int?
    package var open: Opening

    package init(input: InputReference, bytes: Int, end: Int?, open: @escaping Opening) {
        self.input = input
        self.bytes = bytes
        self.end = end
        self.open = open
    }

    /// A piece without documents, which tells faults of the whole input.
    package init(telling faults: [DocumentFault], of input: InputReference, end: Int? = nil) {
        self.init(input: input, bytes: 0, end: end) { (_, fault) throws(DocumentFault) in
            for found in faults { fault(found) }
        }
    }
}

/// Splits an input into pieces, in order; used by one task only, and holds one piece at a time.
package protocol InputSplitter {
    /// The next piece; nil after the last.
    ///
    /// - Throws: `DocumentFault` if nothing more can be read.
    mutating func next() throws(DocumentFault) -> InputPiece?
}
