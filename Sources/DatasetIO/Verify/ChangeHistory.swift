internal import PipelineKit

/// What the changes say became of each article: every step must follow from the ones before.
struct ChangeHistory {
    /// One article so far.
    private struct Article {
        /// The newest revision that is announced; nil where the changes that announced one are gone.
        var newest: Int?
        var isInView = true
    }

    /// The revisions of an article that one run announces; its rows stand in source order, so they need not ascend.
    private struct Announced {
        private(set) var least: Int
        private(set) var most: Int
        private(set) var count = 0

        init(_ revision: Int) { (least, most) = (revision, revision) }

        mutating func take(_ revision: Int) {
            (least, most) = (min(least, revision), max(most, revision))
            count += 1
        }
    }

    /// Whether articles may begin with a later revision.
    let mayBeginLate: Bool
    private var articles: [ArticleID: Article] = [:]
    private var announced: [ArticleID: Announced] = [:]

    init(mayBeginLate: Bool) { self.mayBeginLate = mayBeginLate }

    /// Takes one change; returns what is wrong with it.
    mutating func take(_ operation: ChangeOperation, _ change: ArticleRevision) -> String? {
        switch operation {
        case .add, .revise:
            announced[change.id, default: Announced(change.revision)].take(change.revision)
            articles[change.id, default: Article()].isInView = true
            guard (operation == .add) == (change.revision == 0) else {
                return "'op' is '\(operation.rawValue)' for revision \(change.revision)"
            }
            return nil
        case .merge, .withdraw, .forget: return leave(operation, change)
        }
    }

    private mutating func leave(_ operation: ChangeOperation, _ change: ArticleRevision) -> String? {
        let known = [articles[change.id]?.newest, announced[change.id]?.most].compactMap(\.self).max()
        let isKnown = articles[change.id] != nil
        if articles[change.id]?.newest == nil, announced[change.id] == nil {
            articles[change.id] = Article(newest: change.revision)
        }
        articles[change.id]?.isInView = false
        guard isKnown else {
            return mayBeginLate ? nil : "'\(operation.rawValue)' of an article that was never added"
        }
        return known.map { change.revision <= $0 } == true
            ? nil : "'\(operation.rawValue)' of a revision that was never announced"
    }

    /// Ends a run: the revisions that it announces go on where the ones before it ended.
    mutating func endRun() -> [String] {
        var problems: [String] = []
        for (id, run) in announced.sorted(by: { $0.key < $1.key }) {
            let before = articles[id]?.newest
            let first = before.map { $0 + 1 } ?? (mayBeginLate ? run.least : 0)
            if run.least != first {
                problems.append("\(id): revision \(run.least) follows \(before.map(String.init) ?? "none")")
            } else if run.most - run.least + 1 != run.count {
                problems.append("\(id): revisions \(run.least) to \(run.most) are not there once each")
            }
            articles[id]?.newest = before.map { max(run.most, $0) } ?? run.most
        }
        announced = [:]
        return problems
    }

    /// The newest revision of every article in the current view, where the changes that announced it are there.
    var view: [ArticleRevision] {
        articles.compactMap { id, article in
            article.isInView ? article.newest.map { ArticleRevision(id: id, revision: $0) } : nil
        }
    }
}
