import TestSupport

@testable import Dedupe

/// A table of the signatures of texts, as a run's documents come to dedupe.
func signedTable(_ inputs: [DedupeInput]) -> SignatureTable {
    var table = SignatureTable()
    var sketcher = DocumentSketcher()
    for input in inputs {
        let identity = DocumentIdentity(
            canonicalURL: input.url, source: input.source, language: input.language, published: input.date)
        _ = table.append(sketcher.signature(of: input.text, identity: identity).encoded())
    }
    return table
}

/// The documents of a run.
func signedDocuments(_ inputs: [DedupeInput]) -> DedupeDocuments {
    var documents = DedupeDocuments()
    documents.ids = inputs.map(\.id)
    documents.ranks = inputs.map { _ in 0 }
    documents.table = signedTable(inputs)
    return documents
}
