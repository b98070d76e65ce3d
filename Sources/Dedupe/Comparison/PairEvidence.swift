/// The agreement of two documents, estimated from their signatures.
package struct PairEvidence: Sendable, Equatable {
    /// Share of the shorter document's sequences that the longer one has.
    var containment: Float = 0
    /// Share of all their sequences that are in both.
    var resemblance: Float = 0
    /// Shorter length divided by longer length.
    var ratio: Float = 0
    /// Distinct sequences of the shorter document.
    var sequenceCount: Float = 0
    /// Share of the eighths of the shorter, and of the longer document, that contain something of the other.
    ///
    /// Edits leave common sequences everywhere; a background paragraph or an item of a digest is in one place.
    var spreadShorter: Float = 0
    var spreadLonger: Float = 0
    /// How far into the longer document the shorter one begins, as a share of the longer.
    var shift: Float = 0
    /// Text before the common part, in both together, relative to the length of the common part.
    var unmatchedHead: Float = 0
    /// Text after the common part, in the document that has less of it.
    var unmatchedTail: Float = 0
    /// Text of the longer document before or after the common part, whichever is less.
    var surroundings: Float = 0
    /// Whether both are known to come from one source, or from two.
    var isSameSource = false
    var isOtherSource = false
    /// Shares of the shorter document's facts that the longer one has, and how many facts they are based on.
    var nameAgreement: Float = 1
    var nameCount: Float = 0
    var numberAgreement: Float = 1
    var numberCount: Float = 0
    /// Eighths of the documents, in the order they were given, of which at least half is common.
    var coverFirst: UInt8 = 0
    var coverSecond: UInt8 = 0
    /// Sampled sequences that both have.
    var sharedCount = 0
    /// Whether nothing could be compared.
    var isEmpty = true
}
