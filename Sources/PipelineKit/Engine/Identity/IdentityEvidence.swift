internal import TextKit

/// By what a record may be found to be an article that is known already, and what is compared then.
///
/// Workers make it where a document ends, from the document's own words: what is joined to it later only adds keys.
package struct IdentityEvidence: RecordAttachment, Equatable {
    package static let name = "identity"

    /// Hashes of what only versions of one article share: its addresses, its guid, or else headline or text.
    package internal(set) var keys: [UInt64]
    package internal(set) var likeness: ArticleLikeness
    /// What entries that were joined to it are compared by.
    package private(set) var joined: [ArticleLikeness] = []
    /// The ids that it may have, in order of preference.
    package var candidates: [String] = []
    /// Hashes of the addresses at which a page and the entries about it meet.
    package var links: [UInt64] = []
    /// Names the document: its place in the inbox.
    package var document: UInt64 = 0
    /// What the document states beside the text, and who speaks.
    package var statement: RecordStatement?

    init(keys: [UInt64], likeness: ArticleLikeness) {
        self.keys = keys
        self.likeness = likeness
    }

    /// The evidence of a record.
    package init(_ record: borrowing Record) { self.init(record, DocumentAddresses(record)) }

    init(_ record: borrowing Record, _ addresses: DocumentAddresses) {
        let names = ArticleNames(record, addresses)
        let guid = names.guid ?? names.localGUID
        likeness = ArticleLikeness(record, guidKey: guid.map(Self.key))
        likeness.hasTellingGUID = guid != nil && ArticleNames.isTelling(record.guid ?? "")
        likeness.fragment = (addresses.partFragment ?? addresses.laterPart).map(Self.key)
        candidates = names.ids
        statement = RecordStatement(of: record)
        document = Self.key(of: record.input)
        links = Self.links(of: record, addresses)
        let permalink = addresses.permalink.map { [$0.articleKey] } ?? []
        let places = (addresses.articleKeys + permalink).map { Self.key("address\n" + $0) }
        if let article = addresses.article {
            likeness.addresses = Self.distinct(places)
            likeness.hasTellingAddress = article.namesOnePage
        }
        keys = Self.distinct((guid.map { [Self.key($0)] } ?? []) + places)
        if guid == nil, record.identity.link != .withFragment,
            record.kind == .feedEntry || keys.isEmpty, let headline = names.headline
        {
            keys.append(Self.key(headline))
        }
        // An entry moves within its container, and a container changes; a file of the same bytes is the same document.
        if keys.isEmpty { keys.append(names.bytes.map(Self.key) ?? likeness.textKey) }
        // The member of an entry without a guid is its link, which others have too, or its number.
        if addresses.article == nil, guid != nil || record.kind != .feedEntry { keys.append(document) }
        if let words = wordsKey(record, addresses) { keys.append(words) }
        // Version 1 published saved later pages under the address of the first. Records of an archive share their place.
        if addresses.isLaterPage, record.input.offset == nil, record.input.member == nil {
            keys.append(document)
        }
    }

    /// An entry is found by its words where its link is: guid and headline may both be others tomorrow.
    private func wordsKey(_ record: borrowing Record, _ addresses: DocumentAddresses) -> UInt64? {
        guard record.kind == .feedEntry, likeness.words >= ArticleLikeness.tellingWords else { return nil }
        return Self.key("words\n\(addresses.canonical?.articleKey ?? "")\n\(likeness.textKey)")
    }

    /// A link that several entries share joins none of them to its page.
    private static func links(of record: borrowing Record, _ addresses: DocumentAddresses) -> [UInt64] {
        let isEntry = record.kind == .feedEntry
        let own = isEntry && addresses.article == nil ? [] : [addresses.canonical, addresses.own]
        return distinct(
            (own + [isEntry ? addresses.permalink : nil]).compactMap { $0.map { key($0.articleKey) } })
    }

    private static func distinct(_ keys: [UInt64]) -> [UInt64] {
        var seen: Set<UInt64> = []
        return keys.filter { seen.insert($0).inserted }
    }

    /// A file that is written anew, or an entry that its container still has, may hold a new version of its article.
    package static func key(of input: InputReference) -> UInt64 {
        key("input\n\(input.path)\n\(input.member ?? "")")
    }

    static func key(_ text: String) -> UInt64 { XXH3.hash(Array(text.utf8)) }

    /// More than an article has; a page that a thousand entries name is known by the first.
    private static let maximumKeys = 64
    private static let maximumJoined = 8

    /// Takes over by what an entry that is joined to this record is known: without the page, tomorrow's feed still is
    /// about the same article.
    package mutating func adopt(_ entry: IdentityEvidence) {
        keys = Array(Self.distinct(keys + entry.keys).prefix(Self.maximumKeys))
        if likeness.guidKey == nil {
            (likeness.guidKey, likeness.hasTellingGUID) = (
                entry.likeness.guidKey, entry.likeness.hasTellingGUID
            )
        }
        for other in [entry.likeness] + entry.joined where !joined.contains(other) {
            joined.append(other)
        }
        joined = Array(joined.prefix(Self.maximumJoined))
    }

    private static let idDigits = 32

    package init?(encoded bytes: [UInt8]) {
        var reader = LittleEndianReader(bytes)
        func numbers() -> [UInt64] { (0..<Int(reader.read(UInt8.self))).map { _ in reader.read() } }
        (keys, links, document) = (numbers(), numbers(), reader.read())
        candidates = (0..<Int(reader.read(UInt8.self))).map { _ in
            String(decoding: reader.take(Self.idDigits), as: UTF8.self)
        }
        statement = RecordStatement(from: &reader)
        let likenesses = (0..<Int(reader.read(UInt8.self))).map { _ in
            ArticleLikeness(encoded: Array(reader.take(Int(reader.read(UInt16.self)))))
        }
        let known = likenesses.compactMap { $0 }
        guard !reader.isPastEnd, let likeness = known.first, known.count == likenesses.count else {
            return nil
        }
        self.likeness = likeness
        joined = Array(known.dropFirst())
    }

    package var encoded: [UInt8] {
        var writer = LittleEndianWriter(capacity: 384)
        for numbers in [keys, links] {
            writer.write(UInt8(numbers.count))
            for number in numbers { writer.write(number) }
        }
        writer.write(document)
        writer.write(UInt8(candidates.count))
        for id in candidates { writer.write(id.utf8) }
        RecordStatement.write(statement, to: &writer)
        writer.write(UInt8(1 + joined.count))
        for bytes in ([likeness] + joined).map(\.encoded) {
            writer.write(UInt16(bytes.count))
            writer.write(bytes)
        }
        return writer.bytes
    }
}

/// An article that an earlier run published.
package struct PublishedArticle: Sendable, Equatable {
    package var id: String
    /// Of its newest text.
    package var likeness: ArticleLikeness
    /// Of what else was found to be about it: summaries, entries that were joined to its page.
    package var others: [ArticleLikeness]

    package init(id: String, likeness: ArticleLikeness, others: [ArticleLikeness] = []) {
        self.id = id
        self.likeness = likeness
        self.others = others
    }
}
