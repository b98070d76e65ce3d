internal import PipelineKit
internal import StandardPipeline

/// An inspection for the terminal.
struct InspectionText {
    var usesColour: Bool

    private func paint(_ text: String, _ code: String) -> String {
        usesColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    func text(_ inspection: Inspection) -> String {
        let record = inspection.record
        var lines = Self.head(record).map { name, value in paint(name + ":", "1") + " " + value }
        lines += inspection.findings.map { paint($0.name + ":", "1") + " " + $0.value }
        if let outcome = inspection.outcome { lines.append(paint("outcome:", "1") + " " + outcome) }
        lines.append("")
        lines += inspection.body.map(row)
        for (heading, rows) in Self.sections(inspection) where !rows.isEmpty {
            lines += ["", paint(heading, "1")] + rows.map(row)
        }
        lines += ["", paint("entities", "1")] + entities(record)
        return lines.joined(separator: "\n") + "\n"
    }

    /// What was removed, besides the blocks of the body.
    static func sections(_ inspection: Inspection) -> [(heading: String, rows: [Inspection.Row])] {
        [
            ("outside the body", inspection.rejected),
            ("removed by other stages", inspection.removedByOthers),
        ]
    }

    static func head(_ record: Record) -> [(String, String)] {
        [
            ("title", record.title), ("subtitle", record.subtitle), ("source", record.source),
            ("authors", record.authors.joined(separator: ", ")), ("published", record.published),
            ("modified", record.modified), ("section", record.section), ("language", record.language),
            ("url", record.url), ("warnings", record.warnings.joined(separator: ", ")),
        ].compactMap { name, value in value.flatMap { $0.isEmpty ? nil : (name, $0) } }
    }

    private func row(_ row: Inspection.Row) -> String {
        let score = Self.score(row.score)
        guard !row.isKept else {
            let role = row.rule.hasPrefix("role ") ? paint(" [\(row.rule.dropFirst(5))]", "2") : ""
            return paint("  keep \(score)", "32") + "  \(row.text)" + role
        }
        let reason = "\(row.category?.rawValue ?? "unnamed") by \(row.rule)"
        let signals = row.signals.prefix(4).map { "\($0.name) \(Self.score($0.weight))" }.joined(
            separator: ", ")
        return paint("- drop \(score)", "31") + "  \(row.text)\n             " + paint(reason, "2")
            + (signals.isEmpty ? "" : paint("  (\(signals))", "2"))
    }

    static func score(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let fraction = String(hundredths.magnitude % 100)
        return "\(hundredths < 0 ? "-" : "")\(hundredths.magnitude / 100)."
            + (fraction.count < 2 ? "0" : "") + fraction
    }

    private func entities(_ record: Record) -> [String] {
        var seen: Set<String> = []
        return record.entities.filter { seen.insert($0.type + $0.name).inserted }.map { entity in
            "  " + paint(entity.type, "36") + " \(entity.name)"
                + (entity.count > 1 ? " ×\(entity.count)" : "")
                + (entity.id.map { "  \($0)" } ?? "")
        }
    }
}
