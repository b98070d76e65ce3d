/// A name in the text: one element of a record's `entities`.
package struct Entity: Sendable, Equatable {
    /// The words as written in the text.
    package var text: String
    /// "PER", "ORG", "LOC", or a further type that a stage adds ("DATE", "MONEY").
    package var type: String
    /// First Unicode scalar of the mention in the record's text.
    package var start: Int
    /// One past its last Unicode scalar.
    package var end: Int
    /// The canonical form used in this article ("Kim Jong-un" for a later "Kim").
    package var name: String
    /// An identifier from open data ("iso3166:KP", "geonames:1871859", "wikidata:Q423"), or nil.
    package var id: String?
    /// How many mentions of this name and type the article has.
    package var count: Int
    /// Where a place is; only where an option asks for it, and nil where that is not known.
    package var position: Position?

    package init(
        text: String, type: String, start: Int, end: Int, name: String, id: String?, count: Int,
        position: Position? = nil
    ) {
        self.position = position
        self.text = text
        self.type = type
        self.start = start
        self.end = end
        self.name = name
        self.id = id
        self.count = count
    }
}
