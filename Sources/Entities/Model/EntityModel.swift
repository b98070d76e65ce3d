package import Files
internal import Models

/// A trained tagger: hashed features with small integer weights, transitions, and word knowledge.
///
/// A feature's weights for the 13 labels and its 24-bit fingerprint share one row of 16 bytes, so that a look-up
/// touches one cache line; summing rows is one vector addition, ignoring the fingerprint's lanes.
package struct EntityModel: Sendable {
    /// Incremented with every change of the format or of the features.
    static let version: UInt32 = 2
    static let magic: UInt32 = 0x4E44_4D43

    package let transitions: [SIMD16<Float>]
    package let knowledge: WordKnowledge
    private let rows: MappedArray<SIMD16<UInt8>>
    /// Two features in three have no row, and a table this full takes long to say so.
    private let filter: FingerprintFilter
    /// The value of one unit of a stored weight.
    private let scale: Float
    /// SHA-256 of the file's content; nil for a model made in memory.
    let digest: String?

    package init(transitions: [SIMD16<Float>], knowledge: WordKnowledge, rows: [SIMD16<UInt8>], scale: Float)
    {
        self.transitions = transitions
        self.knowledge = knowledge
        self.rows = MappedArray(rows)
        filter = FingerprintFilter(self.rows)
        self.scale = scale
        digest = nil
    }

    @inline(__always)
    package static func place(_ hash: UInt64, rows: Int) -> (index: Int, fingerprint: UInt32) {
        (
            Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(rows)).high),
            max(1, UInt32(hash & 0xFF_FFFF))
        )
    }

    @inline(__always)
    package static func fingerprint(_ row: SIMD16<UInt8>) -> UInt32 {
        UInt32(row[13]) | UInt32(row[14]) << 8 | UInt32(row[15]) << 16
    }

    /// The score of every label for a token with these features.
    func emission(_ features: FeatureBuffer) -> SIMD16<Float> {
        var sum = SIMD16<Int16>()
        let count = rows.count
        for hash in features.hashes {
            let (start, fingerprint) = Self.place(hash, rows: count)
            if filter.mayHold(fingerprint),
                let row = rows.slot(holding: fingerprint, from: start, of: Self.fingerprint)
            {
                sum &+= SIMD16<Int16>(truncatingIfNeeded: SIMD16<Int8>(truncatingIfNeeded: row))
            }
        }
        return SIMD16<Float>(sum) * scale
    }

    // MARK: The file

    /// The model as a file.
    package func encoded() -> [UInt8] {
        FlatFile.encoded(
            magic: Self.magic, version: Self.version,
            sections: [
                MappedArray.bytes(of: [scale]), MappedArray.bytes(of: transitions),
                knowledge.capitalisation.slots.bytes, knowledge.clusters.slots.bytes,
                MappedArray.bytes(of: knowledge.parents), rows.bytes,
            ] + styleSections)
    }

    /// How names are written and the words inside them; a model without these sections has neither.
    private var styleSections: [[UInt8]] {
        knowledge.style.isEmpty
            ? [] : [MappedArray.bytes(of: [knowledge.style.rawValue]), knowledge.inner.slots.bytes]
    }

    /// Uses a mapped model file.
    ///
    /// - Throws: `ResourceError` where it is not a model, has another version, or is corrupt.
    package init(file: MappedBytes, path: String) throws(ResourceError) {
        let flat = try FlatFile(file, magic: Self.magic, version: Self.version, path: path)
        let scales = try flat.section(0, of: Float.self)
        transitions = try flat.section(1, of: SIMD16<Float>.self).values
        var knowledge = WordKnowledge(
            capitalisation: WordTable(
                slots: try flat.section(2, of: UInt32.self), valueBits: WordKnowledge.capitalisationBits),
            clusters: WordTable(
                slots: try flat.section(3, of: UInt32.self), valueBits: WordKnowledge.clusterBits),
            parents: try flat.section(4, of: UInt32.self).values)
        if flat.count > 7 {
            knowledge.style = NameStyle(rawValue: try flat.section(6, of: UInt32.self).values.first ?? 0)
            knowledge.inner = WordTable(
                slots: try flat.section(7, of: UInt32.self), valueBits: WordKnowledge.innerBits)
        }
        self.knowledge = knowledge
        rows = try flat.section(5, of: SIMD16<UInt8>.self)
        filter = FingerprintFilter(rows)
        guard scales.count == 1, transitions.count == EntityLabel.count + 1, !rows.isEmpty else {
            throw ResourceError(path: path, message: "section sizes do not match those of a model")
        }
        scale = scales[0]
        digest = flat.digest
    }
}
