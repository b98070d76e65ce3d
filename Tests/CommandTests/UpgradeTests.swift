import Foundation
import JSON
import TestSupport
import Testing
import TextKit

/// A dataset of schema version 1 goes on as one of version 2 (issue 14).
@Suite struct UpgradeTests {
    // MARK: What the fixture is

    @Test func `a run refuses the old dataset and names the remedy`() throws {
        let old = try VersionOneNights(.nights)
        let before = try old.everything()
        for arguments in [["run"], ["compact"], ["prune", "--keep", "1"]] {
            let outcome = try old.command(arguments)
            #expect(outcome.status == 73)
            #expect(outcome.errors.contains("`copydesk upgrade`"), "\(outcome.errors)")
        }
        #expect(try old.everything() == before)
    }

    // MARK: The rows

    @Test func `every text stays, ids of one article stay, and an id of several keeps its oldest`() throws {
        let old = try VersionOneNights(.nights)
        let before = try old.rows("articles")
        let outcome = try old.upgrade()
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            outcome.output.contains("upgraded 3 runs into one: 11 articles\n2 ids stood for several articles")
        )
        #expect(try old.problems() == [])
        let after = try old.rows("articles")
        #expect(after.map { $0.text("text") } == before.map { $0.text("text") })
        let split = [
            "Library opens on Sundays", "Lost seal pup taken to the station", "Choir looks for tenors",
        ]
        var pageTwo = 0
        for (left, right) in zip(before, after) {
            let isPageTwo = left["input"]?.text("path") == "pages/canal-2.html"
            pageTwo += isPageTwo ? 1 : 0
            let isSplit = split.contains(left.text("title")) || isPageTwo
            #expect((left["id"] == right["id"]) != isSplit, "\(left.text("title"))")
            #expect(right["cluster_id"] == right["id"])
            let warnings = right["warnings"]?.elements ?? []
            #expect(warnings.contains(.string("address_shared")) == isSplit)
        }
        #expect(pageTwo == 1)
        #expect(Set(after.map { $0.text("id") }).count == 10)
        let bridge = after.filter { $0.text("title").hasPrefix("Swing bridge") }
        #expect(bridge.map { $0["revision"]?.integer } == [0, 1], "a correction is a revision still")
    }

    @Test func `columns are those of version 2, and what was unknown is null`() throws {
        let old = try VersionOneNights(.nights)
        _ = try old.upgrade()
        let row = try #require(try old.rows("articles").first { $0.text("title").hasPrefix("Ferry") })
        for key in ["guid", "page_type", "fetched", "origin"] { #expect(row[key] == .null) }
        #expect(row["rights"]?.members?.allSatisfy { $0.value == .null } == true)
        let removed = row["removed"]?.elements?.map { ($0.text("category"), $0["count"]?.integer) } ?? []
        #expect(removed.map(\.0) == ["navigation", "newsletter"])
        #expect(removed.map(\.1) == [2, 1])
    }

    @Test func `removed blocks and copies follow an article to its new id`() throws {
        let old = try VersionOneNights(.nights)
        _ = try old.upgrade()
        let ids = try old.rows("articles").reduce(into: [:]) {
            $0[$1["input"]?.text("member")] = $1.text("id")
        }
        let pageTwo = try #require(
            try old.rows("articles").first { $0["input"]?.text("path") == "pages/canal-2.html" })
        let blocks = try old.rows("removed").filter { $0["input"] == pageTwo["input"] }
        #expect(blocks.count == 2)
        #expect(blocks.allSatisfy { $0["id"] == pageTwo["id"] })
        // Version 1 called each notice that was read again a copy of the one that has the id.
        let copies = try old.rows("duplicates").filter { $0["id"] == $0["duplicate_of"] }
        #expect(copies.count == 3)
        for copy in copies { #expect(copy.text("id") == ids[copy["input"]?.text("member")]) }
    }

    @Test func `changes announce every row from 1 on, and the manifest says how it came about`() throws {
        let old = try VersionOneNights(.nights)
        _ = try old.upgrade()
        let changes = try old.rows("changes")
        #expect(changes.map { $0["seq"]?.integer } == Array(1...11))
        #expect(changes.filter { $0.text("op") == "revise" }.count == 1)
        let manifest = try JSONParser.parse(
            Array(old.folder.read("dataset/runs/upgraded/manifest.json").utf8))
        #expect(manifest["schema_version"]?.integer == 2)
        #expect(manifest.text("kind") == "upgrade")
        #expect(manifest["changes_from"]?.integer == 1 && manifest["changes_next"]?.integer == 12)
        let counts = try #require(manifest["counts"])
        #expect(counts["documents"]?.integer == 17 && counts["articles"]?.integer == 11)
        #expect(counts["counts_only"]?["dropped:no_text"]?.integer == 1, "version 1 has no rows of drops")
        #expect(counts["quarantined"]?["binary_input"]?.integer == 1)
    }

    // MARK: The nights after it

    @Test func `a fourth night reads every file again and publishes what is new, once`() throws {
        let old = try VersionOneNights(.nights)
        let before = try old.rows("articles").map { $0.text("text") }
        _ = try old.upgrade()
        try writeFourthNight(old)
        let outcome = try old.run("fourth")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let rows = try old.rows("articles", run: "fourth")
        #expect(
            rows.map { "\($0.text("title")) \($0["revision"]?.integer ?? -1)" } == [
                "Missing cat back in Mill Street 0", "Ferry pier gets a new roof 1",
                "Harbour choir finds its tenors 0",
            ])
        #expect(try old.problems() == [])
        let all = try old.rows("articles")
        #expect(Set(all.map { $0.text("text") }) == Set(before + rows.map { $0.text("text") }))
        #expect(Set(all.map { $0.text("text") }).count == all.count, "no text twice")
        #expect(Set(all.map { $0.text("id") }).count == 12)
        // No text is called a copy of the article whose address it shares.
        let copies = try old.rows("duplicates", run: "fourth")
        #expect(copies.map { $0["input"]?.text("path") } == ["pages/market-copy.html"])
        try compactKeepsAll(old)
    }

    private func writeFourthNight(_ nights: VersionOneNights) throws {
        let (page, feed) = ("inbox/pages/ferry-roof.html", "inbox/feeds/notices.xml")
        try nights.folder.write(
            page, nights.folder.read(page).replacing("ninety thousand", with: "ninety-five thousand"))
        let notice = """
            <item><guid isPermaLink="false">notice-105</guid><title>Missing cat back in Mill Street</title>
            <link>https://notices.harbour.example/board</link><description>The grey cat that was missed since the
            carnival is back. It had lived in the rafters of the sail loft, where the riggers fed it on herring. The
            owner thanks all who looked into their sheds and cellars.</description></item>
            """
        try nights.folder.write(
            feed, nights.folder.read(feed).replacing("</channel>", with: notice + "</channel>"))
        try nights.folder.write(
            "inbox/pages/tenors.html",
            """
            <!DOCTYPE html><html lang="en"><head><title>Harbour choir finds its tenors</title>
            <link rel="canonical" href="https://www.harbour-courier.example/tenors"></head><body><article>
            <h1>Harbour choir finds its tenors</h1>
            <p>Four customs officers will sing the tenor part when the harbour choir performs on the eve of the regatta.</p>
            <p>They answered a notice on the board of the town hall. None of them reads music, the conductor said, but all
            of them whistle, and they have promised not to miss a rehearsal before the concert.</p></article></body></html>
            """)
    }

    private func compactKeepsAll(_ nights: VersionOneNights) throws {
        let newest = try nights.rows("articles").reduce(into: [String: JSONValue]()) { newest, row in
            let known = newest[row.text("id")]?["revision"]?.integer ?? -1
            if known < row["revision"]?.integer ?? 0 { newest[row.text("id")] = row }
        }
        #expect(try nights.command(["compact", "--run-id", "all"]).status == 0)
        #expect(try nights.problems() == [])
        let kept = try nights.rows("articles")
        #expect(kept.count == 12)
        for row in kept { #expect(newest[row.text("id")] == row) }
        #expect(try nights.run("fifth").output.hasPrefix("nothing new"))
    }

    @Test(arguments: VersionOneNights.Kind.allCases)
    func `whatever the tables, files that are read again publish nothing`(kind: VersionOneNights.Kind) throws
    {
        let old = try VersionOneNights(kind)
        let outcome = try old.upgrade()
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try old.problems() == [])
        let suffixes = try Set(
            old.folder.tree("dataset").keys.filter { $0.hasPrefix("articles") }.map {
                String($0.split(separator: "-").last ?? "")
            })
        switch kind {
        case .nights: #expect(suffixes == ["00000.jsonl", "00000.csv"])
        case .packed: #expect(suffixes == ["00000.jsonl.zst", "00000.csv.gz"])
        case .csv: #expect(suffixes == ["00000.csv"])
        }
        let night = try old.run("next")
        #expect(night.status == 0, "\(night.errors)")
        #expect(night.output.contains("articles               0"), "\(night.output)")
        #expect(try old.problems() == [])
    }

    @Test func `a table of CSV has the new columns, and its cells are those of the articles`() throws {
        let old = try VersionOneNights(.nights)
        _ = try old.upgrade()
        let bytes = try #require(
            try old.folder.tree("dataset")["articles_csv/run=upgraded/part-00000.csv"])
        let table = CSVRow.split(Array(bytes)).map { CSVRow.fields(of: CSVRow.withoutLineEnd($0)).fields }
        let rows = try old.rows("articles")
        #expect(table.count == rows.count + 1)
        #expect(table[0].map { String(decoding: $0, as: UTF8.self) } == rows[0].members?.map(\.key))
        for (row, cells) in zip(rows, table.dropFirst()) {
            for (member, cell) in zip(row.members ?? [], cells) {
                let isJSON = member.value.elements != nil || member.value.members != nil
                let value = isJSON ? try JSONParser.parse(cell) : nil
                let text = member.value.scalarText ?? ""
                #expect(isJSON ? value == member.value : String(decoding: cell, as: UTF8.self) == text)
            }
        }
    }
}
