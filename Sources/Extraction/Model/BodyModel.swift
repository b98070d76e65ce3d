/// The trained weights of body extraction: cue words, the first estimate, and the trees.
///
/// One small little-endian file that `scripts/train-extraction` writes; see `data/models/extraction/README.md`.
package struct BodyModel: Sendable {
    /// Weights of parts of class names by the place of the element.
    var classCues = CueTable(width: 4)
    /// Weights of words of short blocks, and of how long blocks begin.
    var textCues = CueTable(width: 1)
    /// Weights of the first estimate, the constant last.
    var estimate = [Float](repeating: 0, count: BodyModel.estimateCount)
    var trees = BoostedTrees()
    /// Blocks above this probability are body.
    var threshold: Float = 0.5

    static let estimateCount = 8
    private static let magic = Array("CDBODY2\n".utf8)

    /// A model that knows nothing, to compute untrained features with.
    package init() {}

    /// Reads a weights file.
    ///
    /// - Throws: `BodyModelError` if the bytes are not a weights file of this version.
    package init(_ bytes: [UInt8]) throws(BodyModelError) {
        var reader = LittleEndianReader(bytes)
        guard bytes.starts(with: Self.magic) else { throw BodyModelError(reason: "not a body model") }
        reader.position = Self.magic.count
        guard try reader.integer() == BlockFeatures.width else {
            throw BodyModelError(reason: "made for other features")
        }
        threshold = try reader.float()
        classCues = try CueTable(width: 4, from: &reader)
        textCues = try CueTable(width: 1, from: &reader)
        for index in estimate.indices { estimate[index] = try reader.float() }
        trees = try BoostedTrees(from: &reader)
    }
}

/// Why a weights file cannot be used.
package struct BodyModelError: Error, Sendable, Equatable {
    package var reason: String
}

/// Reads numbers off a byte array, failing at its end.
struct LittleEndianReader {
    let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func byte() throws(BodyModelError) -> UInt8 {
        guard position < bytes.count else { throw BodyModelError(reason: "cut short") }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func bits() throws(BodyModelError) -> UInt32 {
        var value: UInt32 = 0
        for shift in 0..<4 { value |= UInt32(try byte()) << UInt32(shift * 8) }
        return value
    }

    mutating func short() throws(BodyModelError) -> Int16 {
        let low = UInt16(try byte())
        return Int16(bitPattern: low | UInt16(try byte()) << 8)
    }

    mutating func integer() throws(BodyModelError) -> Int { Int(try bits()) }

    mutating func float() throws(BodyModelError) -> Float { Float(bitPattern: try bits()) }

    /// A count of things of `size` bytes each that the rest of the file can hold.
    mutating func count(of size: Int) throws(BodyModelError) -> Int {
        let count = try integer()
        guard count <= (bytes.count - position) / size else { throw BodyModelError(reason: "cut short") }
        return count
    }
}
