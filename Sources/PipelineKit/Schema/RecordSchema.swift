package import JSON

/// The columns of the dataset: one list for every sink, in the order of the contract.
package enum RecordSchema {
    /// Version of the fields' names, order and semantics.
    package static let version = 2

    /// One column: its field, and its cell in a record's row.
    package struct Column: Sendable {
        package var field: Field
        package var value: @Sendable (Record) -> Value

        package var name: String { field.name }
    }

    /// A cell.
    package enum Value {
        case text(String?)
        case integer(Int)
        /// JSON in both formats: itself in JSON Lines, a quoted string in CSV.
        case json((inout JSONWriter) -> Void)
    }

    /// A column that a dataset has only if an option asks for it, and then in every row.
    package enum OptionalField: String, Sendable, CaseIterable {
        /// Option `storyID` of dedupe.
        case storyID = "story_id"
        /// Option `quotes` of tag-entities.
        case quotes
        /// Option `focus` of tag-entities.
        case focus
        /// Option `coordinates` of tag-entities; no column, but two members of each entity.
        case coordinates
    }

    /// The columns of a dataset with these optional ones, in order.
    package static func columns(with fields: Set<OptionalField>) -> [Column] {
        let own = columns.map { fields.contains(.coordinates) && $0.name == "entities" ? placedEntities : $0 }
        let further: [(OptionalField, Column)] = [(.storyID, storyID), (.quotes, quotes), (.focus, focus)]
        return own + further.filter { fields.contains($0.0) }.map(\.1)
    }

    /// Which optional ones are among columns.
    package static func optionalFields(among columns: [Column]) -> Set<OptionalField> {
        let names = Set(columns.map(\.name))
        var fields = Set(OptionalField.allCases.filter { names.contains($0.rawValue) })
        if columns.contains(where: { $0.name == "entities" && $0.field.shape.hasMember("lat") }) {
            fields.insert(.coordinates)
        }
        return fields
    }

    /// Every column that all datasets have, in order.
    package static let columns: [Column] = address + matter + text + provenance + labels + account

    private static func text(
        _ name: String, _ summary: String, form: TextForm = .any, example: String,
        _ value: @escaping @Sendable (Record) -> String
    ) -> Column {
        Column(field: Field(name, .string(form), summary, example: example)) { .text(value($0)) }
    }

    private static func optional(
        _ name: String, _ summary: String, form: TextForm = .filled, example: String,
        _ value: @escaping @Sendable (Record) -> String?
    ) -> Column {
        Column(field: Field(name, .string(form), isOptional: true, summary, example: example)) {
            .text(value($0))
        }
    }

    private static func integer(
        _ name: String, _ summary: String, example: String, _ value: @escaping @Sendable (Record) -> Int
    ) -> Column {
        Column(field: Field(name, .integer(least: 0), summary, example: example)) { .integer(value($0)) }
    }

    private static func list(
        _ name: String, _ summary: String, example: String, _ value: @escaping @Sendable (Record) -> [String]
    ) -> Column {
        Column(field: Field(name, .list(.string(.filled)), summary, example: example)) { record in
            .json { $0.strings(value(record)) }
        }
    }

    private static func json(
        _ field: Field, _ body: @escaping @Sendable (Record, inout JSONWriter) -> Void
    ) -> Column {
        Column(field: field) { record in .json { body(record, &$0) } }
    }

    // MARK: The columns

    private static let address = [
        text(
            "id",
            "One id is one article, the same on every machine: never from order, clock, host or path. From the canonical URL "
                + "where that is the address of one article, else from the guid, else from URL and headline, else from the "
                + "content.",
            form: .hexadecimal(32), example: #""3f1c9a52d07b4e6f8a90b1c2d3e4f506""#
        ) { $0.id },
        optional(
            "guid", "The feed's or agency's own id, as given.", example: #""tag:harbour.example,2026:4711""#
        ) {
            $0.guid
        },
        optional(
            "url", "As found in the page, the feed entry, the archive's record or a side-car.",
            form: .reference, example: #""https://www.harbour.example/ferries?utm_source=mail""#
        ) { $0.url },
        optional(
            "canonical_url",
            "Absolute and without tracking parameters: what the page or the feed names as canonical, else `url` normalised.",
            form: .address, example: #""https://www.harbour.example/ferries""#
        ) { $0.canonicalURL },
        optional("source", "The publisher as a reader knows it.", example: #""Harbour Courier""#) {
            $0.source
        },
        optional(
            "domain", "The registrable host of the canonical URL.", form: .host,
            example: #""harbour.example""#
        ) { $0.domain },
    ]

    private static let matter = [
        optional(
            "title", "The headline without the site's name.", example: #""Ferry pier gets a new roof""#
        ) { $0.title },
        optional("subtitle", "The deck or standfirst.", example: #""Work begins in June""#) { $0.subtitle },
        list(
            "authors", "People or agencies in the order of the byline, without \"By\", roles and handles.",
            example: #"["Maren Holt","Straits Wire"]"#
        ) { $0.authors },
        optional(
            "published",
            "RFC 3339 with the offset as stated; a date alone where only that is stated; UTC is never invented.",
            form: .time, example: #""2026-06-03T22:10:00+09:00""#
        ) { $0.published },
        optional("modified", "The same.", form: .time, example: #""2026-06-04""#) { $0.modified },
        optional("section", "The part of the publication.", example: #""Shipping and Trade""#) { $0.section },
        list("tags", "Keywords and categories in order, each once.", example: #"["ferries","harbour"]"#) {
            $0.tags
        },
        optional(
            "language", "BCP 47; the warning `language_detected` says that it is not stated but guessed.",
            form: .language, example: #""en""#
        ) { $0.language },
    ]

    private static let text = [
        text(
            "text", "The body: paragraphs joined by one blank line, NFC, no markup, no boilerplate.",
            example: #""The ferry pier gets a new roof.\n\nWork begins in June.""#
        ) { $0.text },
        optional(
            "summary", "The stated description, or the feed's summary.",
            example: #""The pier is closed until autumn.""#
        ) { $0.summary },
        integer("word_count", "Words of `text` by Unicode's boundaries.", example: "11") { $0.wordCount },
        optional(
            "image", "The lead image, absolute.", form: .absolute,
            example: #""https://www.harbour.example/img/pier.jpg""#
        ) { $0.image },
        text(
            "kind", "What the record was made from.", form: .oneOf(RecordKind.allCases.map(\.rawValue)),
            example: #""page""#
        ) { $0.kind.rawValue },
    ]

    private static let provenance = [
        optional(
            "page_type", "What a page is; null unless `kind` is `page`, or where it is uncertain.",
            form: .oneOf(PageType.allCases.map(\.rawValue)), example: #""article""#
        ) { $0.pageType?.rawValue },
        optional(
            "fetched", "When the bytes were fetched, as the archive, side-car or scrape states it.",
            form: .time,
            example: #""2026-06-04T01:12:40Z""#
        ) { $0.fetched },
        optional("origin", "The agency whose copy it is.", example: #""Straits Wire""#) { $0.origin },
        json(
            Field(
                "rights", .object(DatasetTables.rights),
                "What the source states about use, each null where it states nothing.",
                example:
                    #"{"license":"https://creativecommons.org/licenses/by/4.0/","holder":"Harbour Courier","robots":["noarchive"],"tdm":true,"tdm_policy":null,"ai":false,"free":true}"#
            )
        ) { $1.rights($0.rights) },
    ]

    private static let labels = [
        json(entities(DatasetTables.entity)) { $1.entities($0.entities) },
        text(
            "cluster_id",
            "The `id` of the canonical record of its near-duplicate cluster: its own if it is alone.",
            form: .hexadecimal(32), example: #""3f1c9a52d07b4e6f8a90b1c2d3e4f506""#
        ) { $0.identified.cluster },
        integer(
            "revision",
            "0, or how often this `id` was published before; the pair of `id` and `revision` is unique.",
            example: "0"
        ) { $0.revision },
        json(
            Field(
                "removed", .sorted(DatasetTables.removedCount),
                "Blocks of boilerplate taken out, counted by category and sorted by it; `removed/` holds each.",
                example: #"[{"category":"newsletter","count":2},{"category":"podcast_promo","count":1}]"#)
        ) { $1.counts(byCategory: $0.removedCounts) },
    ]

    private static let account = [
        list(
            "warnings", "Codes such as `encoding_guessed`, `date_ambiguous`, `address_shared`.",
            example: #"["language_detected"]"#
        ) { $0.warnings },
        json(
            Field(
                "input", .object(DatasetTables.input),
                "Where the bytes came from; the path is relative to the source's root.",
                example:
                    #"{"path":"2026/ferries.html","member":null,"offset":null,"sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","bytes":48213}"#
            )
        ) { $1.input($0.input) },
    ]

    private static func entities(_ members: [Field]) -> Field {
        Field(
            "entities", .list(.object(members)),
            "Names in the text. `start` and `end` count Unicode scalars of `text`; `name` is the form used in this "
                + "article; `id` is from open data (`geonames:`, `wikidata:`, `iso3166:`) or null; `count` is how often "
                + "the name and type are mentioned.",
            example:
                #"[{"text":"Lund","type":"LOC","start":4,"end":8,"name":"Lund","id":"geonames:2693678","count":1}]"#
        )
    }

    private static let placedEntities = json(entities(DatasetTables.placedEntity)) {
        $1.entities($0.entities, withPositions: true)
    }

    private static let quotes = json(
        Field(
            "quotes", .list(.object(DatasetTables.quotation)),
            "What people are quoted with, in the order of the text (option `quotes` of tag-entities).",
            example:
                #"[{"text":"The pier is safe.","speaker":"Maren Holt","start":17,"end":34}]"#)
    ) { $1.quotations($0.quotations) }

    private static let focus = json(
        Field(
            "focus", .object(DatasetTables.focus), isOptional: true,
            "The place that the article is about, null where it is about none or several (option `focus` of "
                + "tag-entities).",
            example: #"{"name":"Lund","id":"geonames:2693678","lat":55.70584,"lon":13.19321}"#)
    ) { $1.focus($0.focus) }

    private static let storyID = text(
        "story_id", "The record that is canonical for all that tell one story (option `storyID` of dedupe).",
        form: .hexadecimal(32), example: #""3f1c9a52d07b4e6f8a90b1c2d3e4f506""#
    ) { $0.identified.story }
}
