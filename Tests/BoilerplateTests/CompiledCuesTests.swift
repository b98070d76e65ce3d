import Files
import Foundation
import Models
import PipelineKit
import TestSupport
import Testing

@testable import Boilerplate

@Suite struct CompiledCuesTests {
    private static let pack = """
        {"lang": "de", "version": 1, "rules": [
          {"id": "de.stem", "category": "newsletter", "family": "cta", "pattern": "abonnier*", "weight": 0.9},
          {"id": "de.veto", "category": "ad_label", "family": "news", "pattern": "Anzeige gegen", "veto": true}],
         "classes": [{"id": "class.promo", "category": "ad", "token": "werbung*", "weight": 0.8}]}
        """

    private func sources() throws -> [ResourceFile] {
        try BoilerplateResourcesForTests.packs().map {
            ResourceFile(name: "rules/\($0.name)", bytes: $0.bytes)
        }
    }

    @Test func `the committed file is what the packs give; otherwise run copydesk-train compile-cues`() throws
    {
        let (bytes, problems) = CompiledCues.file(from: try sources())
        #expect(problems == [])
        #expect(bytes == (try BoilerplateResourcesForTests.bytes("data/models/boilerplate/cues.bin")))
    }

    @Test func `a file that was made from other packs than those that are there is not used`() throws {
        let source = ResourceFile(name: "rules/de.json", bytes: Array(Self.pack.utf8))
        let file = MappedBytes(copying: CompiledCues.file(from: [source]).bytes)
        #expect(try CompiledCues(file, madeFrom: [source])?.digests.keys.sorted() == ["rules/de.json"])
        var edited = source
        edited.bytes.append(0x20)
        var renamed = source
        renamed.name = "rules/at.json"
        for other in [[], [edited], [renamed], [source, source]] {
            #expect(try CompiledCues(file, madeFrom: other) == nil)
        }
    }

    @Test func `a damaged file, or one of another version, is refused`() throws {
        let source = ResourceFile(name: "rules/de.json", bytes: Array(Self.pack.utf8))
        var bytes = CompiledCues.file(from: [source]).bytes
        #expect(throws: ResourceError.self) {
            try CompiledCues(MappedBytes(copying: bytes.dropLast()), madeFrom: [source])
        }
        bytes[4] = 9
        #expect(throws: ResourceError.self) {
            try CompiledCues(MappedBytes(copying: bytes), madeFrom: [source])
        }
    }

    @Test(arguments: ["Jetzt abonnieren!", "Anzeige gegen den Minister", "Nichts davon", ""])
    func `compiled rules find what the packs find`(text: String) throws {
        let source = ResourceFile(name: "rules/de.json", bytes: Array(Self.pack.utf8))
        let file = MappedBytes(copying: CompiledCues.file(from: [source]).bytes)
        let compiled = try #require(try CompiledCues(file, madeFrom: [source]))
        let packs = [CuePack.parse(source.bytes).pack]
        #expect(found(text, CueMatcher(compiled.cues, own: [])) == found(text, CueMatcher(packs: packs)))
        for path in ["div.werbung>p", "div.Werbung-block", "aside>p"] {
            let normalized = PathMatcher.normalized(path)
            #expect(
                PathMatcher(compiled.classes, own: []).evidence(of: normalized)
                    == PathMatcher(ClassTable(packs), own: []).evidence(of: normalized))
        }
    }

    private func found(_ text: String, _ matcher: CueMatcher) -> [String] {
        var hits: [CueHit] = []
        let folded = TextFolding.folded(text)
        matcher.match(folded.span, selection: matcher.selection(for: "de"), into: &hits)
        return hits.map { "\(matcher.id(of: $0.rule)) \($0.start) \($0.end)" }
    }

    /// The user's rules stand behind the compiled ones, in a table of their own.
    @Test(arguments: [
        (#"{"id": "own.a", "category": "ad", "family": "label", "pattern": "jetzt"}"#, ["own.a", "de.stem"]),
        (#"{"id": "de.stem", "category": "ad", "family": "label", "pattern": "nie"}"#, []),
        (#"{"id": "de.stem", "category": "ad", "family": "label", "pattern": "jetzt"}"#, ["de.stem"]),
        (
            #"{"id": "de.stem", "category": "newsletter", "family": "cta", "pattern": "abonnier*", "weight": 0}"#,
            []
        ),
    ])
    func `a user's rule is added, or replaces the one of its id`(rule: String, expected: [String]) {
        let standard = CueTable([CuePack.parse(Array(Self.pack.utf8)).pack])
        let own = CuePack.parse(Array(#"{"lang": "und", "version": 1, "rules": [\#(rule)]}"#.utf8)).pack
        let ids = found("Jetzt abonnieren!", CueMatcher(standard, own: [own])).map {
            $0.split(separator: " ").first.map(String.init) ?? ""
        }
        #expect(ids == expected)
    }
}
