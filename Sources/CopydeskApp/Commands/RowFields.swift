internal import ArgumentParser
package import Dedupe
internal import JSON
internal import PipelineKit
internal import TextKit

/// The fields of a row that dedupe reads.
package struct RowFields: ParsableArguments {
    @Argument(help: "JSON Lines; '-' is standard input.")
    var file: String

    @Option(help: "Field of the text.")
    var text = "text"

    @Option(help: "Field of the identifier.")
    var id = "id"

    @Option(help: "Field of the URL.")
    var url = "url"

    @Option(help: "Field of the date.")
    var date = "date"

    @Option(help: "Field of the headline.")
    var title = "title"

    @Option(help: "Field of the language.")
    var language = "language"

    /// Computes the signature of every row of the file.
    package func sign(into deduplicator: inout Deduplicator) throws {
        var sketcher = DocumentSketcher()
        try JSONLinesInput.forEachRow(file) { row in
            let address = row[url]?.string.flatMap { WebAddress($0) }
            let identity = DocumentIdentity(
                canonicalURL: address?.canonical, source: address?.host, language: row[language]?.string,
                published: row[date]?.string, headline: row[title]?.string)
            let signature = sketcher.signature(of: row[text]?.string ?? "", identity: identity)
            deduplicator.add(id: JSONLinesInput.id(row, field: id), signature: signature.encoded())
        }
    }
}
