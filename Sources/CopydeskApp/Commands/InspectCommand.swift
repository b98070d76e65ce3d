internal import ArgumentParser
internal import Files
internal import PipelineKit
internal import RunHost
internal import StandardPipeline

/// `copydesk inspect`: one document, block by block.
struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show each block of a document: kept or removed, by which rule and score.")

    @Argument(help: "The document; '-' is standard input.")
    var file: String

    @Option(help: "Write a page with everything side by side.")
    var html: String?

    @Option(help: "Colours: auto (where the output is a terminal), always or never.")
    var colour = Colouring.auto

    enum Colouring: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    @Option(help: "Configuration whose options and cue packs to use instead of the defaults.")
    var config: String?

    @Option(help: "Folder of cue packs, gazetteers and models.")
    var data: String?

    private func inspector() throws -> Inspector {
        let resources = try ResourceLocation.open(given: data)
        guard let config else { return try Inspector(resources: resources) }
        return try Inspector(plan: try LoadedConfiguration.load(config).plan(), resources: resources)
    }

    func run() async throws {
        try await reporting {
            let inspector = try inspector()
            let source = NamedSource(path: file, url: nil)
            for item in try source.list() {
                let inspections: [Inspection]
                do throws(DocumentFault) {
                    inspections = try inspector.inspect(try source.load(item))
                } catch {
                    Console.log(
                        "copydesk: \(item.path): \(error.description.code): \(error.description.message)")
                    throw ExitStatus.dataError.code
                }
                try show(inspections)
            }
        }
    }

    private func show(_ inspections: [Inspection]) throws {
        guard let html else {
            let usesColour = colour == .always || (colour == .auto && Console.outputIsTerminal)
            let painter = InspectionText(usesColour: usesColour)
            for inspection in inspections { try Console.print(painter.text(inspection)) }
            return
        }
        try FileSystem.create(html).write(Array(InspectionPage(inspections: inspections).text.utf8))
        try Console.print("wrote \(html)")
    }
}

/// An inspection for the terminal.
struct InspectionText {
    var usesColour: Bool

    private func paint(_ text: String, _ code: String) -> String {
        usesColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    func text(_ inspection: Inspection) -> String {
        let record = inspection.record
        var lines = Self.head(record).map { name, value in paint(name + ":", "1") + " " + value }
        if let outcome = inspection.outcome { lines.append(paint("outcome:", "1") + " " + outcome) }
        lines.append("")
        lines += inspection.body.map(row)
        if !inspection.beside.isEmpty {
            lines += ["", paint("outside the body", "1")] + inspection.beside.map(row)
        }
        lines += ["", paint("entities", "1")] + entities(record)
        return lines.joined(separator: "\n") + "\n"
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

/// An inspection as a page: all blocks on the left, the record on the right.
struct InspectionPage {
    var inspections: [Inspection]

    var text: String {
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Copydesk inspection</title>
        <style>
        body { font: 15px/1.5 sans-serif; margin: 1.5em; color: #222 }
        .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 2em; border-bottom: 2px solid #888 }
        p { margin: .4em 0; padding: .2em .5em } dt { font-weight: bold } dd { margin: 0 0 .3em 1em }
        .drop { background: #fde7e7 } .beside { background: #f1f1f1; color: #666 } del { text-decoration-color: #c33 }
        .drop:hover, .drop:focus, .beside:hover, .beside:focus { outline: 1px solid #c33 }
        .why { display: block; font-size: 80%; color: #933 }
        mark { background: #dff0ff } mark.PER { background: #ffe9b8 } mark.ORG { background: #e3dcff }
        </style></head><body>
        \(inspections.map(pair).joined(separator: "\n"))
        </body></html>

        """
    }

    private func pair(_ inspection: Inspection) -> String {
        let left =
            inspection.body.map { block($0, "drop") }.joined()
            + (inspection.beside.isEmpty ? "" : "<h3>Outside the body</h3>")
            + inspection.beside.map { block($0, "beside") }.joined()
        let head = InspectionText.head(inspection.record)
            .map { "<dt>\(escaped($0.0))</dt><dd>\(escaped($0.1))</dd>" }.joined()
        let outcome = inspection.outcome.map { "<p class=\"drop\">\(escaped($0))</p>" } ?? ""
        return """
            <div class="pair"><div><h2>Blocks</h2>\(left)</div>
            <div><h2>Record</h2>\(outcome)<dl>\(head)</dl>\(body(inspection.record))</div></div>
            """
    }

    private func block(_ row: Inspection.Row, _ style: String) -> String {
        guard !row.isKept else { return "<p>\(escaped(row.text))</p>" }
        let signals = row.signals.map { "\($0.name) \(InspectionText.score($0.weight))" }.joined(
            separator: "\n")
        let reason = "\(row.category?.rawValue ?? "") · \(row.rule) · \(InspectionText.score(row.score))"
        return """
            <p class="\(style)" tabindex="0" title="\(escaped(signals))"><del>\(escaped(row.text))</del>\
            <span class="why">\(escaped(reason))</span></p>
            """
    }

    /// The text with its entities marked.
    private func body(_ record: Record) -> String {
        let scalars = Array(record.text.unicodeScalars)
        var html = ""
        var position = 0
        for entity in record.entities where entity.start >= position && entity.end <= scalars.count {
            html += escaped(scalars[position..<entity.start])
            html += """
                <mark class="\(entity.type)" title="\(escaped(entity.name)) \(escaped(entity.id ?? ""))">\
                \(escaped(scalars[entity.start..<entity.end]))</mark>
                """
            position = entity.end
        }
        html += escaped(scalars[position...])
        return html.split(separator: "\n\n").map { "<p>\($0)</p>" }.joined()
    }

    private func escaped(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return escaped(String(text))
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
