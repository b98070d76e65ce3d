internal import PipelineKit
internal import StandardPipeline
internal import TextKit

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
        .drop { background: #fde7e7 } .aside { background: #f1f1f1; color: #666 } del { text-decoration-color: #c33 }
        .drop:hover, .drop:focus, .aside:hover, .aside:focus { outline: 1px solid #c33 }
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
            + InspectionText.sections(inspection).map(section).joined()
        let head = InspectionText.head(inspection.record)
            .map { "<dt>\(escaped($0.0))</dt><dd>\(escaped($0.1))</dd>" }.joined()
        let findings = inspection.findings
            .map { "<dt>\(escaped($0.name))</dt><dd>\(escaped($0.value))</dd>" }.joined()
        let outcome = inspection.outcome.map { "<p class=\"drop\">\(escaped($0))</p>" } ?? ""
        return """
            <div class="pair"><div><h2>Blocks</h2>\(left)</div>
            <div><h2>Record</h2>\(outcome)<dl>\(head)\(findings)</dl>\(body(inspection.record))</div></div>
            """
    }

    private func section(_ heading: String, _ rows: [Inspection.Row]) -> String {
        guard !rows.isEmpty else { return "" }
        return "<h3>\(heading.prefix(1).uppercased() + heading.dropFirst())</h3>"
            + rows.map { block($0, "aside") }.joined()
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

    private func escaped(_ text: String) -> String { MarkupEscaping.escaped(text) }
}
