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

    /// A report with everything that an option adds.
    private static let report: Article = {
        var article = Article(
            id: String(repeating: "a", count: 32), text: "\"The pier is safe,\" said Maren Holt in Lund.")
        article.entities = [
            .init(text: "Maren Holt", type: "PER", start: 25, end: 35, name: "Maren Holt"),
            .init(text: "Lund", type: "LOC", start: 39, end: 43, name: "Lund", id: "geonames:2693678"),
        ]
        (article.entities[1].lat, article.entities[1].lon) = (55.70584, 13.19321)
        article.quotes = [.init(text: "The pier is safe,", speaker: "Maren Holt", start: 1, end: 18)]
        article.focus = .init(name: "Lund", id: "geonames:2693678", lat: 55.70584, lon: 13.19321)
        return article
    }()

    @Test(
        arguments: [
            [], [.quotes], [.focus], [.coordinates], Set(Article.OptionalColumn.allCases),
        ] as [Set<Article.OptionalColumn>])
    func `optional columns are members where they were asked for, null where nothing is known`(
        columns: Set<Article.OptionalColumn>
    ) throws {
        var article = Self.report
        article.optionalColumns = columns
        let json = article.json
        #expect(json.contains("\"quotes\":[{") == columns.contains(.quotes))
        #expect(json.contains("\"focus\":{") == columns.contains(.focus))
        #expect(json.contains("\"count\":1,\"lat\":null,\"lon\":null}") == columns.contains(.coordinates))
        let read = try JSONDecoder().decode(Article.self, from: Data(json.utf8))
        #expect(read.optionalColumns == columns && read.json == json)
        let encoded = try JSONEncoder().encode(article)
        #expect(
            try JSONSerialization.jsonObject(with: encoded) as? NSDictionary
                == JSONSerialization.jsonObject(with: Data(json.utf8)) as? NSDictionary)
        article.focus = nil
        #expect(article.json.hasSuffix("\"focus\":null}") == columns.contains(.focus))
        #expect(
            try JSONDecoder().decode(Article.self, from: Data(article.json.utf8)).optionalColumns == columns)
    }

    @Test func `a draft made of an article has every field of it`() throws {
        var article = Self.report
        (article.guid, article.fetched, article.origin) = ("n-1", "2026-06-04T01:12:40Z", "Straits Wire")
        (article.kind, article.pageType, article.rights.robots) = ("page", "article", ["noarchive"])
        let draft = ArticleDraft(article, for: EditArticle.self)
        #expect(
            draft.guid == "n-1" && draft.fetched == "2026-06-04T01:12:40Z" && draft.origin == "Straits Wire")
        #expect(draft.kind == "page" && draft.pageType == "article" && draft.rights == article.rights)
        #expect(
            draft.entities == article.entities && draft.quotes == article.quotes
                && draft.focus == article.focus)
    }
}
