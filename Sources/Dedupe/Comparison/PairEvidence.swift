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
    /// Whether both are in languages that are written without capitals.
    var isUncased = false
    /// Words of the shorter, and of the longer document that the other has not.
    var ownShorter: Float = 0
    var ownLonger: Float = 0
    /// Shares of both documents that lie in eighths with almost nothing of the other: whole paragraphs of its own.
    var privateShorter: Float = 0
    var privateLonger: Float = 0
    /// Share of the shorter document's sequences that are common, where at all it has something in common.
    var density: Float = 0
    /// Shares of the first quarters that are common.
    var headShorter: Float = 0
    var headLonger: Float = 0
    /// Names and numbers.
    var names = FactTally()
    var numbers = FactTally()
    /// Shares of the words of one lead, and of one headline, that the other has.
    var leadAgreement: Float = 0
    var headlineAgreement: Float = 0
    var hasHeadlines = false
    /// Words that a headline and its lead have, and neither headline nor lead of the other: of the document that has fewer;
    /// counted of texts alone that may be notices.
    var exchangedSubjects = 0
    /// Eighths of the documents, in the order they were given, of which at least half is common.
    var coverFirst: UInt8 = 0
    var coverSecond: UInt8 = 0
    /// Whether each document has most of the other in six of its eighths or more.
    var isWhole: Bool { coverFirst.nonzeroBitCount >= 6 && coverSecond.nonzeroBitCount >= 6 }
    /// Sampled sequences that both have.
    var sharedCount = 0
    /// Shares of the shorter document's facts that the longer one has, and how many facts they are based on.
    var nameAgreement: Float { names.agreement }
    var nameCount: Float { Float(names.shorter.all) }
    var numberAgreement: Float { numbers.agreement }
    var numberCount: Float { Float(numbers.shorter.all) }
    /// Whether nothing could be compared.
    var isEmpty = true
}
