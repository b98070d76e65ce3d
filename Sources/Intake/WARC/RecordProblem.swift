internal import PipelineKit

/// What is wrong with a record of an archive or with the answer that it holds.
package enum RecordProblem: String, Sendable, CaseIterable {
    /// A stream within the body ends early or does not fit its checksum.
    case bodyDamaged = "body_damaged"
    case chunksDamaged = "chunks_damaged"
    case contentEncodingWrong = "content_encoding_wrong"
    case contentLengthMissing = "content_length_missing"
    case contentLengthWrong = "content_length_wrong"
    /// The compressed data of the archive itself.
    case damagedData = "damaged_data"
    case digestMismatch = "digest_mismatch"
    case malformedHeader = "malformed_header"
    case noBody = "no_body"
    case noStatusLine = "no_status_line"
    case sizeLimit = "size_limit"
    case truncated

    /// The fault of a document that this kept from being opened.
    func fault(_ message: String) -> DocumentFault { DocumentFault(code: rawValue, message: message) }
}
