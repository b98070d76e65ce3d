package import TextKit

/// Puts a record's addresses into the form in which they are compared, where a document ends and its record goes on.
package struct RecordAddresses: Sendable {
    private let domains: RegistrableDomains

    package init(domains: RegistrableDomains) {
        self.domains = domains
    }

    /// Makes the stated address canonical, or else the one it was found under, and names its registrable domain.
    package func settle(_ record: inout Record) {
        let address = [record.canonicalURL, record.url].lazy.compactMap { $0 }.compactMap { WebAddress($0) }
            .first
        record.canonicalURL = address?.canonical
        record.domain = address.map { domains.registrable($0.host) }
    }
}

/// Gives records their ids: the one place that does.
///
/// Workers state the evidence, which is the canonical address and the digest of the bytes; this step sees the records
/// of a run one by one in source order, before any corpus stage does.
package struct RecordIdentity: Sendable {
    package init() {}

    /// Makes the id, and the record the only one of its cluster and story as long as no stage says otherwise.
    package mutating func identify(_ record: inout Record) {
        record.id = Self.id(canonicalURL: record.canonicalURL, input: record.input)
        (record.clusterID, record.storyID) = (record.id, record.id)
    }

    /// 32 hex digits of SHA-256 over the canonical URL, or over the digest of the raw bytes and the member's name:
    /// the same on every machine, whatever the path.
    static func id(canonicalURL: String?, input: InputReference) -> String {
        let key: String
        if let canonicalURL {
            key = "url\n\(canonicalURL)"
        } else {
            key = "bytes\n\(input.sha256)\n\(input.member ?? "")\n\(input.offset.map(String.init) ?? "")"
        }
        return String(ContentDigest.sha256(Array(key.utf8)).prefix(32))
    }
}
