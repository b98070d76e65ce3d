internal import TextKit

/// Rows of schema version 1 have neither guid nor a word on what their link was worth.
extension IdentityEvidence {
    /// The evidence of an article as version 1 published it: every key by which its document may name it when it is
    /// read again.
    package init(ofVersionOne record: borrowing Record) {
        self.init(keys: [], likeness: ArticleLikeness(record, guidKey: 0))
        var named = copy record
        named.guid = Self.guid(ofVersionOne: record)
        let texts = [
            named.guid == nil ? nil : RecordIdentity.scopedGUID(of: named),
            RecordIdentity.headline(of: record), RecordIdentity.bytes(of: record),
        ]
        let all =
            Self.addresses(ofVersionOne: record).map { Self.key("address\n" + $0) }
            + texts.compactMap { $0.map(Self.key) } + [Self.key(of: record.input), likeness.textKey]
        for key in all where !keys.contains(key) { keys.append(key) }
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
    fileprivate static func guid(ofVersionOne record: borrowing Record) -> String? {
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
        var named = copy record
        named.guid = IdentityEvidence.guid(ofVersionOne: record)
        let key = RecordIdentity.scopedGUID(of: named).map { IdentityEvidence.key($0) }
        self.init(record, ArticleLikeness(record, guidKey: key ?? 0))
    }
}
