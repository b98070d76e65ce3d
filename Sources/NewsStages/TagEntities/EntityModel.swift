internal import PipelineKit

/// A trained tagger: hashed features with small integer weights, transitions, and word knowledge.
///
/// A feature's weights for the 13 labels and its 24-bit fingerprint share one row of 16 bytes, so that a look-up
/// touches one cache line; summing rows is one vector addition, and the fingerprint's lanes are thrown away.
package struct EntityModel: Sendable {
    /// Goes up with every change of the format or of the features.
    static let version: UInt32 = 1
    private static let magic: UInt32 = 0x4E44_4D43

    let transitions: [SIMD16<Float>]
    let knowledge: WordKnowledge
    private let rows: [SIMD16<UInt8>]
    /// What one unit of a stored weight stands for.
    private let scale: Float

    init(transitions: [SIMD16<Float>], knowledge: WordKnowledge, rows: [SIMD16<UInt8>], scale: Float) {
        self.transitions = transitions
        self.knowledge = knowledge
        self.rows = rows
        self.scale = scale
    }

    @inline(__always)
    static func place(_ hash: UInt64, rows: Int) -> (index: Int, fingerprint: UInt32) {
        (
            Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(rows)).high),
            max(1, UInt32(hash & 0xFF_FFFF))
        )
    }

    @inline(__always)
    static func fingerprint(_ row: SIMD16<UInt8>) -> UInt32 {
        UInt32(row[13]) | UInt32(row[14]) << 8 | UInt32(row[15]) << 16
    }

    /// The score of every label for a token with these features.
    func emission(_ features: FeatureBuffer) -> SIMD16<Float> {
        var sum = SIMD16<Int16>()
        let count = rows.count
        for hash in features.hashes {
            var (index, fingerprint) = Self.place(hash, rows: count)
            while true {
                let row = rows[index]
                let found = Self.fingerprint(row)
                if found == fingerprint {
                    sum &+= SIMD16<Int16>(truncatingIfNeeded: SIMD16<Int8>(truncatingIfNeeded: row))
                    break
                }
                if found == 0 { break }
                index = index + 1 < count ? index + 1 : 0
            }
        }
        return SIMD16<Float>(sum) * scale
    }

    // MARK: The file

    /// The model as a file: little-endian, a header of 32 bytes, then the sections in the order of the counts.
    func encoded() -> [UInt8] {
        let header: [UInt32] = [
            Self.magic, Self.version, UInt32(rows.count), scale.bitPattern,
            UInt32(knowledge.capitalisation.slots.count), UInt32(knowledge.clusters.slots.count),
            UInt32(knowledge.parents.count), 0,
        ]
        return ResourceBytes.bytes(of: header) + ResourceBytes.bytes(of: transitions)
            + ResourceBytes.bytes(of: knowledge.capitalisation.slots)
            + ResourceBytes.bytes(of: knowledge.clusters.slots) + ResourceBytes.bytes(of: knowledge.parents)
            + ResourceBytes.bytes(of: rows)
    }

    /// Reads a model file.
    ///
    /// - Throws: `ResourceError` where it is none, has another version, or is cut off.
    init(file bytes: [UInt8], path: String) throws(ResourceError) {
        guard let header = ResourceBytes.values(UInt32.self, in: bytes, at: 0, count: 8),
            header[0] == Self.magic
        else {
            throw ResourceError(path: path, message: "is no entity model")
        }
        guard header[1] == Self.version else {
            throw ResourceError(
                path: path, message: "has version \(header[1]), this program reads \(Self.version)")
        }
        var offset = 32
        func section<Value: BitwiseCopyable>(_ type: Value.Type, _ count: Int) throws(ResourceError)
            -> [Value]
        {
            guard let values = ResourceBytes.values(type, in: bytes, at: offset, count: count) else {
                throw ResourceError(path: path, message: "is cut off")
            }
            offset += count * MemoryLayout<Value>.stride
            return values
        }
        transitions = try section(SIMD16<Float>.self, EntityLabel.count + 1)
        let capitalisation = try section(UInt32.self, Int(header[4]))
        let clusters = try section(UInt32.self, Int(header[5]))
        knowledge = WordKnowledge(
            capitalisation: WordTable(slots: capitalisation, valueBits: WordKnowledge.capitalisationBits),
            clusters: WordTable(slots: clusters, valueBits: WordKnowledge.clusterBits),
            parents: try section(UInt32.self, Int(header[6])))
        rows = try section(SIMD16<UInt8>.self, Int(header[2]))
        scale = Float(bitPattern: header[3])
        guard rows.contains(where: { Self.fingerprint($0) == 0 }) else {
            throw ResourceError(path: path, message: "has no free row")
        }
    }
}
