package import Files
package import TextKit

/// Settles a record's addresses for comparison, where a document ends and its record continues.
package struct RecordAddresses: Sendable {
    /// The resource that says which part of a host is registrable.
    package static let suffixList = "domains/public_suffix_list.dat"

    private let domains: RegistrableDomains

    package init(domains: RegistrableDomains) {
        self.domains = domains
    }

    /// Opens the list of public suffixes.
    ///
    /// - Throws: `ResourceError` if it is missing.
    package init(resources: Resources) throws(ResourceError) {
        let rules = try resources.bytes(Self.suffixList)
        domains = RegistrableDomains(rules: String(decoding: rules, as: UTF8.self))
    }

    /// Makes the stated address canonical, else the one it was found at, sets its registrable domain, and decides
    /// which address can be that of this one article.
    package func settle(_ record: inout Record) {
        let own = record.url.flatMap { WebAddress($0) }
        let address = record.canonicalURL.flatMap { WebAddress($0) } ?? own
        record.canonicalURL = address?.canonical
        record.domain = address.map { domains.registrable(WebAddress.host(ofCanonical: $0.canonical)) }
        record.identity.address = address.flatMap { Self.articleAddress($0, own: own, of: record) }
    }

    /// A front page is the address of no article, and the canonical address of a later page is that of the first.
    private static func articleAddress(
        _ address: WebAddress, own: WebAddress?, of record: borrowing Record
    ) -> String? {
        switch record.identity.link {
        case .shared: return nil
        case .withFragment: return address.canonical + (record.url.flatMap(fragment) ?? "")
        case .ofArticle:
            guard !address.isFrontPage else { return nil }
            if let own, own.isLaterPage(of: address) { return own.canonical }
            return address.canonical
        }
    }

    /// "#post-244"; nil where there is none.
    package static func fragment(of url: String) -> String? {
        url.utf8.firstIndex(of: UInt8(ascii: "#")).map { String(url[$0...]) }.flatMap { $0 == "#" ? nil : $0 }
    }
}
