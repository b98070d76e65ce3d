package import Entities
package import Files
internal import Models

extension WordKnowledge {
    /// Reads `cap.tsv` (word, bucket) and `clusters.tsv` (word, four clusters).
    ///
    /// - Throws: `ResourceError` where a file is missing.
    package init(directory: String) throws(ResourceError) {
        let buckets = Self.rows(try TrainingCorpus.read(directory + "/cap.tsv"))
        let capitalisation = WordTable(
            buckets.filter { $0.values[0] < 8 }.map { ($0.hash, $0.values[0]) },
            valueBits: Self.capitalisationBits)
        // The vectors' vocabulary has "Word", "word" and "WORD" in one cluster: they share one entry.
        var words: [(hash: UInt64, value: UInt32)] = []
        var parents: [UInt32] = Array(repeating: 0, count: 1 << Int(Self.clusterBits))
        for row in Self.rows(try TrainingCorpus.read(directory + "/clusters.tsv")) {
            guard row.values.count == 4, row.isLower, Int(row.values[0]) < parents.count else { continue }
            words.append((row.hash, row.values[0]))
            parents[Int(row.values[0])] =
                row.values[1] & 0x1FF | (row.values[2] & 0x7F) << 9 | (row.values[3] & 0x1F) << 16
        }
        self.init(
            capitalisation: capitalisation, clusters: WordTable(words, valueBits: Self.clusterBits),
            parents: parents)
    }

    private struct Row {
        var hash: UInt64
        /// One token, in lower case.
        var isLower: Bool
        var values: [UInt32]
    }

    /// The lines whose word is a single token.
    private static func rows(_ bytes: [UInt8]) -> [Row] {
        bytes.split(separator: 0x0A).compactMap { line in
            let fields = line.split(whereSeparator: { $0 == 0x09 || $0 == 0x20 })
            guard fields.count >= 2 else { return nil }
            let tokens = Tokenizer.tokens(of: Array(fields[0]))
            guard tokens.count == 1 else { return nil }
            let values = fields.dropFirst().map { field in
                field.reduce(UInt32(0)) { $0 &* 10 &+ UInt32($1 & 0x0F) }
            }
            return Row(
                hash: tokens[0].lowerHash, isLower: tokens[0].hash == tokens[0].lowerHash,
                values: Array(values))
        }
    }
}
