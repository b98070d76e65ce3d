package import Files
package import TextKit

/// Normalizes a record's addresses for comparison, where a document ends and its record continues.
package struct RecordAddresses: Sendable {
    private let domains: RegistrableDomains

    package init(domains: RegistrableDomains) {
        self.domains = domains
    }

    /// Opens the list of public suffixes.
    ///
    /// - Throws: `ResourceError` if it is missing.
    package init(resources: Resources) throws(ResourceError) {
        let rules = try resources.bytes("domains/public_suffix_list.dat")
        domains = RegistrableDomains(rules: String(decoding: rules, as: UTF8.self))
    }

    /// Makes the stated address canonical, else the one it was found at, and sets its registrable domain.
    package func settle(_ record: inout Record) {
        let address = [record.canonicalURL, record.url].lazy.compactMap { $0 }.compactMap { WebAddress($0) }
            .first
        record.canonicalURL = address?.canonical
        record.domain = address.map { domains.registrable($0.host) }
    }
}

/// Assigns the ids of records, in this one place.
///
/// Workers provide the evidence, canonical address and digest of the bytes; this step sees the records
/// of a run one by one in source order, before any corpus stage does.
package struct RecordIdentity: Sendable {
    package init() {}

    /// Makes the id, and makes the record the only one of its cluster and story until a stage changes that.
    package mutating func identify(_ record: inout Record) {
        record.ids = RecordIDs(Self.id(canonicalURL: record.canonicalURL, input: record.input))
    }

    /// 32 hex digits of SHA-256 over the canonical URL, or over the digest of the raw bytes and the member's name:
    /// the same on every machine, whatever the path.
    static func id(canonicalURL: String?, input: InputReference) -> String {
        let key: String
        if let canonicalURL {
            key = "url\n\(canonicalURL)"
        } else {
            let place = [input.sha256, input.member, input.offset.map(String.init)]
            key = "bytes\n" + place.map { $0 ?? "" }.joined(separator: "\n")
        }
        return String(ContentDigest.sha256(Array(key.utf8)).prefix(32))
    }
}
