internal import TextKit

/// The roles of a text that somebody wrote or exported as it is, and not of a page that was dumped: all of it is the article.
///
/// Poems, tables of results, agendas, flashes of one sentence and scripts without blanks between words have no run of prose, and
/// nothing around one either. A dump of a page has furniture; only where none of it reads as prose, what is left of it is taken.
struct PlainTextLayout {
    private(set) var roles: [TextDump.LineRole]
    private(set) var title: Int?
    private let facts: [DumpFacts]
    private var furniture: [Bool]

    /// A cue of this weight in a line that its verdict removes makes it furniture.
    private static let weakestCue = 0.45
    /// Bytes; a file with less besides furniture says nothing.
    private static let leastText = 20
    /// Words; what is longer is no headline.
    private static let longestTitle = 32

    init(_ facts: [DumpFacts]) {
        self.facts = facts
        furniture = facts.map { fact in
            !fact.isWanted
                && (fact.exactLabel || fact.isCaption || !fact.verdict.keep && fact.promo >= Self.weakestCue)
        }
        // "Weather" is a label of a page's menu, and the headline of a table.
        if furniture.first == true, !furniture.dropFirst().contains(true) { furniture[0] = facts.count < 3 }
        roles = furniture.map { $0 ? .drop : .body }
        findTitle()
        findAttendants()
    }

    /// Whether this is what the text is, where a search for prose has found these roles.
    func isOne(besides found: [TextDump.LineRole]) -> Bool {
        let all = bytes { _ in true }
        let text = bytes { !furniture[$0] }
        guard text >= Self.leastText, text * 2 >= all else { return false }
        let prose = bytes { found[$0] == .body }
        return prose == 0 || !furniture.contains(true) && (prose * 2 < all || facts.count <= 2)
    }

    private func bytes(where counts: (Int) -> Bool) -> Int {
        facts.indices.reduce(0) { $0 + (counts($1) ? facts[$1].statistics.bytes : 0) }
    }

    /// The first line, if it is no sentence and others follow.
    private mutating func findTitle() {
        let texts = roles.indices.filter { roles[$0] == .body }
        guard texts.count > 1, let first = texts.first else { return }
        let fact = facts[first]
        guard fact.dates.published == nil, fact.statistics.words <= Self.longestTitle,
            !SentenceEnd.isAtEnd(of: fact.text), !HeadMatter.startsByline(fact)
        else { return }
        title = first
        roles[first] = .title
    }

    /// The author's line at either end, and a date that stands alone.
    private mutating func findAttendants() {
        let places = Set([title.map { $0 + 1 }, title.map { $0 + 2 }, facts.count - 1].compactMap { $0 })
        for index in places.sorted()
        where facts.indices.contains(index) && roles[index] == .body && roles.count > 2 {
            if HeadMatter.startsByline(facts[index]) {
                roles[index] = .byline
            } else if facts[index].dates.isBare, facts[index].statistics.words <= 4,
                !facts[index].statistics.endsSentence
            {
                roles[index] = .date
            }
        }
    }
}
