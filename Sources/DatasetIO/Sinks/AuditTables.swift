internal import JSON
package import PipelineKit

/// What a run writes besides the articles: duplicates, removed blocks and quarantine, as JSON Lines.
package struct AuditTables {
    private var duplicates: PartWriter
    private var removed: PartWriter
    private var quarantine: PartWriter
    private var row = JSONWriter()

    package init(staging: String, runID: String) throws(OutputError) {
        func table(_ name: String) throws(OutputError) -> PartWriter {
            try PartWriter(
                .init(
                    staging: staging, folder: "\(name)/run=\(runID)", suffix: "jsonl",
                    maximumPartBytes: 256 << 20))
        }
        duplicates = try table("duplicates")
        removed = try table("removed")
        quarantine = try table("quarantine")
    }

    package mutating func duplicate(_ record: Record, _ duplication: Duplication) throws(OutputError) {
        try duplicates.write(
            row: row.line { writer in
                writer.member("id", record.id)
                writer.member("duplicate_of", duplication.canonicalID)
                writer.key("similarity")
                writer.decimal(duplication.similarity)
                writer.member("reason", duplication.reason)
                for (key, value) in [
                    ("url", record.url), ("source", record.source), ("published", record.published),
                ] {
                    writer.member(key, value)
                }
                writer.key("input")
                writer.input(record.input)
            })
    }

    /// One row for every block taken out of a record.
    package mutating func removedBlocks(of record: Record) throws(OutputError) {
        for block in record.removedBlocks {
            try removed.write(
                row: row.line { writer in
                    writer.member("id", record.id)
                    writer.member("category", block.category.rawValue)
                    writer.member("rule", block.rule)
                    writer.key("score")
                    writer.decimal(block.score)
                    writer.member("text", block.text)
                    writer.key("input")
                    writer.input(record.input)
                    writer.member("place", block.place)
                    for (key, signals) in [("cues", block.cues), ("facts", block.facts)] {
                        writer.key(key)
                        writer.signals(signals)
                    }
                })
        }
    }

    package mutating func quarantined(_ entry: QuarantineEntry) throws(OutputError) {
        try quarantine.write(
            row: row.line { writer in
                writer.key("input")
                writer.input(entry.input)
                writer.member("stage", entry.stage)
                writer.member("code", entry.fault.code)
                writer.member("message", entry.fault.message)
                writer.member("offset", entry.fault.offset)
            })
    }

    package mutating func close() throws(OutputError) -> [OutputFile] {
        try duplicates.close() + removed.close() + quarantine.close()
    }
}

extension JSONWriter {
    /// `[{"name":"en.newsletter.cta.sign-up-here","weight":0.9}]`, strongest first.
    fileprivate mutating func signals(_ signals: [BlockSignal]) {
        array { list in
            for signal in signals {
                list.object { writer in
                    writer.member("name", signal.name)
                    writer.key("weight")
                    writer.decimal(signal.weight, decimals: 3)
                }
            }
        }
    }

    /// One object with a line end, as bytes.
    fileprivate mutating func line(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        removeAll()
        object(body)
        newline()
        return bytes
    }
}
