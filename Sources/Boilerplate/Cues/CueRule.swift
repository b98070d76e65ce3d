package import PipelineKit

/// One cue of a language pack.
///
/// A pattern matches whole words; `*` at its beginning or end lets it match inside a word ("abonnier*").
package struct CueRule: Sendable, Equatable {
    /// Unique over all packs, such as "en.newsletter.sign-up".
    package var id: String
    /// What the block is if the cue holds; nil for news in general.
    package var category: BlockCategory?
    package var family: CueFamily
    package var pattern: String
    package var match: CueMatch
    /// The cue applies to blocks of at most this many bytes.
    package var maxLength: Int
    /// Strength, 0…1; a rule of 0 never matches, which is how one of an earlier pack is switched off.
    package var weight: Double
    /// Whether a match cancels the cues of `category`, or of all categories if nil.
    package var veto: Bool

    package init(
        id: String, category: BlockCategory?, family: CueFamily, pattern: String, match: CueMatch = .any,
        maxLength: Int = .max, weight: Double = 1, veto: Bool = false
    ) {
        self.id = id
        self.category = category
        self.family = family
        self.pattern = pattern
        self.match = match
        self.maxLength = maxLength
        self.weight = weight
        self.veto = veto
    }
}

extension BlockCategory {
    /// Dense number for tables, in declaration order.
    package var index: Int {
        // A list of few short names is walked faster than one is hashed.
        Self.allCases.firstIndex(of: self) ?? 0
    }
}
