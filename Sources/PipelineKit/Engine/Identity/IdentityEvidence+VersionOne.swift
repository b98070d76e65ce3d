internal import TextKit

/// Rows of schema version 1 have neither guid nor a word on what their link was worth.
extension IdentityEvidence {
    /// The evidence of an article as version 1 published it: every key by which its document may name it when it is
    /// read again.
    package init(ofVersionOne record: borrowing Record) {
        self.init(keys: [], likeness: ArticleLikeness(record, guidKey: nil))
        let names = Self.names(ofVersionOne: record)
        let texts = [names.guid, names.headline, names.bytes].compactMap { $0 }
        document = Self.key(of: record.input)
        let places = Self.addresses(ofVersionOne: record).map { Self.key("address\n" + $0) }
        // A front page or a link of several entries may be among them: they find the article and prove nothing.
        let all = places + texts.map(Self.key) + [document, likeness.textKey]
        for key in all where !keys.contains(key) { keys.append(key) }
        // Of a page that an entry was joined to nobody knows what it stated itself.
        if !record.isJoined { statement = RecordStatement(of: record) }
    }

    /// What it may be called; the member of an entry is its guid.
    fileprivate static func names(ofVersionOne record: borrowing Record) -> ArticleNames {
        var named = copy record
        named.guid = guid(ofVersionOne: record)
        return ArticleNames(named, DocumentAddresses(named))
    }

    /// A front page is nobody's address; whether the fragment counted was decided by the other entries.
    private static func addresses(ofVersionOne record: borrowing Record) -> [String] {
        let fragment = record.url.flatMap(RecordAddresses.fragment)
        return [record.canonicalURL, record.url].flatMap { url -> [String] in
            guard let address = url.flatMap({ WebAddress($0) }), !address.isFrontPage else { return [] }
            return [address.articleKey] + (fragment.map { [address.articleKey + $0] } ?? [])
        }
    }

    /// The member of an entry is its guid, or without one its link or its number.
    private static func guid(ofVersionOne record: borrowing Record) -> String? {
        guard record.kind == .feedEntry || record.kind == .newswire, let member = record.input.member,
            member != record.url,
            !member.hasPrefix("entry-")
        else { return nil }
        return member
    }
}

extension ArticleGroups.Member {
    /// What is compared to tell the articles apart that version 1 gave one id.
    package init(ofVersionOne record: borrowing Record) {
        let key = IdentityEvidence.names(ofVersionOne: record).guid.map { IdentityEvidence.key($0) }
        self.init(record, ArticleLikeness(record, guidKey: key))
    }
}
