import DatasetIO
import Foundation
import JSON
import PipelineKit
import TestSupport
import Testing

/// The tables of a dataset are declared once; documents, schemas and checks follow from that.
@Suite struct SchemaTests {
    private static let tables = DatasetTables.all(articles: RecordSchema.columns(with: [.storyID]))

    private func table(_ name: String) throws -> DatasetTables.Table {
        try #require(Self.tables.first { $0.name == name })
    }

    /// A row of the examples, some of which are replaced; nil leaves the key out.
    private func row(_ table: DatasetTables.Table, _ changes: [String: String?] = [:]) throws -> JSONValue {
        let members = try table.fields.compactMap { field -> JSONValue.Member? in
            guard let text = changes[field.name] ?? field.example else { return nil }
            return JSONValue.Member(key: field.name, value: try JSONParser.parse(Array(text.utf8)))
        }
        return .object(members)
    }

    @Test func `docs/record.md says what the declaration says`() throws {
        #expect(
            try String(contentsOfFile: "\(Checkout.root)/docs/record.md", encoding: .utf8)
                == SchemaDocument.markdown)
    }

    @Test(arguments: ["articles", "duplicates", "removed", "quarantine", "drops", "changes"])
    func `the examples are a row, and the row with null where that may be is one too`(name: String) throws {
        let table = try table(name)
        #expect(Field.fault(in: try row(table), fields: table.fields) == nil)
        let empty = Dictionary(
            uniqueKeysWithValues: table.fields.filter(\.isOptional).map { ($0.name, "null" as String?) })
        #expect(Field.fault(in: try row(table, empty), fields: table.fields) == nil)
    }

    @Test func `the JSON Schema has every table, every field and nothing else`() throws {
        let schema = try JSONParser.parse(SchemaDocument.jsonSchema)
        for table in Self.tables {
            let definition = try #require(schema["$defs"]?[table.name])
            let optional = RecordSchema.OptionalField.allCases.map(\.rawValue)
            let keys = (definition["properties"]?.members ?? []).map(\.key)
            let own = table.fields.map(\.name)
            #expect(keys.filter { own.contains($0) || !optional.contains($0) } == own)
            #expect(definition["additionalProperties"]?.bool == false)
        }
        #expect(schema["$defs"]?["articles"]?["required"]?.elements?.contains(.string("story_id")) == false)
    }

    private static let id = String(repeating: "a", count: 32)

    @Test(arguments: [
        ("articles", "id", #""""#, "'id' is '', which is not 32 lower-case hexadecimal digits"),
        ("articles", "id", "\"\(id.uppercased())\"", "which is not 32 lower-case hexadecimal digits"),
        ("articles", "id", "\"\(id)0\"", "which is not 32 lower-case hexadecimal digits"),
        ("articles", "id", "7", "'id' must be a string"),
        ("articles", "id", "null", "'id' must not be null"),
        ("articles", "url", "[]", "'url' must be a string"),
        ("articles", "title", "false", "'title' must be a string"),
        ("articles", "authors", "null", "'authors' must not be null"),
        ("articles", "authors", #""Maren Holt""#, "'authors' must be a list"),
        ("articles", "authors", #"["Maren Holt",null]"#, "'authors[1]' must be a string"),
        (
            "articles", "published", #""yesterday""#,
            "'published' is 'yesterday', which is not a time of RFC 3339 or a date"
        ),
        ("articles", "published", #""2026-13-01""#, "which is not a time"),
        ("articles", "published", #""2026-02-29""#, "which is not a time"),
        ("articles", "published", #""2026-00-10""#, "which is not a time"),
        ("articles", "published", #""2026-06-31T10:00:00Z""#, "which is not a time"),
        ("articles", "published", #""2026-06-03 10:00:00""#, "which is not a time"),
        ("articles", "published", #""2026-06-03T10:00Z""#, "which is not a time"),
        ("articles", "published", #""2026-06-03T10:61:00Z""#, "which is not a time"),
        ("articles", "published", #""2026-06-03T10:00:00+0200""#, "which is not a time"),
        ("articles", "published", #""2026-06-03T10:00:00z""#, "which is not a time"),
        ("articles", "modified", #""""#, "'modified' is '', which is not a time"),
        ("articles", "tags", "{}", "'tags' must be a list"),
        ("articles", "text", "null", "'text' must not be null"),
        ("articles", "word_count", "-1", "'word_count' is -1, less than 0"),
        ("articles", "word_count", "1.5", "'word_count' must be a whole number"),
        ("articles", "word_count", #""11""#, "'word_count' must be a whole number"),
        (
            "articles", "kind", #""web-page""#,
            "which is not one of page, feed-entry, text-dump, newswire, mail"
        ),
        ("articles", "entities", "{}", "'entities' must be a list"),
        (
            "articles", "entities", #"[{"text":"Lund"}]"#,
            "the keys of 'entities[0]' are not text, type, start, end"
        ),
        (
            "articles", "entities",
            #"[{"text":"L","type":"LOC","start":-1,"end":8,"name":"L","id":null,"count":1}]"#,
            "'entities[0].start' is -1, less than 0"
        ),
        (
            "articles", "entities",
            #"[{"text":"L","type":"LOC","start":1,"end":8,"name":"L","id":null,"count":0}]"#,
            "'entities[0].count' is 0, less than 1"
        ),
        ("articles", "cluster_id", #""none""#, "'cluster_id' is 'none', which is not 32"),
        ("articles", "story_id", "null", "'story_id' must not be null"),
        ("articles", "revision", "-2", "'revision' is -2, less than 0"),
        (
            "articles", "removed", #"[{"category":"bagels","count":1}]"#,
            "'removed[0].category' is 'bagels', which is not one of ad, ad_label"
        ),
        (
            "articles", "removed", #"[{"category":"ad","count":0}]"#,
            "'removed[0].count' is 0, less than 1"
        ),
        ("articles", "removed", #"{"ad":1}"#, "'removed' must be a list"),
        (
            "articles", "removed", #"[{"category":"newsletter","count":1},{"category":"ad","count":1}]"#,
            "'removed' must be sorted by 'category', with each value once"
        ),
        (
            "articles", "removed", #"[{"category":"ad","count":1},{"category":"ad","count":1}]"#,
            "'removed' must be sorted by 'category', with each value once"
        ),
        (
            "articles", "removed", #"[{"category":"ad","count":1,"share":1}]"#,
            "the keys of 'removed[0]' are not category, count"
        ),
        ("articles", "guid", "7", "'guid' must be a string"),
        ("articles", "page_type", #""story""#, "which is not one of article, live-blog, gallery"),
        ("articles", "fetched", #""last night""#, "which is not a time"),
        ("articles", "rights", "null", "'rights' must not be null"),
        ("articles", "rights", #"{"license":null}"#, "the keys of 'rights' are not license, holder, robots"),
        (
            "articles", "rights",
            #"{"license":null,"holder":null,"robots":null,"tdm":1,"tdm_policy":null,"ai":null,"free":null}"#,
            "'rights.tdm' must be true or false"
        ),
        (
            "articles", "rights",
            #"{"license":null,"holder":null,"robots":"noai","tdm":null,"tdm_policy":null,"ai":null,"free":null}"#,
            "'rights.robots' must be a list"
        ),
        ("drops", "reason", "null", "'reason' must not be null"),
        ("drops", "stage", "[]", "'stage' must be a string"),
        ("changes", "seq", "0", "'seq' is 0, less than 1"),
        ("changes", "op", #""delete""#, "which is not one of add, revise, merge, withdraw, forget"),
        ("changes", "cluster_id", "null", "'cluster_id' must not be null"),
        ("articles", "warnings", "[1]", "'warnings[0]' must be a string"),
        (
            "articles", "input", #"{"member":null,"path":"a","offset":null,"sha256":"","bytes":1}"#,
            "the keys of 'input' are not path, member, offset, sha256, bytes"
        ),
        (
            "articles", "input", #"{"path":"a","member":null,"offset":null,"sha256":"","bytes":"1"}"#,
            "'input.bytes' must be a whole number"
        ),
        ("duplicates", "duplicate_of", "null", "'duplicate_of' must not be null"),
        ("duplicates", "similarity", "1.2", "'similarity' is 1.2, outside of 0.0...1.0"),
        ("duplicates", "similarity", #""1""#, "'similarity' must be a number"),
        ("removed", "category", #""promo""#, "which is not one of ad, ad_label"),
        ("removed", "score", "-0.1", "'score' is -0.1, outside of 0.0...1.0"),
        ("removed", "place", "-1", "'place' is -1, less than 0"),
        ("removed", "cues", #"[{"name":"x"}]"#, "the keys of 'cues[0]' are not name, weight"),
        ("quarantine", "code", "null", "'code' must not be null"),
        ("quarantine", "offset", "0.5", "'offset' must be a whole number"),
    ])
    func `a wrong value is refused with its place`(name: String, key: String, value: String, message: String)
        throws
    {
        let table = try table(name)
        let fault = try #require(Field.fault(in: try row(table, [key: value]), fields: table.fields))
        #expect(fault.contains(message))
    }

    @Test func `a row lacks no key, has no further one, and keeps their order`() throws {
        for table in Self.tables {
            let whole = try row(table).members ?? []
            for index in whole.indices {
                var lacking = whole
                let gone = lacking.remove(at: index)
                #expect(
                    Field.fault(in: .object(lacking), fields: table.fields)?.hasPrefix("the keys are not")
                        == true)
                let moved = lacking + [gone]
                guard index < whole.count - 1 else { continue }
                #expect(
                    Field.fault(in: .object(moved), fields: table.fields)?.hasPrefix("the keys are not")
                        == true)
            }
            let more = whole + [JSONValue.Member(key: "extra", value: .null)]
            #expect(
                Field.fault(in: .object(more), fields: table.fields)?.hasPrefix("the keys are not") == true)
            #expect(
                Field.fault(in: .string("row"), fields: table.fields)?.hasPrefix("the keys are not") == true)
        }
    }
}
