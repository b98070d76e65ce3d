import Files
import Testing

@testable import Boilerplate

@Suite struct BlockLexiconTests {
    private func words(_ text: String) -> (text: [Int], previous: [Int], next: [Int]) {
        var found: (text: [Int], previous: [Int], next: [Int]) = ([], [], [])
        BlockWords.walk(TextFolding.folded(text).span) {
            found.text.append($0)
        } around: {
            found.previous.append($0)
            found.next.append($1)
        }
        return found
    }

    @Test func `words, marks and pairs are numbers of one table`() {
        let found = words("Sign up, now")
        #expect(found.text.count == 9)
        #expect(found.previous.count == 4 && Set(found.previous).isDisjoint(with: found.next))
        #expect(found.text.allSatisfy { (0..<1 << Int(BlockLexicon.bits)).contains($0) })
        #expect(words("SIGN  UP , NOW").text == found.text)
        #expect(words("Now sign up,").text != found.text)
    }

    @Test(
        arguments: [
            ("Ärger über 300 Läden", 4), ("購読する", 4), ("12 345", 2), ("Подписаться на рассылку", 3), ("", 0),
            (" \u{300} ", 1),
        ])
    func `every script has words`(text: String, count: Int) {
        #expect(words(text).previous.count == count)
    }

    @Test func `a long word is known by its stem too, whatever the script`() {
        #expect(words("abonnieren").text.count == 4 && words("abonn").text.count == 3)
        #expect(!Set(words("подписаться").text).isDisjoint(with: words("подписка").text))
        #expect(Set(words("購読する").text).count == 9)
    }

    @Test func `a long text costs no more than its beginning`() {
        let long = Array(repeating: "word", count: 10_000).joined(separator: " ")
        #expect(words(long).text.count == 129)
        #expect(words(long).previous.count == 20)
    }

    @Test func `the names of a path count by how near they stand`() {
        func names(_ path: String) -> [Int] {
            var found: [Int] = []
            BlockWords.path(PathMatcher.normalized(path)) { found.append($0) }
            return found
        }
        #expect(names("body>div.newsletterBox>p").count == 5)
        #expect(names("body>div.newsletter_box>p") == names("body>div.newsletter-box>p"))
        #expect(names("div.promo>p") != names("p>div.promo"))
        #expect(names("").isEmpty)
        #expect(names(String(repeating: "div.a>", count: 500) + "p").count < 18)
    }

    @Test func `weights are read as they were written, and nothing else is`() throws {
        let weights = [127, -128] + [Int8](repeating: 0, count: (3 << Int(BlockLexicon.bits)) - 2)
        let lexicon = try #require(BlockLexicon(MappedArray(weights), scale: 0.05))
        #expect(lexicon.weight(0, .text) == 127 && lexicon.weight(1, .text) == -128)
        #expect(lexicon.value(sum: 40, count: 4) == 1)
        #expect(lexicon.value(sum: 0, count: 0) == 0)
        #expect(BlockLexicon(MappedArray(weights.dropLast()), scale: 0.05) == nil)
        #expect(BlockLexicon(MappedArray(weights + [0]), scale: 0.05) == nil)
        #expect(BlockLexicon(MappedArray(weights), scale: 0) == nil)
        #expect(BlockLexicon().sums("some words".utf8.span).textCount == 0)
    }
}
