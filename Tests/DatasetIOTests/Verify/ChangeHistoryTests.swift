import PipelineKit
import Testing

@testable import DatasetIO

/// What the changes say became of an article.
@Suite struct ChangeHistoryTests {
    private static let id = ArticleID(String(repeating: "a", count: 32))

    /// What is wrong with the changes of some runs.
    private func problems(_ runs: [[(ChangeOperation, Int)]], mayBeginLate: Bool = false) -> [String] {
        var history = ChangeHistory(mayBeginLate: mayBeginLate)
        return runs.flatMap { run in
            run.compactMap { history.take($0, ArticleRevision(id: Self.id, revision: $1)) } + history.endRun()
        }
    }

    @Test func `an article is added, revised, leaves and comes back`() {
        #expect(problems([[(.add, 0)], [(.revise, 1)], [(.withdraw, 1)], [(.revise, 2)]]) == [])
        #expect(problems([[(.revise, 1), (.add, 0)], [(.withdraw, 0)]]) == [], "rows stand in source order")
    }

    @Test func `revisions that are missing or there twice are told`() {
        #expect(problems([[(.add, 0)], [(.revise, 2)]])[0].hasSuffix("revision 2 follows 0"))
        #expect(problems([[(.revise, 1)]])[0].hasSuffix("revision 1 follows none"))
        #expect(
            problems([[(.add, 0), (.revise, 2)]])[0].contains("revisions 0 to 2 are not there once each"))
        #expect(problems([[(.add, 0)], [(.add, 0)]])[0].hasSuffix("revision 0 follows 0"))
    }

    @Test func `the first op is add, and no other is`() {
        #expect(problems([[(.add, 1)]], mayBeginLate: true) == ["'op' is 'add' for revision 1"])
        #expect(problems([[(.revise, 0)]]) == ["'op' is 'revise' for revision 0"])
    }

    @Test func `what leaves was there, in a revision that was announced`() {
        #expect(problems([[(.withdraw, 0)]]) == ["'withdraw' of an article that was never added"])
        #expect(problems([[(.withdraw, 3)]], mayBeginLate: true) == [])
        #expect(
            problems([[(.add, 0)], [(.withdraw, 1)]]) == ["'withdraw' of a revision that was never announced"]
        )
    }

    @Test func `the view has the newest revision of what has not left`() {
        var history = ChangeHistory(mayBeginLate: false)
        _ = history.take(.add, ArticleRevision(id: Self.id, revision: 0))
        _ = history.endRun()
        #expect(history.view == [ArticleRevision(id: Self.id, revision: 0)])
        _ = history.take(.withdraw, ArticleRevision(id: Self.id, revision: 0))
        _ = history.endRun()
        #expect(history.view == [])
    }
}
