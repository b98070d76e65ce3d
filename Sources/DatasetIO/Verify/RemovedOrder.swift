internal import JSON

/// Rows of `removed` stand in the order of the articles, and in each in that of the page.
struct RemovedOrder {
    private var articles: [ArticleID] = []
    /// The article that the last row was of.
    private var current = 0
    /// Whether a row was out of order: where the others should stand is not known then.
    private var hasFailed = false
    private var last: (input: JSONValue, place: Int)?

    /// Takes the next article.
    mutating func note(_ article: ArticleID) { articles.append(article) }

    /// Takes the next row; returns what is wrong with its place.
    mutating func take(_ row: JSONValue) -> String? {
        guard !hasFailed, let id = row["id"]?.string, let input = row["input"] else { return nil }
        guard let next = articles[current...].firstIndex(of: ArticleID(id)) else {
            hasFailed = true
            return "'\(id)' is no article behind that of the row above it"
        }
        current = next
        guard let place = row["place"]?.integer else { return nil }
        defer { last = (input, place) }
        guard let last, last.input == input, place < last.place else { return nil }
        return "'place' is \(place), before that of the row above it, \(last.place)"
    }
}
