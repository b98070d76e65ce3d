/// Two likely duplicates, by rank, and how likely they are.
struct SimilarityEdge: Sendable, Equatable {
    var first: UInt32
    var second: UInt32
    var logit: Float
    /// Share of all their sequences that are in both.
    var resemblance: Float
    /// Whether each holds most of the other.
    var isWhole = false

    /// Most likely first, then by rank, so that the order depends only on content.
    static func precedes(_ left: SimilarityEdge, _ right: SimilarityEdge) -> Bool {
        if left.logit != right.logit { return left.logit > right.logit }
        return (left.first, left.second) < (right.first, right.second)
    }
}
