internal import Files
internal import JSON
package import PipelineKit
internal import TextKit

/// `README.md` and `datapackage.json`: describe the dataset to people and to tools.
package enum DatasetCard {
    /// Their names; `verify` finds every one in the newest manifest.
    static let names = ["README.md", "datapackage.json"]

    /// Completes a staged dataset: describes it, and writes the manifest of its newest run, which names what describes it.
    ///
    /// Returns the manifest's digest, by which the state recognizes a published run.
    package static func complete(_ report: RunReport, in staging: String) throws(OutputError) -> String {
        var report = report
        report.datasetFiles = try write(to: staging, report)
        return try Manifest(report).write(to: "\(staging)/runs/\(report.runID)")
    }

    private static func write(to folder: String, _ report: RunReport) throws(OutputError) -> [OutputFile] {
        try DatasetLayout.attempt(.failed) { () throws(FileError) in
            let package = dataPackage(
                try articleFiles(in: folder, report),
                columns: RecordSchema.columns(with: report.optionalFields))
            var files: [OutputFile] = []
            // A run without a row has written nothing yet.
            try FileSystem.makeFolder(folder)
            for (name, bytes) in zip(names, [Array(readme.utf8), package]) {
                let file = try FileSystem.create("\(folder)/\(name)")
                try file.write(bytes)
                try file.synchronize()
                files.append(
                    OutputFile(path: name, bytes: bytes.count, rows: 0, sha256: ContentDigest.sha256(bytes)))
            }
            return files
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

    /// Paths of the articles' parts in every run, sorted, as the manifests list them.
    private static func articleFiles(
        in folder: String, _ newest: RunReport
    ) throws(FileError) -> [String] {
        let earlier = try RunFolders.names(in: folder).compactMap { Manifest(run: $0, in: folder) }
        return articleFiles(of: earlier.map(\.report) + [newest])
    }

    private static func articleFiles(of runs: [RunReport]) -> [String] {
        Set(runs.flatMap(\.files).map(\.path)).filter { path in
            ["articles/", "articles_csv/"].contains { path.hasPrefix($0) }
        }.sorted()
    }

    /// Whether a data package names the articles' files and columns of a dataset of these runs.
    static func describes(_ package: [UInt8], _ runs: [RunReport], newest: RunReport) -> Bool {
        package
            == dataPackage(
                articleFiles(of: runs), columns: RecordSchema.columns(with: newest.optionalFields))
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
