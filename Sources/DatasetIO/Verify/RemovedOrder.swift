internal import JSON

/// Rows of `removed` stand in the order of the articles, and in each in that of the page.
struct RemovedOrder {
    private var articles: [ArticleID] = []
    /// How many paragraphs the longest revision of each has: which of them a block is from cannot be seen.
    private var paragraphs: [ArticleID: Int] = [:]
    /// The article that the last row was of.
    private var current = 0
    /// Whether a row was out of order: where the others should stand is not known then.
    private var hasFailed = false
    private var last: (input: JSONValue, place: Int)?

    /// Takes the next article, with the number of its paragraphs.
    mutating func note(_ article: ArticleID, paragraphs: Int) {
        articles.append(article)
        self.paragraphs[article] = max(paragraphs, self.paragraphs[article] ?? 0)
    }

    /// Takes the next row; returns what is wrong with its place.
    mutating func take(_ row: JSONValue) -> String? {
        guard !hasFailed, let id = row["id"]?.string, let input = row["input"] else { return nil }
        let article = ArticleID(id)
        guard let next = articles[current...].firstIndex(of: article) else {
            hasFailed = true
            return "'\(id)' is no article behind that of the row above it"
        }
        current = next
        guard let place = row["place"]?.integer else { return nil }
        defer { last = (input, place) }
        if let last, last.input == input, place < last.place {
            return "'place' is \(place), before that of the row above it, \(last.place)"
        }
        let paragraphs = paragraphs[article] ?? 0
        return place <= paragraphs ? nil : "'place' is \(place), in an article of \(paragraphs) paragraphs"
    }
}
