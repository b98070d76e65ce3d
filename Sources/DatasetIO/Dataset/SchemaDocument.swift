internal import JSON
internal import PipelineKit

/// The tables of a dataset for people and for tools, from their one declaration.
package enum SchemaDocument {
    private static var tables: [DatasetTables.Table] {
        DatasetTables.all(articles: RecordSchema.columns(with: Set(RecordSchema.OptionalField.allCases)))
    }

    /// docs/record.md: every field with its type, meaning and an example.
    package static var markdown: String {
        let head = """
            # The rows of a dataset

            Schema version \(RecordSchema.version). Made by `copydesk schema --rows markdown`; a test compares. Every key is in
            every row, in this order; `?` marks what may be null (in CSV an empty cell without quotes). Lists and objects
            are JSON strings in CSV cells. `story_id`, `quotes`, `focus` and
            the members `lat` and `lon` of entities are there only where an option asks for them. Below the tables: which
            article a row is, how to follow a dataset, and what may change.

            """
        return head + tables.map(section).joined() + prose
    }

    private static func section(_ table: DatasetTables.Table) -> String {
        let path = "`\(table.name)/run=<id>/part-00000.jsonl`"
        return "\n## \(table.name)\n\n\(table.summary) Files: \(path)\n\n" + rows(table.fields, prefix: "")
            + nested(table.fields)
    }

    private static func rows(_ fields: [Field], prefix: String) -> String {
        let head = "| field | type | meaning | example |\n|---|---|---|---|\n"
        return head
            + fields.map { field in
                let type = field.shape.name + (field.isOptional ? "?" : "")
                return "| `\(prefix)\(field.name)` | \(type) | \(field.summary) | `\(field.example)` |\n"
            }.joined()
    }

    private static func nested(_ fields: [Field]) -> String {
        fields.compactMap { field in
            field.shape.members.map { members in "\n" + rows(members, prefix: "\(field.name).") }
        }.joined()
    }

    /// The JSON Schema (2020-12) of each table's rows, under `$defs`.
    package static var jsonSchema: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("$schema", "https://json-schema.org/draft/2020-12/schema")
            writer.member("title", "Rows of a Copydesk dataset, schema version \(RecordSchema.version)")
            writer.key("$defs")
            writer.object { definitions in
                for table in tables {
                    definitions.key(table.name)
                    definitions.objectSchema(table.fields, summary: table.summary, optional: optionalNames)
                }
            }
        }
        writer.newline()
        return writer.bytes
    }

    private static var optionalNames: Set<String> { Set(RecordSchema.OptionalField.allCases.map(\.rawValue)) }
}

extension FieldShape {
    /// The name in docs/record.md.
    fileprivate var name: String {
        switch self {
        case .string: "string"
        case .integer: "int"
        case .number: "number"
        case .boolean: "bool"
        case .list(let element): "[\(element.name)]"
        case .sorted: "[object]"
        case .object: "object"
        }
    }

    /// The members of an object, or of a list of objects.
    fileprivate var members: [Field]? {
        switch self {
        case .object(let fields), .sorted(let fields): fields
        case .list(let element): element.members
        case .string, .integer, .number, .boolean: nil
        }
    }
}

extension JSONWriter {
    fileprivate mutating func objectSchema(
        _ fields: [Field], summary: String? = nil, optional: Set<String> = []
    ) {
        object { writer in
            if let summary { writer.member("description", summary) }
            writer.member("type", "object")
            writer.key("properties")
            writer.object { properties in
                for field in fields {
                    properties.key(field.name)
                    properties.schema(of: field)
                }
            }
            writer.member(
                "required", fields.filter { !optional.contains($0.name) && !$0.isOnRequest }.map(\.name))
            writer.member("additionalProperties", false)
        }
    }

    private mutating func schema(of field: Field) {
        guard field.isOptional else { return shape(field.shape, summary: field.summary) }
        object { writer in
            writer.member("description", field.summary)
            writer.key("anyOf")
            writer.array { alternatives in
                alternatives.shape(field.shape)
                alternatives.object { $0.member("type", "null") }
            }
        }
    }

    private mutating func shape(_ shape: FieldShape, summary: String? = nil) {
        if case .object(let fields) = shape { return objectSchema(fields, summary: summary) }
        object { writer in
            if let summary { writer.member("description", summary) }
            switch shape {
            case .string(let form): writer.textSchema(form)
            case .integer(let least):
                writer.member("type", "integer")
                writer.member("minimum", least)
            case .number(let range):
                writer.member("type", "number")
                for (key, value) in [("minimum", range.lowerBound), ("maximum", range.upperBound)] {
                    writer.key(key)
                    writer.decimal(value)
                }
            case .boolean: writer.member("type", "boolean")
            case .list(let element): writer.listSchema(element)
            case .sorted(let fields): writer.listSchema(.object(fields))
            case .object: break
            }
        }
    }

    private mutating func textSchema(_ form: TextForm) {
        member("type", "string")
        switch form {
        case .any: break
        case .hexadecimal(let count): member("pattern", "^[0-9a-f]{\(count)}$")
        case .time:
            member("pattern", "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(Z|[+-]\\d{2}:\\d{2})?)?$")
        case .oneOf(let values):
            key("enum")
            strings(values)
        case .digest: member("pattern", "^([0-9a-f]{64})?$")
        case .path: member("pattern", "^(?!.*(^|/)\\.{0,2}(/|$)).+$")
        case .filled: member("pattern", "\\S")
        case .reference: member("minLength", 1)
        case .absolute: member("pattern", "^\\s*[Hh][Tt][Tt][Pp][Ss]?://")
        case .address: member("pattern", "^https?://[^/@#]+/[^#]*$")
        case .host: member("pattern", "^[^A-Z/@ ]+$")
        case .language: member("pattern", "^[a-z]{2,8}(-[A-Za-z0-9]{1,8})*$")
        case .openData:
            member(
                "pattern",
                "^(geonames:[1-9]\\d{0,14}|wikidata:Q[1-9]\\d{0,14}|iso3166:[A-Z]{2}(-[A-Z0-9]{1,3})?"
                    + "|(?!(geonames|wikidata|iso3166):).*\\S.*)$")
        }
    }

    private mutating func listSchema(_ element: FieldShape) {
        member("type", "array")
        key("items")
        shape(element)
    }
}
