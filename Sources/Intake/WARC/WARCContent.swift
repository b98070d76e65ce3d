internal import Markup
internal import PipelineKit

/// The part of a record that may be a document.
struct WARCContent {
    var body: [UInt8]
    var contentType: String?
    /// RFC 3339.
    var fetchedAt: String?
    /// The first problem of record or body that may have lost text.
    var problem: String?
    /// Whether block or payload do not match their digests.
    var hasWrongDigest = false

    /// Whether a record is of a kind that holds documents.
    static func mayHoldDocument(_ member: WARCRecord) -> Bool {
        switch member.kind {
        case "response", "revisit": member.url?.hasPrefix("dns:") != true
        case "resource", "conversion": true
        default: false
        }
    }

    /// Extracts the body of a record.
    ///
    /// - Throws: a drop for revisits, errors, images and scripts.
    init(_ member: WARCRecord, limits: Decompressor.Limits) throws(DocumentFault) {
        if member.kind == "revisit" { throw .drop("revisit") }
        if member.isResponse {
            let message = HTTPMessage(member.block, limits: limits)
            if let status = message.status, status != 200 { throw .drop("http_status") }
            body = message.body
            contentType = message.header("content-type")
            problem = (member.problems + message.problems).first {
                $0 != "digest_mismatch" && $0 != "no_status_line"
            }
            hasWrongDigest = WARCDigest.isWrongPayload(member, message)
        } else {
            body = member.block
            contentType = member.header("content-type")
            problem = member.problems.first { $0 != "digest_mismatch" }
        }
        if member.problems.contains("digest_mismatch") { hasWrongDigest = true }
        guard Self.mayBeText(contentType) else { throw .drop("not_text") }
        fetchedAt = member.date.map(Self.rfc3339)
    }

    private static func mayBeText(_ contentType: String?) -> Bool {
        guard let contentType else { return true }
        let type = ContentType(contentType).type
        if type.isEmpty || type.contains("html") || type.contains("xml") || type == "text/plain" {
            return true
        }
        return type == "application/feed+json" || type == "application/octet-stream"
    }

    /// ARC writes fourteen digits.
    private static func rfc3339(_ date: String) -> String {
        let digits = Array(date.utf8)
        guard digits.count == 14, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return date }
        func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
        return
            "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z"
    }
}
