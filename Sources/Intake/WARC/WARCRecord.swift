/// One record of a WARC or ARC file.
package struct WARCRecord: Sendable {
    /// "response", "resource", "request", "metadata", "revisit", "warcinfo", "conversion" or "arc_header".
    package var kind: String
    package var url: String?
    /// Where the record, or its compressed member, begins in the file.
    package var offset: Int
    /// When it was fetched, as stated.
    package var date: String?
    /// The record's own headers, names in lower case.
    package var headers: [HeaderField] = []
    /// The block: HTTP headers and body of a response.
    package var block: [UInt8] = []
    /// What is wrong with the record, in the order in which it was found.
    package var problems: [RecordProblem] = []

    /// The value of one of the record's headers, its name in lower case.
    package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// Whether the block is an HTTP response with a body that may be a document.
    package var isResponse: Bool { kind == "response" }

    mutating func note(_ problem: RecordProblem) {
        if !problems.contains(problem) { problems.append(problem) }
    }
}
