import Markup
import TestSupport
import Testing

@testable import Extraction

/// The trees were trained on these columns: a figure that changes unseen makes every weight a little wrong.
@Suite struct BlockFeaturesTests {
    private static let article = """
        <html lang=en><head><title>Ferry returns to the fjord - Coast Times</title>
        <meta name=description content="The old ferry will cross the fjord again from June, the council said on Monday.">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry returns to the fjord",
        "articleBody":"The ferry that crossed the fjord for sixty years will sail again in June, the council said."}</script>
        </head><body id=top class="page news">
        <header class=masthead><a href=/>Coast Times</a><p>Monday, 4 May 2026</p></header>
        <nav class=main-menu><ul><li><a href=/a>Local news</a></li><li><a href=/b>Weather | Tides</a></li></ul></nav>
        <main><article class="story-body" itemprop=articleBody>
        <h1>Ferry returns to the fjord</h1>
        <p class="standfirst">The old ferry will cross the fjord again from June, the council said.</p>
        <div class=byline>By <a href=/author/al>Ann Lee</a></div>
        <p>The ferry that crossed the fjord for sixty years will sail again in June, the council said. It had been laid
        up since 2019, when the bridge was opened; nobody then believed that it would be missed.</p>
        <figure class=image><img src=f.jpg><figcaption>The ferry at its pier in 1974. Photo: B. Ek</figcaption></figure>
        <p>“We counted the cars, and there were too many,” said Bo Ek, who keeps the toll. “On Fridays they stood as far
        back as the church!” A <a href=/survey>survey of the traffic</a> found 4,200 cars a day.</p>
        <h2>What it will cost</h2>
        <ul><li>A crossing on foot: 3 euros</li><li>A car and its driver: 14 euros, or 90 for ten crossings.</li></ul>
        <table><caption>Passengers by year</caption><tr><th>Year</th><th>Number</th></tr>
        <tr><td>2017</td><td>41,000</td></tr><tr><td>2018</td><td>38,500</td></tr></table>
        <blockquote><p>A bridge is a road. A ferry is a place, and people meet there.</p></blockquote>
        <p>Last winter the council asked three yards for an offer…<br><br>Only one of them answered?</p>
        <p class=read-more><a href=/bridge>Read also: How the bridge was built</a></p>
        <p>The first crossing is planned for 6 June, at 8 in the morning. It will be free of charge, and the mayor's band
        will play on the upper deck until the ferry lands.</p>
        <pre>08:00 North pier
        08:25 South pier</pre>
        </article>
        <aside class="sidebar related"><h3>Related articles</h3>
        <div class=teaser><a href=/1>Bridge closed for repairs after a storm</a></div>
        <div class=teaser><a href=/2>Tolls to rise in the autumn, says the county</a></div>
        <div class=teaser><a href=/3>Bridge closed for repairs after a storm</a></div></aside>
        <section class=comments><h3>3 comments</h3>
        <div class=comment><p>I took that boat to school every day, and I still dream of its engine. Good news.</p></div>
        <div class=comment><p>Who pays for it? We do, of course, as always.</p></div></section>
        </main>
        <div style="display:none"><p>This text is hidden from readers, but it is long enough to be taken for one, is it not.</p></div>
        <form class=newsletter><p>Sign up for our newsletter: contact us at desk@coast.example or www.coast.example</p></form>
        <footer><p>© Coast Times. All rights reserved.</p><a href=/imprint>Imprint</a></footer></body></html>
        """

    /// An old page: no element says what is what.
    private static let table = """
        <html><head><title>Старый мост открыт</title></head><body><table><tr><td>
        <a href=/>Домой</a><br><a href=/n>Новости</a><br><a href=/s>Спорт</a></td><td>
        <b>Старый мост открыт</b><br><br>Мост через реку открыли в понедельник, сообщил мэр города. Работы шли два года,
        и стоили они 12 миллионов.<br><br>«Мы ждали этого дня», — сказала Анна Ли; она живёт у моста.<br><br>
        桥在星期一重新开放，市长说。人们等了两年！<br><br>Комментарии<br><br>Наконец-то.</td></tr></table></body></html>
        """

    private func table(_ html: String) throws -> NumberTable {
        let model = try #require(MeasuredPage.model)
        let measured = try MeasuredPage(html, model: model)
        // From the lowest estimate on, so that every block has its row.
        let features = BlockFeatures(measured.page, in: measured.tree, model: model, floor: -100)
        var table = NumberTable(width: BlockFeatures.width)
        #expect(features.rows == Array(0..<measured.blocks.count))
        for (row, block) in features.rows.enumerated() {
            let start = row * BlockFeatures.width
            table.add(
                "\(block) \(measured.texts[block].prefix(24).replacing("\n", with: " "))",
                features.values[start..<start + BlockFeatures.width].map(Double.init))
        }
        return table
    }

    @Test func `an article's blocks have the features that the weights were made for`() throws {
        let found = try table(Self.article).differences(from: "features/article.tsv")
        #expect(found == [])
    }

    @Test func `so have those of a page laid out by a table, in other scripts`() throws {
        let found = try table(Self.table).differences(from: "features/table-page.tsv")
        #expect(found == [])
    }

    @Test func `a block below the floor has no row, and is still seen by its neighbours`() throws {
        let model = try #require(MeasuredPage.model)
        let measured = try MeasuredPage(Self.article, model: model)
        let all = BlockFeatures(measured.page, in: measured.tree, model: model, floor: -100)
        let some = BlockFeatures(measured.page, in: measured.tree, model: model, floor: -2)
        #expect(some.estimates == all.estimates && some.rows.count < all.rows.count)
        #expect(some.rows == all.rows.filter { all.estimates[$0] > -2 })
        let row = try #require(some.rows.first)
        #expect(
            some.values.prefix(BlockFeatures.width)
                == all.values[row * BlockFeatures.width..<(row + 1) * BlockFeatures.width])
    }

    @Test func `blocks set aside are never text, whatever the weights say`() throws {
        let model = try #require(MeasuredPage.model)
        let measured = try MeasuredPage(Self.article, model: model)
        let features = BlockFeatures(measured.page, in: measured.tree, model: model, floor: -100)
        let aside = measured.texts.indices.filter { features.estimates[$0] == BlockFeatures.setAsideEstimate }
        #expect(
            aside.map { String(measured.texts[$0].prefix(12)) } == [
                "Weather | Ti", "Ferry return", "The ferry at", "3 comments", "I took that ",
                "Who pays for",
            ])
    }
}
