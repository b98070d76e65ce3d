internal import TextKit

/// Compares a record's block with the digest it states.
enum WARCDigest {
    static func verify(_ member: inout WARCRecord) {
        guard let stated = member.header("warc-block-digest"), !member.problems.contains(.sizeLimit) else {
            return
        }
        guard matches(stated, member.block[...]) == false else { return }
        member.note(.digestMismatch)
    }

    /// Whether a response's payload has another digest than the record states.
    ///
    /// Writers differ in whether the transfer encoding counts as payload, and decoded bodies are digested by some:
    /// any of the three is accepted. A truncated record has another digest for a reason reported already.
    static func isWrongPayload(_ member: WARCRecord, _ message: HTTPMessage) -> Bool {
        guard let stated = member.header("warc-payload-digest"), member.problems.isEmpty, !member.isCut,
            message.problems.allSatisfy({ $0 == .noStatusLine })
        else { return false }
        let candidates = [message.storedBody, message.unchunkedBody, message.body[...]]
        return candidates.allSatisfy { matches(stated, $0) == false }
    }

    /// Whether bytes match a digest; nil where its algorithm is not known.
    static func matches(_ stated: String, _ bytes: ArraySlice<UInt8>) -> Bool? {
        let parts = stated.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let digest = digest(String(parts[0]).lowercased(), bytes) else { return nil }
        let value = String(parts[1])
        if value.utf8.count == digest.count * 2 { return value.lowercased() == Hexadecimal.text(digest) }
        return value.uppercased().filter { $0 != "=" } == base32(digest)
    }

    private static func digest(_ name: String, _ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        switch name {
        case "sha1", "sha-1": ContentDigest.sha1(bytes)
        case "sha256", "sha-256": ContentDigest.sha256Bytes(bytes)
        default: nil
        }
    }

    /// RFC 4648 base 32, without padding: a SHA-1 needs none.
    static func base32(_ bytes: [UInt8]) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var text: [UInt8] = []
        var buffer: UInt32 = 0
        var bits: UInt32 = 0
        for byte in bytes {
            buffer = (buffer << 8 | UInt32(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(digits[Int(buffer >> bits & 31)])
            }
        }
        if bits > 0 { text.append(digits[Int(buffer << (5 - bits) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }
}
