internal import Files
package import JSON
package import PipelineKit
internal import TextKit

/// `runs/<id>/manifest.json`: what a run did, and every file it made with size, rows and digest.
package struct Manifest: Sendable, Equatable {
    package var report: RunReport
    /// Of the dataset's schema.
    package private(set) var schemaVersion = RecordSchema.version

    package init(_ report: RunReport) { self.report = report }

    // MARK: Writing

    /// Writes it and returns its digest, by which the state recognizes a published run.
    package func write(to folder: String) throws(OutputError) -> String {
        let bytes = encoded
        try DatasetLayout.attempt(.failed) { () throws(FileError) in
            try FileSystem.makeFolder(folder)
            let file = try FileSystem.create("\(folder)/manifest.json")
            try file.write(bytes)
            try file.synchronize()
        }
        return ContentDigest.sha256(bytes)
    }

    /// The manifest as JSON.
    package var encoded: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema_version", RecordSchema.version)
            writeOptionalFields(to: &writer)
            writer.member("run", report.runID)
            writer.member("kind", report.kind.rawValue)
            writer.member("version", report.version)
            writer.member("plan_digest", report.planDigest)
            writer.member("previous_run", report.previous)
            writer.member("previous_digest", report.previousDigest)
            writer.member("changes_from", report.changes.from)
            writer.member("changes_next", report.changes.next)
            writeCounts(to: &writer)
            writer.key("files")
            writer.array { for file in report.files { $0.file(file) } }
            writeDatasetFiles(to: &writer)
            writeTimings(to: &writer)
        }
        return Self.sealed(writer.bytes)
    }

    // MARK: Digest

    private static let digestMember = Array(",\"digest\":\"".utf8)
    private static let digestBytes = 64

    /// A manifest whose last member is the digest of all before it, so that no figure in it can be altered unnoticed.
    private static func sealed(_ object: [UInt8]) -> [UInt8] {
        let content = object.dropLast()
        return content + digestMember + Array("\(ContentDigest.sha256(Array(content)))\"}\n".utf8)
    }

    /// Whether the bytes of a manifest are those that its digest is of; one of an earlier program ends without a digest.
    static func isSound(_ bytes: [UInt8]) -> Bool {
        let end = Array("\"}\n".utf8)
        let rest = digestMember.count + digestBytes + end.count
        guard bytes.count > rest, bytes[(bytes.count - rest)...].starts(with: digestMember) else {
            return bytes.suffix(3).elementsEqual("}}\n".utf8)
        }
        let digest = bytes.dropLast(end.count).suffix(digestBytes)
        return bytes.suffix(end.count).elementsEqual(end)
            && digest.elementsEqual(ContentDigest.sha256(Array(bytes.dropLast(rest))).utf8)
    }

    /// Writes nothing where the articles have no optional columns.
    private func writeOptionalFields(to writer: inout JSONWriter) {
        guard !report.optionalFields.isEmpty else { return }
        writer.key("optional_fields")
        writer.strings(
            RecordSchema.OptionalField.allCases.filter(report.optionalFields.contains).map(\.rawValue))
    }

    /// Every later run writes these files anew, so that only the newest manifest is right about them.
    private func writeDatasetFiles(to writer: inout JSONWriter) {
        guard !report.datasetFiles.isEmpty else { return }
        writer.key("dataset_files")
        writer.array { for file in report.datasetFiles { $0.file(file, hasRows: false) } }
    }

    private var listing: [(String, Int)] {
        [
            ("new_inputs", report.listing.new), ("changed_inputs", report.listing.changed),
            ("unchanged_inputs", report.listing.unchanged), ("removed_inputs", report.listing.removed),
        ]
    }

    private func writeCounts(to writer: inout JSONWriter) {
        writer.key("counts")
        writer.object { writer in
            for (name, count) in [
                ("inputs", report.inputs), ("input_bytes", report.inputBytes),
                ("documents", report.documents),
                ("articles", report.articles), ("duplicates", report.duplicates),
            ] + listing {
                writer.member(name, count)
            }
            for (name, counts) in [
                ("skipped_inputs", report.listing.skipped),
                ("quarantined", report.quarantined), ("dropped", report.dropped),
                ("counts_only", report.countsOnly),
                ("removed_blocks", report.removedBlocks), ("near_misses", report.nearMisses),
            ] {
                writer.key(name)
                writer.object { writer in
                    for (code, count) in counts.sorted(by: { $0.key < $1.key }) {
                        writer.member(code, count)
                    }
                }
            }
        }
    }

    private func writeTimings(to writer: inout JSONWriter) {
        writer.key("timings")
        writer.object { writer in
            writer.member("started", report.started)
            writer.member("finished", report.finished)
            writer.key("wall_seconds")
            writer.decimal(report.wallSeconds, decimals: 3)
            writer.key("stage_seconds")
            writer.object { writer in
                for (stage, seconds) in report.stageSeconds.sorted(by: { $0.key < $1.key }) {
                    writer.key(stage)
                    writer.decimal(seconds, decimals: 3)
                }
            }
        }
    }

    /// By which the next run names this one: its files and those of all runs before it, the same on every machine.
    package var contentDigest: String {
        let lines =
            ["\(report.runID) \(report.previousDigest ?? "")"]
            + report.files.map { "\($0.sha256)  \($0.path)" }
        return ContentDigest.sha256(Array(lines.joined(separator: "\n").utf8))
    }

    // MARK: Reading

    /// Reads a manifest; nil if a member is missing or of the wrong shape.
    package init?(_ json: JSONValue) {
        guard let run = json["run"]?.string, let counts = json["counts"], let files = json["files"]?.elements,
            let digest = json["plan_digest"]?.string, let version = json["version"]?.string,
            let documents = counts["documents"]?.integer, let articles = counts["articles"]?.integer,
            let duplicates = counts["duplicates"]?.integer
        else { return nil }
        report = RunReport(runID: run, planDigest: digest, version: version)
        (report.documents, report.articles, report.duplicates) = (documents, articles, duplicates)
        report.previous = json["previous_run"]?.string
        report.previousDigest = json["previous_digest"]?.string
        report.optionalFields = Set(
            (json["optional_fields"]?.elements ?? []).compactMap {
                $0.string.flatMap(RecordSchema.OptionalField.init)
            })
        report.listing.new = counts["new_inputs"]?.integer ?? 0
        report.listing.changed = counts["changed_inputs"]?.integer ?? 0
        report.listing.unchanged = counts["unchanged_inputs"]?.integer ?? 0
        report.listing.removed = counts["removed_inputs"]?.integer ?? 0
        report.listing.skipped = Self.counts(counts["skipped_inputs"])
        report.started = json["timings"]?["started"]?.string ?? ""
        report.finished = json["timings"]?["finished"]?.string ?? ""
        report.inputs = counts["inputs"]?.integer ?? 0
        report.inputBytes = counts["input_bytes"]?.integer ?? 0
        report.quarantined = Self.counts(counts["quarantined"])
        report.dropped = Self.counts(counts["dropped"])
        report.countsOnly = Self.counts(counts["counts_only"])
        report.kind = json["kind"]?.string.flatMap(RunKind.init) ?? .run
        schemaVersion = json["schema_version"]?.integer ?? 0
        report.changes = ChangeRange(
            from: json["changes_from"]?.integer ?? 1, next: json["changes_next"]?.integer ?? 1)
        report.removedBlocks = Self.counts(counts["removed_blocks"])
        report.nearMisses = Self.counts(counts["near_misses"])
        report.files = files.compactMap { OutputFile($0) }
        report.datasetFiles = (json["dataset_files"]?.elements ?? []).compactMap {
            OutputFile($0, hasRows: false)
        }
        guard report.files.count == files.count else { return nil }
    }

    /// Reads the manifest of a run; nil if it cannot be read.
    package init?(run: String, in dataset: String) {
        guard let bytes = try? FileSystem.read("\(dataset)/runs/\(run)/manifest.json"),
            let json = try? JSONParser.parse(bytes)
        else { return nil }
        self.init(json)
    }

    private static func counts(_ json: JSONValue?) -> [String: Int] {
        Dictionary((json?.members ?? []).map { ($0.key, $0.value.integer ?? 0) }) { _, last in last }
    }
}

extension JSONWriter {
    fileprivate mutating func file(_ file: OutputFile, hasRows: Bool = true) {
        object { writer in
            writer.member("path", file.path)
            writer.member("bytes", file.bytes)
            if hasRows { writer.member("rows", file.rows) }
            writer.member("sha256", file.sha256)
        }
    }
}

extension OutputFile {
    fileprivate init?(_ json: JSONValue, hasRows: Bool = true) {
        guard let path = json["path"]?.string, let bytes = json["bytes"]?.integer,
            let rows = hasRows ? json["rows"]?.integer : 0,
            let digest = json["sha256"]?.string
        else { return nil }
        self.init(path: path, bytes: bytes, rows: rows, sha256: digest)
    }
}
