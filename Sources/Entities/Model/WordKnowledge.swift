package import Models

/// Knowledge of single words besides the gazetteers: how often they are capitalised, and their cluster.
package struct WordKnowledge: Sendable {
    /// 0 never … 5 always capitalised, by lower-case hash.
    package var capitalisation: WordTable
    /// Fine clusters of distributional vectors, by lower-case hash.
    package var clusters: WordTable
    /// Three coarser clusters for each fine one, packed 9 + 7 + 5 bits.
    package var parents: [UInt32]
    /// Words that stand in lower case inside names ("banka" in "Hrvatska narodna banka"), by hash.
    package var inner: WordTable
    package var style: NameStyle

    package static let innerBits: UInt32 = 1
    package static let capitalisationBits: UInt32 = 3
    package static let clusterBits: UInt32 = 11

    package init(
        capitalisation: WordTable, clusters: WordTable, parents: [UInt32],
        inner: WordTable = WordTable([], valueBits: innerBits), style: NameStyle = []
    ) {
        self.capitalisation = capitalisation
        self.clusters = clusters
        self.parents = parents
        self.inner = inner
        self.style = style
    }

    package static let none = WordKnowledge(
        capitalisation: WordTable([], valueBits: capitalisationBits),
        clusters: WordTable([], valueBits: clusterBits), parents: [])

    /// Whether a word can stand in lower case inside a name.
    func isInner(_ hash: UInt64) -> Bool { inner.value(hash) != nil }

    /// The fine cluster and its three parents; nil for a word without one.
    func cluster(_ hash: UInt64) -> WordCluster? {
        guard let fine = clusters.value(hash), Int(fine) < parents.count else { return nil }
        return WordCluster(fine: fine, packed: parents[Int(fine)])
    }
}

/// A word's clusters, from the finest to the coarsest.
struct WordCluster: Sendable {
    var fine: UInt32
    var middle: UInt32
    var coarse: UInt32
    var coarsest: UInt32

    init(fine: UInt32, packed: UInt32) {
        self.fine = fine
        middle = packed & 0x1FF
        coarse = packed >> 9 & 0x7F
        coarsest = packed >> 16 & 0x1F
    }
}
