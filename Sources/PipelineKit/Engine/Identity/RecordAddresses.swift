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

    /// Makes the stated address canonical, else the one it was found at, sets its registrable domain, decides which
    /// address can be that of this one article, and notes all by which the article may be known.
    package func settle(_ record: inout Record) {
        record.removeControls()
        let addresses = DocumentAddresses(record)
        record.canonicalURL = addresses.canonical?.canonical
        record.domain = addresses.canonical.map { domains.registrable($0.host) }
        record.identity.address = addresses.article.map { $0.canonical + addresses.tellingFragment }
        record.attachments[IdentityEvidence.self] = IdentityEvidence(record, addresses)
    }

    /// "#post-244"; nil where there is none.
    package static func fragment(of url: String) -> String? {
        url.utf8.firstIndex(of: UInt8(ascii: "#")).map { String(url[$0...]) }.flatMap { $0 == "#" ? nil : $0 }
    }

    /// The fragment by which the link of an entry names a part of a page: none that numbers versions, says where a reader
    /// came from, or marks words of the text.
    static func partFragment(of url: String) -> String? {
        guard let fragment = fragment(of: url), !isVersionNumber(fragment), !fragment.hasPrefix("#:~:") else {
            return nil
        }
        return WebAddress.isTracking(fragment.dropFirst()) ? nil : fragment
    }

    /// "#2", by which some feeds number the versions of a page.
    package static func isVersionNumber(_ fragment: String) -> Bool {
        (2...4).contains(fragment.utf8.count)
            && fragment.utf8.dropFirst().allSatisfy(ASCII.isDigit)
    }
}

/// The addresses that a record states, parsed once.
struct DocumentAddresses {
    /// Where it was found.
    let own: WebAddress?
    /// What it states as canonical, else where it was found.
    let canonical: WebAddress?
    /// The one that is this article's alone, without a fragment.
    let article: WebAddress?
    /// The fragment that tells it from other entries with the same link, or from the first page of its article; empty where
    /// the address needs none.
    let tellingFragment: String
    /// The fragment by which an entry's link names a part of a page, whether or not others have the same link.
    let partFragment: String?
    /// Whether it says that it is the second or a later page of the article at `canonical`.
    let isLaterPage: Bool
    /// Its guid, where that is an address.
    let guid: WebAddress?
    let guidFragment: String?

    init(_ record: borrowing Record) {
        own = record.url.flatMap { WebAddress($0)?.withoutCache }
        canonical = record.canonicalURL.flatMap { WebAddress($0)?.withoutCache } ?? own
        article = Self.articleAddress(canonical, own, record.identity.link)
        tellingFragment = Self.tellingFragment(record, isAtCanonical: article == canonical)
        isLaterPage =
            article != nil
            && (article != canonical || record.identity.link == .ofArticle && !tellingFragment.isEmpty)
        partFragment = record.kind == .feedEntry ? record.url.flatMap(RecordAddresses.partFragment) : nil
        guid = record.guid.flatMap { WebAddress($0)?.withoutCache }
        guidFragment = record.guid.flatMap(RecordAddresses.fragment)
    }

    /// A later page that states no address of its own is told from the first by the page before it.
    private static func tellingFragment(_ record: borrowing Record, isAtCanonical: Bool) -> String {
        if record.identity.link == .withFragment { return record.url.flatMap(RecordAddresses.fragment) ?? "" }
        guard isAtCanonical, let page = record.identity.previousPage else { return "" }
        return "#behind:" + page
    }

    /// A front page is the address of no article, and the canonical address of a later page is that of the first.
    private static func articleAddress(
        _ canonical: WebAddress?, _ own: WebAddress?, _ link: IdentityClaim.Link
    ) -> WebAddress? {
        guard let canonical else { return nil }
        switch link {
        case .shared: return nil
        case .withFragment: return canonical
        case .ofArticle:
            guard !canonical.isFrontPage else { return nil }
            if let own, own.isLaterPage(of: canonical) { return own }
            return canonical
        }
    }

    /// What all variants of the article's address share, of the one it was found at where that is another, and of the part
    /// that its link names: tomorrow an entry of the next part may stand beside it.
    var articleKeys: [String] {
        guard let article else { return [] }
        let key = article.articleKey + tellingFragment
        guard tellingFragment.isEmpty else { return [key] }
        let other = own.flatMap { $0.isFrontPage || $0.articleKey == key ? nil : $0.articleKey }
        return [key, other, partFragment.map { key + $0 }].compactMap { $0 }
    }

    /// What tells a later page from the others of its article, which share the words above and below their own.
    var laterPart: String? {
        guard isLaterPage, let article else { return nil }
        return tellingFragment.isEmpty ? article.articleKey : tellingFragment
    }

    /// The guid as the address of a page, as feeds state it unless they say otherwise; with a fragment it is the address
    /// of a part, but for a number, by which some feeds count the versions of one page.
    var permalink: WebAddress? {
        guard let guid, !guid.isFrontPage, guidFragment.map(RecordAddresses.isVersionNumber) ?? true else {
            return nil
        }
        return guid
    }

    /// The fragment of a guid that tells it from others: none where it numbers the versions of the article's own page.
    var guidPlace: String {
        guard let guidFragment else { return "" }
        let isVersion =
            RecordAddresses.isVersionNumber(guidFragment) && guid?.articleKey == article?.articleKey
        return isVersion ? "" : guidFragment
    }
}
