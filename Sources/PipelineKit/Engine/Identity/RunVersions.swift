/// Numbers the texts of an article of which one run has several.
///
/// A stage may leave a version out: those count that are still there when the last corpus stage has decided.
struct RunVersions {
    /// A version that a corpus stage has seen.
    private struct Seen {
        var article: String
        var version: Int
        var rank: Int
        /// Number of its record among those that the stage has observed.
        var observed: Int
        var stated: String
    }

    private var pass = 0
    private var seen: [Seen] = []
    /// The newest version of each article that the stage has seen.
    private var newest: [String: Int] = [:]
    private var present: [String: Set<Int>] = [:]
    private var published: [String: Set<Int>] = [:]
    /// Of each version the highest rank of its documents: of those that the stage keeps, if it keeps any.
    private var best: [String: [Int: (rank: Int, isKept: Bool)]] = [:]
    /// The latest time that a version which the stage keeps states.
    private var latest: [String: String] = [:]

    /// Notes a record that a corpus stage is about to observe.
    mutating func note(_ record: borrowing Record, pass: Int, observed: Int, in articles: Set<String>) {
        if pass != self.pass { (self.pass, seen, newest) = (pass, [], [:]) }
        guard articles.contains(record.id) else { return }
        newest[record.id] = max(newest[record.id] ?? 0, record.revision)
        seen.append(
            Seen(
                article: record.id, version: record.revision, rank: record.identity.rank, observed: observed,
                stated: Self.stated(record))
        )
    }

    private static func stated(_ record: borrowing Record) -> String {
        record.modified ?? record.published ?? record.fetched ?? ""
    }

    /// Counts the versions that the stage keeps, where it knows that already.
    mutating func conclude(keeps: (Int) -> Bool?) {
        (present, latest, best) = ([:], [:], [:])
        for version in seen { noteBest(version, isKept: keeps(version.observed) != false) }
        for version in seen where keeps(version.observed) != false {
            present[version.article, default: []].insert(version.version)
            latest[version.article] = max(latest[version.article] ?? "", version.stated)
        }
    }

    private mutating func noteBest(_ document: Seen, isKept: Bool) {
        let known = best[document.article]?[document.version]
        if let known, (known.isKept ? 1 : 0, known.rank) >= (isKept ? 1 : 0, document.rank) { return }
        best[document.article, default: [:]][document.version] = (document.rank, isKept)
    }

    /// How many earlier texts of the article this run publishes.
    func number(of record: borrowing Record) -> Int {
        guard let versions = present[record.id] else { return 0 }
        let own = record.revision
        return versions.count { $0 < own }
    }

    /// Whether it is the newest text of its article in this run, for records that a stage calls copies of it.
    func isNewest(_ record: borrowing Record) -> Bool {
        record.revision >= newest[record.id] ?? 0
    }

    /// Whether it states a later time than every version of its article that the stage keeps: at another variant of the
    /// address it is called a copy, but it is the newer text.
    func isLater(_ record: borrowing Record) -> Bool {
        let stated = Self.stated(record)
        return latest[record.id].map { !$0.isEmpty && stated > $0 } ?? false
    }

    /// Notes that a version is published; false if it has been already, or if another document of the run that says the
    /// same goes before: which one must not depend on the names of files.
    mutating func publish(_ record: borrowing Record) -> Bool {
        let version = record.revision
        if let best = best[record.id]?[version], best.rank != record.identity.rank { return false }
        return published[record.id, default: []].insert(version).inserted
    }
}
