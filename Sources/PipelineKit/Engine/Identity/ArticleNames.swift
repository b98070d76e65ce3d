internal import TextKit

/// By what an article may be called: the texts that its ids are made from.
///
/// Each id is 32 hex digits of SHA-256, the same on every machine, whatever the path.
struct ArticleNames {
    /// Its own address.
    let address: String?
    /// The guid within the host that gave it; nil where it is no better than a link that others have.
    let guid: String?
    /// A guid that nobody's host can scope, within its file.
    let localGUID: String?
    /// Headline and address, which tell an entry that has no address of its own.
    let headline: String?
    /// The document's bytes and where they stand in their file; nil for an entry, which moves there.
    let bytes: String?
    private let content: String

    init(_ record: borrowing Record, _ addresses: DocumentAddresses) {
        address = record.identity.address.map { "url\n\($0)" }
        guid = Self.scopedGUID(record, addresses)
        let place = addresses.canonical?.articleKey
        headline = record.title.flatMap { title in place.map { "headline\n\($0)\n\(title)" } }
        localGUID =
            guid == nil && addresses.guid == nil
            ? record.guid.map { "guid in file\n\(record.input.path)\n\($0)" } : nil
        bytes = record.kind == .feedEntry ? nil : Self.bytes(record.input)
        content = "content\n\(record.canonicalURL ?? "")\n\(record.title ?? "")\n\(record.text)"
    }

    /// Where a guid is an address, its variants are one guid: a feed that moves to https keeps its entries.
    private static func scopedGUID(_ record: borrowing Record, _ addresses: DocumentAddresses) -> String? {
        guard let guid = record.guid else { return nil }
        if let address = addresses.guid {
            if addresses.guidFragment == nil, isSharedPage(address, record, addresses) { return nil }
            return "guid\n" + address.articleKey + addresses.guidPlace
        }
        let scope = record.identity.guidScope ?? addresses.canonical?.host ?? record.source
        return scope.map { "guid\n\($0)\n\(guid)" }
    }

    /// Whether a guid names the page that many entries link to.
    private static func isSharedPage(
        _ guid: WebAddress, _ record: borrowing Record, _ addresses: DocumentAddresses
    ) -> Bool {
        guid.isFrontPage
            || record.identity.link == .shared && guid.articleKey == addresses.canonical?.articleKey
    }

    /// Whether a guid is used for one entry alone: "latest" and "1" come again, and an address says no more than the link.
    static func isTelling(_ guid: String) -> Bool {
        let digits = guid.utf8.count(where: ASCII.isDigit)
        return digits > 0 && (digits < guid.utf8.count || digits > 3)
    }

    private static func bytes(_ input: InputReference) -> String? {
        guard let digest = input.sha256 else { return nil }
        return "bytes\n\(digest)\n\(input.member ?? "")\n\(input.offset.map(String.init) ?? "")"
    }

    /// The ids that it may have, in order of preference.
    var ids: [String] {
        var names = [address, guid ?? headline].compactMap { $0 }
        if names.isEmpty, let bytes { names.append(bytes) }
        return (names + [content]).map(ContentDigest.id)
    }

    /// The id of a copy that has the id of the article it repeats: rows of `duplicates/` must not name themselves.
    static func copyID(_ input: InputReference) -> String {
        ContentDigest.id(of: "copy\n\(bytes(input) ?? input.path)")
    }
}
