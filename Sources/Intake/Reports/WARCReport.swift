internal import JSON
internal import Markup
internal import PipelineKit
internal import TextKit

/// Writes the records of an archive in the format of `copydesk parse`.
enum WARCReport {
    /// Writes `"feed"` and `"records"`; returns whether anything was corrupt.
    static func write(
        _ bytes: [UInt8], _ format: SourceFormat, compression: Compression?, to writer: inout JSONWriter
    ) throws(SourceRefusal) -> Bool {
        writer.key("feed")
        writer.object {
            $0.member("format", "warc")
        }
        writer.key("entries")
        writer.array { _ in }
        writer.key("records")
        var reader = WARCReader(MemoryByteSource(bytes), compression: compression)
        var isDamaged = false
        try writer.array { (writer: inout JSONWriter) throws(SourceRefusal) in
            while let member = try reader.next() {
                if !member.problems.isEmpty { isDamaged = true }
                record(member, to: &writer)
            }
        }
        return isDamaged || reader.lostBytes > 0 || reader.damagedMembers > 0
    }

    private static func record(_ member: WARCRecord, to writer: inout JSONWriter) {
        let message = member.isResponse ? HTTPMessage(member.block) : nil
        let contentType = message?.header("content-type") ?? member.header("content-type")
        writer.object {
            $0.member("type", member.kind)
            // As written, with the brackets that some put around it.
            $0.memberIfAny("uri", member.header("warc-target-uri") ?? member.url)
            $0.member("offset", member.offset)
            if let status = message?.status {
                $0.member("status", status)
            }
            $0.memberIfAny("mime", contentType.map { ContentType($0).type })
            $0.memberIfAny("charset", contentType.flatMap { ContentType($0).charset })
            $0.memberIfAny("date", member.date)
            $0.member("length", member.block.count)
            if member.isResponse || member.kind == "resource" || member.kind == "conversion" {
                $0.member("payload_sha256", ContentDigest.sha256(message?.body ?? member.block))
            }
            $0.memberIfAny("problem", (member.problems + (message?.problems ?? [])).first?.rawValue)
        }
    }

}
