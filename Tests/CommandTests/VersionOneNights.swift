import DatasetIO
import Foundation
import JSON
import TestSupport
import Testing

/// A copy of a dataset that the program of schema version 1 has made, with its state and inbox (Fixtures/upgrade).
struct VersionOneNights {
    /// Which of the fixtures: three nights, or two with another configuration.
    enum Kind: String, CaseIterable {
        case nights, packed, csv

        var stages: String {
            let intake = #"{"stage": "fetch"}, {"stage": "clean-html"}, {"stage": "strip-boilerplate"}"#
            return switch self {
            case .nights: intake + #", {"stage": "dedupe"}"#
            case .packed: intake + #", {"stage": "dedupe", "options": {"storyID": true}}"#
            case .csv: intake
            }
        }

        var sinks: String {
            switch self {
            case .nights: #"{"sink": "jsonl"}, {"sink": "csv"}"#
            case .packed:
                #"{"sink": "jsonl", "options": {"compression": "zstd"}}, "#
                    + #"{"sink": "csv", "options": {"compression": "gzip", "guardFormulas": true}}"#
            case .csv: #"{"sink": "csv"}"#
            }
        }

        var nights: ClosedRange<Int> { self == .nights ? 1...3 : 1...2 }
    }

    let folder: ScratchFolder
    let kind: Kind

    init(_ kind: Kind) throws {
        self.kind = kind
        folder = try ScratchFolder()
        for part in ["dataset", "state"] {
            try folder.copy("\(Checkout.fixtures)/upgrade/\(kind.rawValue)/\(part)", as: part)
        }
        // One more line break than the state knows, so that all are read again.
        for night in kind.nights {
            for (path, bytes) in try FileTree.read("\(Checkout.fixtures)/upgrade/inbox/\(night)") {
                try folder.write("inbox/\(path)", bytes.isEmpty ? bytes : bytes + [0x0A])
            }
        }
        try folder.write(
            "pipeline.json",
            """
            {"version": 1, "resources": "\(Checkout.data)", "source": {"source": "directory"},
             "stages": [\(kind.stages)], "sinks": [\(kind.sinks)]}
            """)
    }

    func command(_ arguments: [String], faults: String? = nil) throws -> Program.Outcome {
        var environment = ["SWIFT_BACKTRACE": "enable=no"]
        environment["COPYDESK_FAULTS"] = faults
        return try Program.run(arguments, in: folder.path, environment: environment)
    }

    func upgrade(_ more: [String] = [], faults: String? = nil) throws -> Program.Outcome {
        try command(["upgrade", "--run-id", "upgraded"] + more, faults: faults)
    }

    func run(_ name: String) throws -> Program.Outcome {
        try command(["run", "--run-id", name, "--progress", "never"])
    }

    func problems() throws -> [String] { try DatasetVerifier.verify(folder.file("dataset")).problems }

    /// The rows of an uncompressed table, of one run or of all.
    func rows(_ table: String, run: String? = nil) throws -> [JSONValue] {
        let files = try folder.tree("dataset").filter { path, _ in
            path.hasPrefix(run.map { "\(table)/run=\($0)/" } ?? "\(table)/")
        }
        return try files.sorted { $0.key < $1.key }.flatMap { _, bytes in
            try bytes.split(separator: 0x0A).map { try JSONParser.parse(Array($0)) }
        }
    }

    /// The bytes of the dataset and the names of what stands beside it.
    func everything() throws -> [String: Data] { try folder.tree("dataset") }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
    }
}

extension JSONValue {
    func text(_ key: String) -> String { self[key]?.string ?? "" }
}
