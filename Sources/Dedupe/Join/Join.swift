package import Files
package import PipelineKit
internal import TextKit

/// The stage: makes one record of a saved page and the feed entries and sitemap lines that link to it.
///
/// The first pass only notes addresses; the second looks up the entries of a page. Which file came first,
/// and how many workers read them, makes no difference.
package struct Join: CorpusStage {
    package static let kind = "join"
    package static let summary = "Joins a saved page and the feed entry that links to it into one record."
    package static let needs: Set<DocumentField> = [.text, .metadata]
    package static let provides: Set<DocumentField> = [.metadata]
    package static let seesReferences = true

    private let options: JoinOptions
    private var index = JoinIndex()
    /// How many records were observed, and the numbers of those that will be dropped, in order.
    private var observed = 0
    private var dropped: [Int] = []

    package init(options: JoinOptions, resources: Resources) throws(ResourceError) {
        self.options = options
    }

    /// Whether a record is an entry that refers to a page; a scrape is a page here.
    private static func isEntry(_ record: borrowing Record) -> Bool {
        record.kind == .feedEntry || record.isReference || record.isRendering
    }

    package mutating func observe(_ record: borrowing Record, at place: RecordPosition) {
        if Self.isEntry(record) {
            let start = index.addressCount
            index.add(entry: record, at: place)
            index.observe(entry: record, number: observed, addressesFrom: start)
        } else {
            index.add(page: record)
        }
        observed += 1
    }

    package mutating func conclude() {
        dropped = index.conclude { [self] kind, hasPage in
            if case .keep = verdict(on: kind, hasPage: hasPage) { false } else { true }
        }
    }

    package func keeps(_ observed: Int) -> Bool? {
        !dropped.indices.holds(observed) { dropped[$0] }
    }

    package mutating func consider(
        _ record: inout Record, lookUp: LookUp
    ) throws(DocumentFault) -> Verdict {
        if Self.isEntry(record) {
            let kind = EntryKind(record)
            let verdict = verdict(on: kind, hasPage: index.hasPage(for: record, kind))
            // Where the page is missing, its rendering is the page.
            guard kind.contains(.rendering), case .keep = verdict else { return verdict }
        }
        var entries: [Record] = []
        for place in index.places(JoinIndex.addresses(of: record)) {
            let entry = try lookUp(place)
            if entry.isRendering { continue }
            let isOther =
                EntryKind(entry).contains(.tellsOwnStory) && entry.ids?.article != record.ids?.article
            if !isOther { entries.append(entry) }
        }
        // Of several that say different things the newest counts, whatever its file is called.
        entries.sort { Self.order($0) > Self.order($1) }
        Self.note(entries, in: &record)
        // A feed takes precedence over a sitemap that refers to the same page.
        for entry in entries.filter({ !$0.isReference }).prefix(1) { record.join(entry, options.precedence) }
        for entry in entries.filter(\.isReference).prefix(1) { record.supplement(from: entry) }
        return .keep
    }

    private static func order(_ entry: borrowing Record) -> (String, Int, UInt64) {
        (entry.modified ?? entry.published ?? "", entry.identity.rank, entry.contentKey)
    }

    /// By what the entries are found counts for the page from now on: tomorrow the feed may come without it.
    private static func note(_ entries: [Record], in page: inout Record) {
        guard var evidence = page.attachments[IdentityEvidence.self], !entries.isEmpty else { return }
        for entry in entries where !entry.isReference {
            if let own = entry.attachments[IdentityEvidence.self] { evidence.adopt(own) }
        }
        page.attachments[IdentityEvidence.self] = evidence
    }

    private func verdict(on entry: EntryKind, hasPage: Bool) -> Verdict {
        if entry.contains(.reference) { return .drop(hasPage ? .joined : .listOnly) }
        if hasPage { return .drop(.joined) }
        if entry.contains(.rendering) { return .keep }
        switch options.entryWithoutPage {
        case .keep: return .keep
        case .drop: return .drop(.noPage)
        case .dropSummaries: return entry.contains(.summary) ? .drop(.noPage) : .keep
        }
    }
}
