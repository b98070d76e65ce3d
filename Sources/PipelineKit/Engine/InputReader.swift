/// An input opened for reading at any place, so that its size is no matter.
package protocol InputReader: Sendable {
    /// Its size when it was opened.
    var count: Int { get }
    /// Bytes from a place on; fewer than asked for only at the end.
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

/// A part of an input, such as a record of an archive, that a worker opens on its own.
package struct InputPiece: Sendable {
    package typealias Opening =
        @Sendable (_ each: (consuming Document) -> Void, _ fault: (DocumentFault) -> Void)
        throws(DocumentFault) -> Void

    /// What a fault of the piece as a whole is reported under.
    package var input: InputReference
    /// How much memory it holds.
    package var bytes: Int
    /// Where in the file the next piece begins; reading from there on gives all pieces behind this one.
    package var end: Int?
    package var open: Opening

    package init(input: InputReference, bytes: Int, end: Int?, open: @escaping Opening) {
        self.input = input
        self.bytes = bytes
        self.end = end
        self.open = open
    }
}

/// Cuts an input into pieces, in order; it is asked on one task only and holds one piece at a time.
package protocol InputSplitter {
    /// The next piece; nil after the last.
    ///
    /// - Throws: `DocumentFault` if nothing more can be read.
    mutating func next() throws(DocumentFault) -> InputPiece?
}
