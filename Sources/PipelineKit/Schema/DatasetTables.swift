/// The tables of a dataset, field by field: `verify`, the schemas and docs/record.md are derived from this declaration.
package enum DatasetTables {
    /// A table of JSON Lines.
    package struct Table: Sendable {
        /// Its folder below the dataset.
        package var name: String
        package var summary: String
        package var fields: [Field]
    }

    /// Every table, for a dataset with these columns of articles.
    package static func all(articles columns: [RecordSchema.Column]) -> [Table] {
        [
            Table(
                name: "articles", summary: "The records, canonical ones only.", fields: columns.map(\.field)),
            Table(
                name: "duplicates", summary: "Every copy that was left out, and which record it repeats.",
                fields: duplicate),
            Table(
                name: "removed", summary: "Every block taken out of an article, why, and where it stood.",
                fields: removed),
            Table(
                name: "quarantine",
                summary: "Every document that could not be turned into a record, and why.",
                fields: quarantine),
            Table(
                name: "drops",
                summary:
                    "Every healthy document that was left out, and why. What is `unchanged` is only counted.",
                fields: drop),
            Table(
                name: "changes",
                summary: "What a follower of the dataset must do, in the order of `seq`.",
                fields: change),
        ]
    }

    /// Where bytes came from.
    package static let input = [
        Field(
            "path", .string(.path), "Relative to the source's root, \"/\" between parts.",
            example: #""2026/a.html""#),
        Field(
            "member", .string(.filled), isOptional: true, "The member of an archive or the entry of a feed.",
            example: #""entry:3""#),
        Field(
            "offset", .integer(least: 0), isOptional: true,
            "Byte offset of the member in the file, where the format has one.",
            example: "18211"),
        Field(
            "sha256", .string(.digest), "Of the raw bytes of the file or member; empty if not read.",
            example: #""9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08""#),
        Field("bytes", .integer(least: 0), "How many raw bytes.", example: "48213"),
    ]

    /// A name in a text.
    package static let entity = [
        Field("text", .string(.filled), "The words as they stand in the text.", example: #""Lund""#),
        Field(
            "type", .string(.filled), "PER, ORG, LOC, and further ones where a stage adds them.",
            example: #""LOC""#),
        Field("start", .integer(least: 0), "The first Unicode scalar of the mention.", example: "4"),
        Field("end", .integer(least: 1), "One past its last.", example: "8"),
        Field("name", .string(.filled), "The form used for it in this article.", example: #""Lund""#),
        Field("id", .string(.openData), isOptional: true, "From open data.", example: #""geonames:2693678""#),
        Field("count", .integer(least: 1), "Mentions of this name and type.", example: "1"),
    ]

    private static func degrees(_ name: String, _ limit: Double, isOnRequest: Bool, example: String) -> Field
    {
        Field(
            name, .number(-limit...limit), isOptional: true, isOnRequest: isOnRequest,
            "Degrees of \(name == "lat" ? "latitude" : "longitude"); null where they are not known"
                + (isOnRequest ? ". Only with the option `coordinates` of tag-entities." : "."),
            example: example)
    }

    /// A name in a text with the place where it is.
    static let placedEntity =
        entity + [
            degrees("lat", 90, isOnRequest: true, example: "55.70584"),
            degrees("lon", 180, isOnRequest: true, example: "13.19321"),
        ]

    /// What somebody is quoted with.
    static let quotation = [
        Field("text", .string(.filled), "The words between the marks.", example: #""The pier is safe.""#),
        Field(
            "speaker", .string(.filled), isOptional: true,
            "Who says so, by the fullest name that the article gives; null where it does not say.",
            example: #""Maren Holt""#),
        Field("start", .integer(least: 0), "The first Unicode scalar of the words.", example: "17"),
        Field("end", .integer(least: 1), "One past their last.", example: "34"),
    ]

    /// The place that an article is about.
    static let focus = [
        Field("name", .string(.filled), "As the article names it.", example: #""Lund""#),
        Field("id", .string(.filled), "As in `entities`.", example: #""geonames:2693678""#),
        degrees("lat", 90, isOnRequest: false, example: "55.70584"),
        degrees("lon", 180, isOnRequest: false, example: "13.19321"),
    ]

    /// How many blocks of a category were taken out.
    static let removedCount = [
        Field(
            "category", .string(.oneOf(BlockCategory.allCases.map(\.rawValue))), "What the blocks are.",
            example: #""newsletter""#),
        Field("count", .integer(least: 1), "How many.", example: "2"),
    ]

    /// What a source states about use.
    package static let rights = [
        Field(
            "license", .string(.filled), isOptional: true, "Address or name of the licence.",
            example: #""https://creativecommons.org/licenses/by/4.0/""#),
        Field(
            "holder", .string(.filled), isOptional: true, "Who holds the copyright.",
            example: #""Harbour Courier""#),
        Field(
            "robots", .list(.string(.filled)), isOptional: true,
            "Directives for robots, in order and in lower case.", example: #"["noarchive","noai"]"#),
        Field(
            "tdm", .boolean, isOptional: true, "Whether the rights to text and data mining are reserved.",
            example: "true"),
        Field(
            "tdm_policy", .string(.filled), isOptional: true, "Address of the terms for mining.",
            example: #""https://www.harbour.example/tdm.json""#),
        Field(
            "ai", .boolean, isOptional: true, "Whether use by AI is allowed.", example: "false"),
        Field(
            "free", .boolean, isOptional: true, "Whether the whole article can be read for free.",
            example: "true"),
    ]

    private static let signal = [
        Field(
            "name", .string(.filled), "A cue's id, or a fact such as `structure.link`.",
            example: #""structure.link""#),
        Field(
            "weight", .number(-1e9...1e9), "The rule's weight, or how far the fact moved the log odds.",
            example: "0.9"),
    ]

    private static let id = Field(
        "id", .string(.hexadecimal(32)), "Of the record.", example: #""3f1c9a52d07b4e6f8a90b1c2d3e4f506""#)

    private static let inputField = Field(
        "input", .object(input), "Where the bytes came from.",
        example:
            #"{"path":"2026/a.html","member":null,"offset":null,"sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","bytes":48213}"#
    )

    private static let duplicate = [
        Field(
            "id", .string(.hexadecimal(32)),
            "The copy's own; of a copy of the same article, which has that article's id, made from its bytes.",
            example: #""8d969eef6ecad3c29a3a629280e686cf""#),
        Field(
            "duplicate_of", .string(.hexadecimal(32)), "The `id` of the canonical record.",
            example: #""3f1c9a52d07b4e6f8a90b1c2d3e4f506""#),
        Field("similarity", .number(0...1), "An estimate of the share of text in common.", example: "0.98"),
        Field(
            "reason", .string(.filled), "The kind of likeness, with its evidence.",
            example: #""near: containment 0.98, resemblance 0.91, names 1.0, numbers 1.0""#),
        Field(
            "url", .string(.reference), isOptional: true, "As in the articles.",
            example: #""https://two.example/a""#),
        Field(
            "source", .string(.filled), isOptional: true, "As in the articles.", example: #""Second Courier""#
        ),
        Field(
            "published", .string(.time), isOptional: true, "As in the articles.", example: #""2026-06-03""#),
        inputField,
    ]

    private static let removed = [
        id,
        Field(
            "category", .string(.oneOf(BlockCategory.allCases.map(\.rawValue))), "What the block is.",
            example: #""newsletter""#),
        Field("rule", .string(.filled), "The strongest evidence.", example: #""en.newsletter.signup""#),
        Field("score", .number(0...1), "Evidence for removal.", example: "0.97"),
        Field("text", .string(.any), "The block.", example: #""Sign up for our letter.""#),
        inputField,
        Field(
            "place", .integer(least: 0), isOptional: true,
            "How many paragraphs of the text stand before it, where known.",
            example: "3"),
        Field(
            "cues", .list(.object(signal)), "Every cue found in it, strongest first.",
            example: #"[{"name":"en.newsletter.signup","weight":0.9}]"#),
        Field(
            "facts", .list(.object(signal)), "What structure and neighbourhood say, strongest first.",
            example: #"[{"name":"structure.link","weight":1.2}]"#),
    ]

    private static let quarantine = [
        inputField,
        Field("stage", .string(.filled), "The stage that could not go on.", example: #""fetch""#),
        Field("code", .string(.filled), "Short and stable.", example: #""binary_input""#),
        Field("message", .string(.any), "A sentence for people.", example: #""the file is no text""#),
        Field(
            "offset", .integer(least: 0), isOptional: true, "The byte at which it went wrong, where known.",
            example: "512"),
    ]

    private static let drop = [
        inputField,
        Field("stage", .string(.filled), "The stage that left it out.", example: #""clean-html""#),
        Field("reason", .string(.filled), "Short and stable.", example: #""no_text""#),
        Field(
            "url", .string(.reference), isOptional: true, "As in the articles, where known.",
            example: #""https://www.harbour.example/tag/ferries""#),
        Field(
            "title", .string(.filled), isOptional: true, "As in the articles, where known.",
            example: #""Ferries""#),
    ]

    private static let change = [
        Field(
            "seq", .integer(least: 1), "Counts through the dataset, without gaps inside a run.",
            example: "4711"),
        id,
        Field(
            "op", .string(.oneOf(ChangeOperation.allCases.map(\.rawValue))),
            "`add` and `revise`: the row of this id and revision is in `articles/`. `merge`: the article is a copy of "
                + "`cluster_id` now. `withdraw`: it left the view. `forget`: it was taken down. No command writes `merge` and `forget` yet.",
            example: #""add""#),
        Field("revision", .integer(least: 0), "The revision that it concerns.", example: "0"),
        Field(
            "cluster_id", .string(.hexadecimal(32)), "As in the articles.",
            example: #""3f1c9a52d07b4e6f8a90b1c2d3e4f506""#),
    ]
}
