import Boilerplate
import Testing

@Suite struct CueMatcherTests {
    private static let pack = """
        {"lang": "de", "version": 1, "rules": [
          {"id": "de.label", "category": "ad_label", "family": "label", "pattern": "Anzeige", "match": "exact"},
          {"id": "de.stem", "category": "newsletter", "family": "cta", "pattern": "abonnier*", "match": "any"},
          {"id": "de.compound", "category": "podcast_promo", "family": "platform", "pattern": "*podcast"},
          {"id": "de.start", "category": "related_links", "family": "label", "pattern": "Lesen Sie auch",
           "match": "start", "maxLength": 60},
          {"id": "de.veto", "category": "ad_label", "family": "news", "pattern": "Anzeige gegen", "veto": true}
        ]}
        """

    private func identifiers(_ text: String, pack: String = pack, language: String? = "de") -> [String] {
        let matcher = CueMatcher(packs: [CuePack.parse(Array(pack.utf8)).pack])
        var hits: [CueHit] = []
        let folded = TextFolding.folded(text)
        matcher.match(folded.span, selection: matcher.selection(for: language), into: &hits)
        return hits.map { matcher.id(of: $0.rule) }
    }

    @Test(arguments: [
        ("– ANZEIGE –", ["de.label"]),
        ("Anzeige gegen den Minister", ["de.veto"]),
        ("Jetzt abonnieren!", ["de.stem"]),
        ("Der Wissenschaftspodcast", ["de.compound"]),
        ("Podcaster", []),
        ("» Lesen Sie auch: Wer zahlt?", ["de.start"]),
        ("Das sollten Sie lesen. Lesen Sie auch dies", []),
        ("Lesen Sie auch diesen Text, der für die Grenze des Musters viel zu lang geraten ist", []),
    ])
    func `a cue matches whole words, where its rule allows`(text: String, expected: [String]) {
        #expect(identifiers(text) == expected)
    }

    @Test(arguments: [
        ("ΔΙΑΦΉΜΙΣΗ", "διαφημιση"), ("РЕКЛАМА", "реклама"), ("Žádný ŠUM", "žádný šum"),
        ("“Don’t”", "\"don't\""),
        ("a\u{00A0}\u{2009} b\n", "a b"), ("Ｎｅｗｓ", "news"), ("İLAN", "ilan"),
        ("soft\u{00AD}hyphen", "softhyphen"),
    ])
    func `folding gives one spelling`(text: String, folded: String) {
        #expect(TextFolding.folded(text) == Array(folded.utf8))
    }

    @Test func `a cue matches without blanks around it in scripts that have none`() {
        let pack = """
            {"lang": "ja", "version": 1, "rules": [
              {"id": "ja.sign-up", "category": "newsletter", "family": "cta", "pattern": "登録"}]}
            """
        #expect(identifiers("メルマガに登録する", pack: pack, language: "ja") == ["ja.sign-up"])
    }

    @Test func `cues of another language do not count`() {
        #expect(identifiers("Jetzt abonnieren!", language: "de-AT") == ["de.stem"])
        let both = CueMatcher(packs: [
            CuePack.parse(Array(Self.pack.utf8)).pack,
            CuePack(language: "fr", rules: [], classes: []),
        ])
        var hits: [CueHit] = []
        both.match(
            TextFolding.folded("Jetzt abonnieren!").span, selection: both.selection(for: "fr"), into: &hits)
        #expect(hits.isEmpty)
    }

    @Test func `every problem of a pack is reported with its place`() {
        let broken = """
            {"lang": "en", "version": "x", "ruls": [], "rules": [
              {"id": "a", "category": "adds", "family": "label", "pattern": "x"},
              {"id": "b", "category": "ad", "family": "label", "pattern": "*", "weight": 2},
              {"id": "b", "category": "article", "family": "cta", "pattern": "a*b"}]}
            """
        let paths = CuePack.parse(Array(broken.utf8)).problems.map(\.path)
        #expect(
            paths == [
                "ruls", "version", "rules[0].category", "rules[1].weight", "rules[1].pattern", "rules[2].id",
                "rules[2].pattern", "rules[2].category",
            ])
    }

    @Test func `a pack that is not valid JSON is reported with its line`() {
        let problems = CuePack.parse(Array("{\n\"lang\": }".utf8)).problems
        #expect(problems.map(\.message) == ["line 2, column 9: unexpected character"])
    }

    @Test func `the automaton finds what a plain search finds`() {
        var seed: UInt64 = 11
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        for _ in 0..<200 {
            let patterns = (0..<8).map { _ in (0..<(1 + next(5))).map { _ in UInt8(97 + next(3)) } }
            let text = (0..<40).map { _ in UInt8(97 + next(3)) }
            var found: Set<[Int]> = []
            PatternAutomaton(patterns).search(text.span) { pattern, end in found.insert([pattern, end]) }
            var expected: Set<[Int]> = []
            for (number, pattern) in patterns.enumerated() {
                for end in pattern.count...text.count
                where Array(text[(end - pattern.count)..<end]) == pattern {
                    expected.insert([number, end])
                }
            }
            #expect(found == expected)
        }
    }
}
