import PipelineKit
import Testing

/// What the link of an entry is worth, given the other entries of its feed.
@Suite struct EntryLinksTests {
    private struct Item {
        var title: String
        var link: String
        var guid: String
    }

    private func links(_ items: [Item]) -> [IdentityClaim.Link] {
        let entries = items.map {
            "<item><title>\($0.title)</title><link>\($0.link)</link><guid>\($0.guid)</guid><description>Text of \($0.guid).</description></item>"
        }
        let feed =
            "<rss version=\"2.0\"><channel><title>Courier</title><link>https://harbour.example/</link>\(entries.joined())</channel></rss>"
        return ContainerTests.open(Array(feed.utf8), "feed.xml").records.map(\.identity.link)
    }

    private static let pier = "https://harbour.example/pier"

    @Test
    func
        `versions of one page that stand in a feed beside each other have its address, FreshRSS/FreshRSS#6521`()
    {
        let versions = ["#0", "#3"].map { Item(title: "Pier", link: Self.pier, guid: Self.pier + $0) }
        #expect(links(versions) == [.ofArticle, .ofArticle])
    }

    @Test
    func
        `numbers behind the site's address tell entries apart, and other fragments do, FreshRSS/FreshRSS#5329`()
    {
        let front = "https://harbour.example/"
        let notices = ["#1", "#2"].map { Item(title: "Notice", link: front, guid: front + $0) }
        #expect(links(notices) == [.shared, .shared])
        let posts = ["#post-1", "#post-2"].map { Item(title: "Pier", link: Self.pier, guid: Self.pier + $0) }
        #expect(links(posts) == [.shared, .shared])
        let stories = ["Pier", "Levee"].map {
            Item(title: $0, link: Self.pier, guid: Self.pier + "#\($0.count)")
        }
        #expect(links(stories) == [.shared, .shared])
    }
}
