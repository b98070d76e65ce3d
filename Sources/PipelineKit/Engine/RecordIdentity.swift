package import TextKit

/// Derives what a record's other fields imply: id, canonical URL, domain, word count.
package struct RecordIdentity: Sendable {
    private let domains: RegistrableDomains

    package init(domains: RegistrableDomains) {
        self.domains = domains
    }

    /// Fills the derived fields of a record whose text is final so far.
    package func complete(_ record: inout Record) {
        let address = [record.canonicalURL, record.url].lazy.compactMap { $0 }.compactMap { WebAddress($0) }
            .first
        record.canonicalURL = address?.canonical
        record.domain = address.map { domains.registrable($0.host) }
        record.id = Self.id(canonicalURL: record.canonicalURL, input: record.input)
        (record.clusterID, record.storyID) = (record.id, record.id)
        record.wordCount = WordCounter.count(record.text)
    }

    /// 32 hex digits of SHA-256 over the canonical URL, or over the digest of the raw bytes and the member's name:
    /// the same on every machine, whatever the path.
    package static func id(canonicalURL: String?, input: InputReference) -> String {
        let key: String
        if let canonicalURL {
            key = "url\n\(canonicalURL)"
        } else {
            key = "bytes\n\(input.sha256)\n\(input.member ?? "")\n\(input.offset.map(String.init) ?? "")"
        }
        return String(ContentDigest.sha256(Array(key.utf8)).prefix(32))
    }
}
