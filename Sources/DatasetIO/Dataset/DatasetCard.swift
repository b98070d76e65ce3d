internal import Files
internal import JSON
package import PipelineKit

/// `README.md` and `datapackage.json`: describe the dataset to people and to tools.
package enum DatasetCard {
    package static func write(
        to folder: String, optionalFields: Set<RecordSchema.OptionalField>
    ) throws(OutputError) {
        try DatasetLayout.attempt(.failed) { () throws(FileError) in
            let package = dataPackage(
                try articleFiles(in: folder), columns: RecordSchema.columns(with: optionalFields))
            let files = [("README.md", Array(readme.utf8)), ("datapackage.json", package)]
            for (name, bytes) in files {
                let file = try FileSystem.create("\(folder)/\(name)")
                try file.write(bytes)
                try file.synchronize()
            }
        }
    }

    private static let readme = """
        # A Copydesk dataset

        | folder | holds |
        |---|---|
        | `articles/` | the records, JSON Lines |
        | `articles_csv/` | the same rows as CSV |
        | `duplicates/` | every copy left out, and which record it repeats |
        | `removed/` | every block taken out of an article, by category, rule and score |
        | `quarantine/` | every document that could not be read, with code, message and place |
        | `drops/` | every healthy document left out, and why |
        | `changes/` | what a follower must do, in the order of `seq` |
        | `runs/<id>/manifest.json` | counts, and size, rows and SHA-256 of every file |

        Read it whole, for example: `SELECT * FROM read_json_auto('articles/*/*.jsonl')` in DuckDB,
        `load_dataset("json", data_files="articles/*/*.jsonl")` in Hugging Face datasets.
        `copydesk verify` proves digests and counts.

        """

    /// Paths of the parts of every run, sorted.
    private static func articleFiles(in folder: String) throws(FileError) -> [String] {
        var paths: [String] = []
        for table in ["articles", "articles_csv"] where FileSystem.exists("\(folder)/\(table)") {
            for run in try StrayFile.others(in: "\(folder)/\(table)") {
                paths += try StrayFile.others(in: "\(folder)/\(table)/\(run)").map { "\(table)/\(run)/\($0)" }
            }
        }
        return paths.sorted()
    }

    /// A Data Package (datapackage.org, version 1) that names the article files and their columns.
    private static func dataPackage(_ files: [String], columns: [RecordSchema.Column]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("profile", "data-package")
            writer.member("name", "copydesk-dataset")
            writer.key("resources")
            writer.array { writer in
                for (name, folder, format) in [
                    ("articles", "articles/", "jsonl"), ("articles_csv", "articles_csv/", "csv"),
                ] {
                    let paths = files.filter { $0.hasPrefix(folder) }
                    if !paths.isEmpty {
                        writer.resource(name: name, format: format, paths: paths, columns: columns)
                    }
                }
            }
        }
        writer.newline()
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func resource(
        name: String, format: String, paths: [String], columns: [RecordSchema.Column]
    ) {
        object { writer in
            writer.member("name", name)
            writer.member("format", format)
            writer.member("encoding", "utf-8")
            writer.member("path", paths)
            writer.key("schema")
            writer.object { writer in
                writer.key("fields")
                writer.array { writer in
                    for column in columns {
                        writer.object {
                            $0.member("name", column.name)
                            $0.member("type", column.field.shape.tableSchemaType)
                        }
                    }
                }
            }
        }
    }
}

extension FieldShape {
    /// The type that Table Schema has for it.
    fileprivate var tableSchemaType: String {
        switch self {
        case .string: "string"
        case .integer: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .list, .sorted: "array"
        case .object: "object"
        }
    }
}
