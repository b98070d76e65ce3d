import Testing
import TextKit

@Suite struct RobotsDirectivesTests {
    @Test(arguments: [
        (
            ["index, follow, max-snippet:-1, max-image-preview:large"],
            ["index", "follow", "max-snippet:-1", "max-image-preview:large"]
        ),
        (["NOINDEX,NOFOLLOW"], ["noindex", "nofollow"]), (["noindex nofollow"], ["noindex", "nofollow"]),
        (["max-snippet: 20 "], ["max-snippet:20"]),
        (["noai", "noindex, NOAI"], ["noai", "noindex"]), ([""], []), ([" , ,"], []), ([], []),
        (["all"], ["all"]),
        (
            ["noindex, unavailable_after: Saturday, 21-Feb-26 15:00:00 GMT, noarchive"],
            ["noindex", "unavailable_after:saturday, 21-feb-26 15:00:00 gmt", "noarchive"]
        ),
        (["unavailable_after: 25 Jun 2026 15:00:00 PST"], ["unavailable_after:25 jun 2026 15:00:00 pst"]),
    ])
    func `directives are in order, in lower case and once each`(statements: [String], expected: [String]) {
        #expect(RobotsDirectives.list(statements) == expected)
    }

    @Test func `a page of made-up directives is cut`() {
        let statement = (0..<100_000).map { "d\($0)" }.joined(separator: ",")
        #expect(RobotsDirectives.list([statement, "noindex"]).count == 64)
    }

    @Test(arguments: [
        ("noai", true), ("noimageai", false), ("noml", true), ("disallowaitraining", true),
        ("noindex", false),
        ("nocache", false), ("ai", false),
        ("none", false),
    ])
    func `only what speaks of AI refuses it`(directive: String, expected: Bool) {
        #expect(RobotsDirectives.refusesAI(["index", directive]) == expected)
    }
}
