/// A block taken out of an article, and why: one row of `removed/`.
package struct RemovedBlock: Sendable, Equatable {
    package var category: BlockCategory
    /// Name of the rule, such as `en.newsletter.signup` or `structure.link-density`.
    package var rule: String
    /// Evidence for removal, 0…1.
    package var score: Double
    package var text: String
    /// How many paragraphs of the text precede it; nil where that is not known.
    package var place: Int?
    /// Every cue found in it, strongest first.
    package var cues: [BlockSignal]
    /// The facts of structure, shape and neighbourhood that changed the score, strongest first.
    package var facts: [BlockSignal]

    package init(
        category: BlockCategory, rule: String, score: Double, text: String, place: Int? = nil,
        cues: [BlockSignal] = [], facts: [BlockSignal] = []
    ) {
        self.category = category
        self.rule = rule
        self.score = score
        self.text = text
        self.place = place
        self.cues = cues
        self.facts = facts
    }
}

/// One piece of evidence about a block, for the audit.
package struct BlockSignal: Sendable, Equatable {
    /// A cue rule's id, or a fact such as "structure.link".
    package var name: String
    /// A rule's own weight, or how much the fact changed the log odds.
    package var weight: Double

    package init(name: String, weight: Double) {
        self.name = name
        self.weight = weight
    }
}
