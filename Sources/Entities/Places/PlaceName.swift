internal import TextKit

/// A place's name as the lists have it, which may begin before the mention or end within it.
struct PlaceName {
    let match: Gazetteer.Match
    /// What the lists were asked for.
    private let words: UInt64

    /// Looks up a span, with "The" of "The Hague" and without "state" of "Washington state"; nil where no list has it.
    init?(_ span: EntitySpan, _ tokens: [Token], _ gazetteer: Gazetteer) {
        func find(_ range: Range<Int>) -> PlaceName? {
            gazetteer.match(tokens, range).map {
                PlaceName(match: $0, words: PlaceEvidence.words(tokens, range))
            }
        }
        let hasArticle = span.lower > 0 && Self.articles.contains(tokens[span.lower - 1].lowerHash)
        let isDivision =
            span.range.count > 1 && Self.divisionWords.contains(tokens[span.upper - 1].lowerHash)
        guard
            let found = (hasArticle ? find(span.lower - 1..<span.upper) : nil) ?? find(span.range)
                ?? (isDivision ? find(span.lower..<span.upper - 1) : nil)
        else { return nil }
        self = found
    }

    private init(match: Gazetteer.Match, words: UInt64) {
        self.match = match
        self.words = words
    }

    /// Articles that begin names of places: "The Hague", "El Salvador".
    private static let articles = EntityLexicon.articles.union(WordHash.set("el los las"))
    static let divisionWords = WordHash.set("state province prefecture governorate oblast region")

    func standing(in language: String?) -> CountryNames.Standing {
        CountryNames.standing(of: words, in: language)
    }

    /// What it can mean in a language: not the country that others call so.
    func meanings(_ gazetteer: Gazetteer, _ language: String?) -> [Gazetteer.Candidate] {
        let all = gazetteer.candidates(match)
        guard standing(in: language) == .foreign else { return all }
        return all.filter { !$0.kind.contains(.country) }
    }
}
