import Copydesk
import Foundation
import TestSupport
import Testing

@Suite struct ArticleCodingTests {
    /// The lines of a dataset that is committed.
    private static let rows: [String] = {
        let folder = Checkout.data + "/expected/articles"
        let parts = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
            .filter { $0.hasSuffix(".jsonl") }.sorted()
        return parts.flatMap { part in
            ((try? String(contentsOfFile: "\(folder)/\(part)", encoding: .utf8)) ?? "")
                .split(separator: "\n").map(String.init)
        }
    }()

    @Test func `a line of a dataset is an article, and the article is that line`() throws {
        #expect(Self.rows.count > 50)
        for row in Self.rows {
            let article = try JSONDecoder().decode(Article.self, from: Data(row.utf8))
            #expect(article.json == row)
        }
    }

    @Test func `an encoded article has the members of a row, null where nothing is stated`() throws {
        for row in Self.rows {
            let article = try JSONDecoder().decode(Article.self, from: Data(row.utf8))
            let encoded = try JSONEncoder().encode(article)
            let members = try JSONSerialization.jsonObject(with: encoded) as? NSDictionary
            #expect(members == (try JSONSerialization.jsonObject(with: Data(row.utf8)) as? NSDictionary))
            #expect(try JSONDecoder().decode(Article.self, from: encoded) == article)
        }
    }

    @Test func `a story is a member only where a dataset has one`() throws {
        var article = try JSONDecoder().decode(Article.self, from: Data(try #require(Self.rows.first).utf8))
        #expect(article.storyID == nil && !article.json.contains("story_id"))
        article.storyID = article.id
        #expect(article.json.hasSuffix(",\"story_id\":\"\(article.id)\"}"))
        let encoded = try JSONEncoder().encode(article)
        #expect(try JSONDecoder().decode(Article.self, from: encoded) == article)
    }
}
