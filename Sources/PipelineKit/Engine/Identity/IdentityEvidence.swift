internal import TextKit

/// By what a record may be found to be an article that is known already, and what is compared then.
///
/// Workers make it where a document ends.
package struct IdentityEvidence: RecordAttachment, Equatable {
    package static let name = "identity"

    /// Hashes of what only versions of one article share: its address, its guid, or else headline or text.
    package var keys: [UInt64]
    package var likeness: ArticleLikeness

    init(keys: [UInt64], likeness: ArticleLikeness) {
        self.keys = keys
        self.likeness = likeness
    }

    /// The evidence of a record whose addresses are settled.
    package init(_ record: borrowing Record) {
        let guid = RecordIdentity.scopedGUID(of: record).map(Self.key) ?? 0
        likeness = ArticleLikeness(record, guidKey: guid)
        keys = []
        if guid != 0 { keys.append(guid) }
        for address in Self.addresses(of: record) { keys.append(Self.key("address\n" + address)) }
        if record.guid == nil, record.identity.link != .withFragment,
            record.kind == .feedEntry || keys.isEmpty
        {
            keys += RecordIdentity.headline(of: record).map { [Self.key($0)] } ?? []
        }
        // An entry moves within its container, and a container changes; a file of the same bytes is the same document.
        if keys.isEmpty { keys.append(RecordIdentity.bytes(of: record).map(Self.key) ?? likeness.textKey) }
        // The member of an entry without a guid is its link, which others have too, or its number.
        if record.identity.address == nil, guid != 0 || record.kind != .feedEntry {
            keys.append(Self.key(of: record.input))
        }
    }

    /// The article's address and, where it differs, the one it was found at, each without what its variants differ in.
    private static func addresses(of record: borrowing Record) -> [String] {
        guard let address = record.identity.address, let known = WebAddress(address) else { return [] }
        if record.identity.link == .withFragment {
            return [known.articleKey + (RecordAddresses.fragment(of: address) ?? "")]
        }
        var keys = [known.articleKey]
        if let own = record.url.flatMap({ WebAddress($0) }), !own.isFrontPage, own.articleKey != keys[0] {
            keys.append(own.articleKey)
        }
        return keys
    }

    /// A file that is written anew, or an entry that its container still has, may hold a new version of its article.
    package static func key(of input: InputReference) -> UInt64 {
        key("input\n\(input.path)\n\(input.member ?? "")")
    }

    static func key(_ text: String) -> UInt64 { XXH3.hash(Array(text.utf8)) }

    package init?(encoded bytes: [UInt8]) {
        var reader = LittleEndianReader(bytes)
        let count = Int(reader.read(UInt8.self))
        keys = (0..<count).map { _ in reader.read() }
        guard !reader.isPastEnd,
            let likeness = ArticleLikeness(encoded: Array(bytes.dropFirst(1 + count * 8)))
        else { return nil }
        self.likeness = likeness
    }

    package var encoded: [UInt8] {
        var writer = LittleEndianWriter(capacity: 224)
        writer.write(UInt8(keys.count))
        for key in keys { writer.write(key) }
        writer.write(likeness.encoded)
        return writer.bytes
    }
}

/// An article that an earlier run published.
package struct PublishedArticle: Sendable, Equatable {
    package var id: String
    package var likeness: ArticleLikeness

    package init(id: String, likeness: ArticleLikeness) {
        self.id = id
        self.likeness = likeness
    }
}
