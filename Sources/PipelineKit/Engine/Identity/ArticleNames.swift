internal import TextKit

/// By what an article may be called: the texts that its ids are made from.
///
/// Each id is 32 hex digits of SHA-256, the same on every machine, whatever the path.
struct ArticleNames {
    /// Its own address.
    let address: String?
    /// The guid within the host that gave it.
    let guid: String?
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
        bytes = record.kind == .feedEntry ? nil : Self.bytes(record.input)
        content = "content\n\(record.canonicalURL ?? "")\n\(record.title ?? "")\n\(record.text)"
    }

    /// Where a guid is an address, its variants are one guid: a feed that moves to https keeps its entries.
    private static func scopedGUID(_ record: borrowing Record, _ addresses: DocumentAddresses) -> String? {
        guard let guid = record.guid else { return nil }
        if let address = addresses.guid { return "guid\n" + address.articleKey + addresses.guidPlace }
        let host = record.identity.guidScope ?? addresses.canonical?.host
        return "guid\n\(host ?? record.source ?? "")\n\(guid)"
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
