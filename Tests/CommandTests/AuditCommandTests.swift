import Foundation
import JSON
import TestSupport
import Testing

/// The commands that show what strip-boilerplate did: inspect and restore.
@Suite struct AuditCommandTests {
    private static let page = """
        <!DOCTYPE html><html lang="en"><head><title>Harbour wall to be repaired</title></head><body><article>
        <h1>Harbour wall to be repaired</h1>
        <p>The council of the harbour town voted on Tuesday to repair the old sea wall before the winter storms.</p>
        <p>Engineers told the meeting in Lisbon that the work would take eight months and cost four million euros.</p>
        <p class="newsletter-promo">Sign up for our <b>free</b> newsletter &lt;here&gt; and get the best in your inbox.</p>
        <p>Residents of the lower town had asked for the repair since the flood of two years ago, the mayor said.</p>
        </article></body></html>
        """
    private static let promo = "Sign up for our free newsletter"

    private func inspect(_ arguments: [String], config: String? = nil) throws -> (String, ScratchFolder) {
        let folder = try ScratchFolder()
        try folder.write("a.html", Self.page)
        if let config { try folder.write("pipeline.json", config) }
        let outcome = try Program.run(["inspect", "a.html"] + arguments, in: folder.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return (outcome.output, folder)
    }

    @Test func `inspect names the fate of every block, its rule and its witnesses`() throws {
        let (text, _) = try inspect(["--data", Checkout.data])
        let lines = text.split(separator: "\n").map(String.init)
        let promo = try #require(lines.firstIndex { $0.contains(Self.promo) })
        #expect(lines[promo].hasPrefix("- drop 0.") || lines[promo].hasPrefix("- drop 1."))
        #expect(lines[promo + 1].contains("newsletter by en.newsletter."))
        #expect(lines.filter { $0.hasPrefix("  keep ") }.count == 3)
        #expect(!text.contains("\u{1B}["))
    }

    @Test func `inspect paints on request`() throws {
        let (text, _) = try inspect(["--data", Checkout.data, "--colour", "always"])
        #expect(text.contains("\u{1B}[31m- drop"))
        #expect(text.contains("\u{1B}[32m  keep"))
        let (plain, _) = try inspect(["--data", Checkout.data, "--colour", "never"])
        #expect(!plain.contains("\u{1B}["))
    }

    @Test func `inspect writes a page that shows everything as text`() throws {
        let (_, folder) = try inspect(["--data", Checkout.data, "--html", "out.html"])
        let html = try folder.read("out.html")
        #expect(html.contains("&lt;here&gt;"))
        #expect(!html.contains("<here>"))
        #expect(html.contains("class=\"drop\" tabindex=\"0\" title=\""))
        #expect(html.contains("<mark class=\"LOC\""))
    }

    private static let config = """
        {"version":1,"resources":"\(Checkout.data)","source":{"source":"directory","options":{"path":"in"}},
         "stages":[{"stage":"fetch"},{"stage":"clean-html"},
                   {"stage":"strip-boilerplate","options":{"packs":["rules/house.json"]}},
                   {"stage":"tag-entities"},{"stage":"dedupe"}],
         "sinks":[{"sink":"jsonl"}],"output":"set"}
        """
    private static let house = """
        {"lang":"en","version":1,"rules":[{"id":"house.flood","category":"other_boilerplate","family":"label",
         "pattern":"%","match":"exact"}]}
        """

    @Test func `an own pack with mistakes stops a run before it begins`() throws {
        let folder = try ScratchFolder()
        try folder.write("pipeline.json", Self.config)
        try folder.write("rules/house.json", Self.house.replacing("label", with: "lable"))
        let outcome = try Program.run(["validate"], in: folder.path)
        #expect(outcome.status == 78)
        #expect(
            outcome.errors.contains(
                "pipeline.json: stages[2]: rules/house.json: rules[0].family: expected one of label"),
            "\(outcome.errors)")
    }

    @Test func `restore puts back what a run took out`() throws {
        let folder = try ScratchFolder()
        try folder.write("in/a.html", Self.page)
        try folder.write("pipeline.json", Self.config)
        try folder.write("rules/house.json", Self.house.replacing("%", with: "no such words"))
        let run = try Program.run(["run"], in: folder.path)
        #expect(run.status == 0, "\(run.errors)")
        let manifest = try #require(
            try folder.tree("set").first { $0.key.hasSuffix("manifest.json") }.map { Array($0.value) })
        #expect(try JSONParser.parse(manifest)["counts"]?["near_misses"]?.members != nil)
        let outcome = try Program.run(
            ["restore", "set", "--category", "newsletter", "--output", "back.jsonl"], in: folder.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("restored 1 blocks in 1 articles of set"))
        let row = try JSONParser.parse(Array(try folder.read("back.jsonl").utf8))
        let paragraphs = (row["text"]?.string ?? "").components(separatedBy: "\n\n")
        #expect(paragraphs.count == 4 && paragraphs[2].hasPrefix(Self.promo))
        let verify = try Program.run(["verify", "set"], in: folder.path)
        #expect(verify.status == 0, "\(verify.errors)")
        let wrong = try Program.run(["restore", "set", "--category", "advert"], in: folder.path)
        #expect(wrong.status == 64)
        let missing = try Program.run(["restore", "nowhere"], in: folder.path)
        #expect(missing.status == 66 || missing.status == 74)
    }
}
