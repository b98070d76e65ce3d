internal import DateKit
internal import JSON
internal import PipelineKit

/// The form of a manifest, and what its members say of each other; keys of later minor versions are let pass.
struct ManifestCheck {
    private static let members = [
        Field("run", .string(.filled), "", example: ""),
        Field("kind", .string(.oneOf(RunKind.allCases.map(\.rawValue))), "", example: ""),
        Field("version", .string(.any), "", example: ""),
        Field("plan_digest", .string(.any), "", example: ""),
        Field("previous_run", .string(.filled), isOptional: true, "", example: ""),
        Field("previous_digest", .string(.hexadecimal(64)), isOptional: true, "", example: ""),
        Field("changes_from", .integer(least: 1), "", example: ""),
        Field("changes_next", .integer(least: 1), "", example: ""),
    ]
    private static let numbers = [
        "inputs", "input_bytes", "documents", "articles", "duplicates", "new_inputs", "changed_inputs",
        "unchanged_inputs", "removed_inputs",
    ]
    private static let tallies = [
        "skipped_inputs", "quarantined", "dropped", "counts_only", "removed_blocks", "near_misses",
    ]
    private static let file = [
        Field("path", .string(.path), "", example: ""),
        Field("bytes", .integer(least: 1), "", example: ""),
        Field("rows", .integer(least: 0), "", example: ""),
        Field("sha256", .string(.hexadecimal(64)), "", example: ""),
    ]

    /// What is wrong with a manifest of this schema version.
    static func problems(_ json: JSONValue, _ run: RunReport) -> [String] {
        missing(members, in: json, at: "") + countProblems(json["counts"] ?? .null)
            + optionalFieldProblems(json["optional_fields"]) + timeProblems(json["timings"] ?? .null)
            + fileProblems(json["files"]?.elements ?? []) + partProblems(run.files) + relations(run)
    }

    /// Members that are not there or not of their shape.
    private static func missing(_ fields: [Field], in json: JSONValue, at path: String) -> [String] {
        fields.compactMap { field in
            guard let value = json[field.name] else { return "has no '\(path)\(field.name)'" }
            var field = field
            field.name = path + field.name
            return field.fault(in: value)
        }
    }

    private static func countProblems(_ counts: JSONValue) -> [String] {
        let count = FieldShape.integer(least: 0)
        let numbers = numbers.map { Field($0, count, "", example: "") }
        let nested = tallies.flatMap { name -> [String] in
            guard let members = counts[name]?.members else { return ["has no 'counts.\(name)'"] }
            return members.compactMap {
                Field("counts.\(name).\($0.key)", count, "", example: "").fault(in: $0.value)
            }
        }
        return missing(numbers, in: counts, at: "counts.") + nested + reasonProblems(counts)
    }

    /// What is only counted has no rows, and what has rows is not only counted.
    private static func reasonProblems(_ counts: JSONValue) -> [String] {
        func keys(_ name: String) -> [CountedReason] {
            (counts[name]?.members ?? []).map { CountedReason(code: $0.key) }
        }
        return keys("counts_only").filter { !$0.isKnown }.map {
            "'counts.counts_only.\($0.code)' is no reason to count a document and write no row"
        }
            + keys("dropped").filter(\.isKnown).map {
                "'counts.dropped.\($0.code)' is a reason that is only counted"
            }
    }

    private static func optionalFieldProblems(_ json: JSONValue?) -> [String] {
        let known = RecordSchema.OptionalField.allCases.map(\.rawValue)
        let field = Field("optional_fields", .list(.string(.oneOf(known))), "", example: "")
        return [json.flatMap(field.fault)].compactMap(\.self)
    }

    private static func timeProblems(_ timings: JSONValue) -> [String] {
        missing(
            ["started", "finished"].map { Field($0, .string(.time), "", example: "") }
                + [Field("wall_seconds", .number(0...1e12), "", example: "")], in: timings, at: "timings.")
    }

    private static func fileProblems(_ files: [JSONValue]) -> [String] {
        files.enumerated().compactMap { Field.fault(in: $1, fields: file, at: "files[\($0)]") }
    }

    /// Files stand in the order of their paths, and the parts of a table are numbered from 0 on.
    private static func partProblems(_ files: [OutputFile]) -> [String] {
        var problems: [String] = []
        let paths = files.map { Array($0.path.utf8) }
        if zip(paths, paths.dropFirst()).contains(where: { !$0.lexicographicallyPrecedes($1) }) {
            problems.append("the files are not in the order of their paths, each once")
        }
        for (table, parts) in Dictionary(grouping: files, by: \.table).sorted(by: { $0.key < $1.key })
        where !TableFolders.isOwn(table) {
            for (number, part) in parts.enumerated() where !PartWriter.isPart(part.path, number: number) {
                problems.append("'\(part.path)' is not the name of part \(number) of its table")
            }
            for part in parts where part.rows == 0 {
                problems.append("'\(part.path)' has no rows; a table without rows has no file")
            }
        }
        return problems
    }

    private static func relations(_ run: RunReport) -> [String] {
        var problems: [String] = []
        if run.changes.from > run.changes.next {
            problems.append(
                "'changes_from' is \(run.changes.from), behind the next change, \(run.changes.next)")
        }
        if run.previous == nil, run.previousDigest != nil {
            problems.append("'previous_digest' is stated without a 'previous_run'")
        }
        if let inputs = inputProblem(run) { problems.append(inputs) }
        if let started = Timestamp(rfc3339: run.started), let finished = Timestamp(rfc3339: run.finished),
            finished.secondsSince1970 < started.secondsSince1970
        {
            problems.append("'timings.finished' is \(run.finished), before it started, \(run.started)")
        }
        if run.kind == .prune, run.documents > 0 || run.files.contains(where: { $0.table != "changes" }) {
            problems.append("is of kind 'prune', and has more than changes")
        }
        return problems
    }

    /// A run reads the inputs that its listing calls new or changed.
    private static func inputProblem(_ run: RunReport) -> String? {
        let (new, changed) = (run.listing.new, run.listing.changed)
        guard run.kind.isOneReading, new + changed != run.inputs else { return nil }
        return "'counts.inputs' is \(run.inputs); \(new) new and \(changed) changed ones are \(new + changed)"
    }
}

extension RunKind {
    /// What a run of this kind may say became of an article; no command writes `merge` or `forget`.
    var operations: Set<ChangeOperation> {
        switch self {
        case .run, .full, .upgrade: [.add, .revise]
        case .prune: [.withdraw]
        case .compact: [.add, .revise, .withdraw]
        }
    }

    /// Whether a run of this kind begins a dataset.
    var isBeginning: Bool { self == .full || self == .compact || self == .upgrade }

    /// Whether its rows are those of one reading, in source order, and not of several joined.
    var isOneReading: Bool { self == .run || self == .full }
}

extension OutputFile {
    /// The folder of its table.
    var table: String { String(path.prefix { $0 != "/" }) }
}
