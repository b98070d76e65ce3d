internal import Markup
internal import PipelineKit
internal import TextKit

/// What a feed or an agency states about the use of its entries.
struct FeedRights {
    /// The feed's own statement, which entries without one have; read once, however many these are.
    private let shared: RightsStatement
    private let names: [String]

    init(of feed: Feed) {
        names = [feed.header.title?.plainText, feed.header.publisher?.plainText].compactMap { $0 }
        shared = Self.read(Level(feed.header), base: feed.header.link, known: names)
    }

    /// The entry's own statement, else the feed's.
    ///
    /// An entry that an aggregator has from somewhere else (`source`) has what it kept of that feed's statement: the
    /// aggregator's own is about its selection.
    func statement(_ entry: FeedEntry) -> RightsStatement {
        let base = entry.origin ?? entry.link
        if !Self.isEmpty(entry) {
            let known =
                names + [entry.publisher?.plainText].compactMap { $0 } + entry.authors.compactMap(\.name)
            let rights = Self.read(Level(entry), base: base, known: known)
            if rights != RightsStatement() || Self.isUnspecified(entry.license) { return rights }
        }
        guard let source = entry.source else { return shared }
        let level = Level(license: source.license, holder: nil, notices: [source.rights])
        return Self.read(level, base: base, known: [source.title].compactMap { $0 })
    }

    private static func isEmpty(_ entry: FeedEntry) -> Bool {
        entry.license == nil && entry.rights == nil && entry.holder == nil && entry.terms == nil
    }

    /// What states rights for an entry, or for all of a feed.
    fileprivate struct Level {
        var license: String?
        var holder: String?
        var notices: [FeedText?]
    }

    private static func read(_ level: Level, base: String?, known: [String]) -> RightsStatement {
        var rights = RightsStatement()
        let notices = level.notices.compactMap { $0?.reading }
        if !isUnspecified(level.license) {
            rights.license = level.license.flatMap { license($0, base: base) }
            for notice in notices where rights.license == nil {
                rights.license = LicenseStatement.license(inNotice: notice.text ?? "", addresses: notice.urls)
            }
        }
        rights.holder = level.holder.flatMap { CopyrightNotice.holder(named: $0) }
        if rights.holder == nil, let notice = notices.first?.text {
            rights.holder = CopyrightNotice.holder(in: notice, known: known)
        }
        return rights
    }

    /// A relative address is relative to the feed's, which is not known where it is not resolved by now.
    private static func license(_ stated: String, base: String?) -> String? {
        stated.hasPrefix("/") ? nil : LicenseStatement.license(stated, base: base.flatMap { WebAddress($0) })
    }

    /// RFC 4946, 2.1: the licence is not stated, and the feed's does not count either.
    private static func isUnspecified(_ license: String?) -> Bool {
        license?.hasSuffix("purl.org/atompub/license#unspecified") == true
    }
}

extension FeedRights.Level {
    fileprivate init(_ entry: FeedEntry) {
        self.init(license: entry.license, holder: entry.holder, notices: [entry.rights, entry.terms])
    }
}
