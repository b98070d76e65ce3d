internal import DateKit
internal import Markup
internal import PipelineKit

/// The part of a record that may be a document.
struct WARCContent {
    var body: [UInt8]
    var contentType: String?
    /// RFC 3339.
    var fetchedAt: String?
    /// The first problem of record or body that may have lost text.
    var problem: RecordProblem?
    /// Whether block or payload do not match their digests.
    var hasWrongDigest = false

    /// Extracts the body of a record.
    ///
    /// - Throws: a drop for revisits, errors, images, scripts and files for machines.
    init(_ member: WARCRecord, limits: Decompressor.Limits) throws(DocumentFault) {
        if member.kind == "revisit" { throw .drop(.revisit) }
        var problems = member.problems
        contentType = member.header("content-type")
        if member.holdsMessage {
            let message = HTTPMessage(member.block, limits: limits)
            let extent = message.extent
            guard extent != .part else { throw .drop(.httpStatus) }
            body = message.body
            contentType = message.header("content-type") ?? member.ownContentType
            problems += message.problems.filter { $0 != .noStatusLine }
            if extent == .unstated { problems.append(.truncated) }
            hasWrongDigest = WARCDigest.isWrongPayload(member, message)
        } else {
            body = member.block
        }
        if member.problems.contains(.digestMismatch) { hasWrongDigest = true }
        problem = problems.first { $0 != .digestMismatch } ?? (member.isCut ? .truncated : nil)
        if let reason = ArchivedBody.reasonToDrop(body, contentType, address: member.url) {
            throw .drop(reason)
        }
        fetchedAt = member.date.map(Self.rfc3339)
    }

    /// ARC writes fourteen digits, in UTC.
    private static func rfc3339(_ date: String) -> String {
        Timestamp(fourteenDigits: date.utf8)?.utc ?? date
    }
}

extension WARCRecord {
    /// Whether the block is an HTTP message, or ought to be one.
    fileprivate var holdsMessage: Bool {
        if isResponse || kind.isEmpty { return true }
        return header("content-type").map { ContentType($0).type } == "application/http"
    }

    /// The type that the record states of a body without an HTTP header.
    fileprivate var ownContentType: String? {
        header("content-type").flatMap { ContentType($0).type == "application/http" ? nil : $0 }
    }

    /// Whether the crawler says that it did not get, or not put, everything here.
    var isCut: Bool { header("warc-truncated")?.isEmpty == false || header("warc-segment-number") != nil }

    /// Why it is no document; nil where its content decides.
    var reasonToPass: CountedReason? {
        switch kind {
        case "response": return url?.hasPrefix("dns:") == true ? CountedReason(.record, "dns") : nil
        case "resource", "conversion":
            return PageRendering.isPage(url) ? nil : CountedReason(.record, kind)
        case "revisit", "": return nil
        case "request", "metadata", "warcinfo", "continuation", "arc_header":
            return CountedReason(.record, kind)
        default: return CountedReason(.record, "other")
        }
    }
}
