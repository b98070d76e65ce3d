internal import JSON
package import PipelineKit

/// What a run writes besides the articles: duplicates, removed blocks, quarantine, drops and changes, as JSON Lines.
package struct AuditTables {
    private var duplicates: PartWriter
    private var removed: PartWriter
    private var quarantine: PartWriter
    private var drops: PartWriter
    private var changes: PartWriter
    private var row = JSONWriter()
    /// The number of the next change.
    package private(set) var nextChange: Int

    /// Prepares the tables of a run; `nextChange` is the number that its first change gets.
    package init(staging: String, runID: String, nextChange: Int) {
        self.nextChange = nextChange
        func table(_ name: String) -> PartWriter {
            PartWriter(
                .init(
                    staging: staging, folder: "\(name)/run=\(runID)", suffix: "jsonl",
                    maximumPartBytes: 256 << 20))
        }
        duplicates = table("duplicates")
        removed = table("removed")
        quarantine = table("quarantine")
        drops = table("drops")
        changes = table("changes")
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

    package mutating func dropped(_ entry: DropEntry) throws(OutputError) {
        try drops.write(
            row: row.line { writer in
                writer.key("input")
                writer.input(entry.input)
                writer.member("stage", entry.stage)
                writer.member("reason", entry.reason.code)
                writer.member("url", entry.url)
                writer.member("title", entry.title)
            })
    }

    /// Numbers what became of an article, and writes it.
    package mutating func changed(_ change: ArticleChange) throws(OutputError) {
        try changes.write(
            row: row.line { writer in
                writer.member("seq", nextChange)
                writer.member("id", change.id)
                writer.member("op", change.operation.rawValue)
                writer.member("revision", change.revision)
                writer.member("cluster_id", change.clusterID)
            })
        nextChange += 1
    }

    package mutating func close() throws(OutputError) -> [OutputFile] {
        try duplicates.close() + removed.close() + quarantine.close() + drops.close() + changes.close()
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
