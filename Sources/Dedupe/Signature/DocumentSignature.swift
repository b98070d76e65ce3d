/// Everything dedupe needs of a document once its text is released.
///
/// Samples of its word sequences, names and numbers, an exact key, and what decides between duplicates.
/// Travels with a record as fixed-width little-endian bytes; see `DocumentSignature+Encoding.swift`.
package struct DocumentSignature: Sendable, Equatable {
    /// How many sequences, names and numbers are sampled.
    ///
    /// 80 instead of 96 sequences leave 500 bytes a document for the whole index.
    package static let sequenceSize = 80
    package static let factSize = 24
    /// How many words of the lead and of the headline are sampled.
    package static let leadSize = 24
    package static let headlineSize = 8

    /// XXH3-64 of the normalised tokens joined by blanks.
    package var exactKey: UInt64 = 0
    /// XXH3-64 of the canonical URL; 0 where there is none.
    package var urlKey: UInt64 = 0
    /// Half of the XXH3-64 of the host or publisher; 0 where there is none.
    package var sourceKey: UInt32 = 0
    /// A quarter of the XXH3-64 of the language's primary subtag; 0 where there is none.
    package var languageKey: UInt16 = 0
    /// Minutes since 1970-01-01 of the stated date; nil where there is none.
    package var minute: Int32?
    /// Tokens of the normalised text.
    package var tokenCount = 0

    var sequences = BottomSketch()
    var names = BottomSketch()
    var numbers = BottomSketch()
    /// Words of the lead, and of the headline.
    var lead = BottomSketch()
    var headline = BottomSketch()
}
