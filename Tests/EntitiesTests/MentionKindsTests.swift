import Files
import PipelineKit
import TestSupport
import Testing

@testable import Entities

/// The kinds of `Tests/Fixtures/mentions`, with the lists and the model that ship; its README says how a line is written.
@Suite struct MentionKindsTests {
    struct Line: CustomTestStringConvertible, Sendable {
        var kind: String
        var text: String
        var claims: [String]

        var testDescription: String { kind + ": " + text.prefix(60) }
    }

    private static let lines: [Line] = {
        let bytes = (try? FileSystem.read(Checkout.fixtures + "/mentions/kinds.tsv")) ?? []
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }.map
        { line in
            let fields = line.split(separator: "\t").map(String.init)
            return Line(
                kind: fields[0], text: fields[2].replacing("\\n", with: "\n"),
                claims: fields[3].split(separator: ";").map(String.init))
        }
    }()

    private static let tagger: EntityTagger? = {
        var options = EntityTaggerOptions()
        options.types = [.person, .organization, .location, .date, .money]
        return (try? EntityResources(directory: Checkout.root + "/data")).map {
            EntityTagger(resources: $0, options: options)
        }
    }()

    @Test(arguments: lines)
    func `a kind of name is found, typed and resolved`(line: Line) throws {
        let found = try #require(Self.tagger).tag(line.text, language: "en").entities
        for claim in line.claims {
            let holds = Self.holds(claim, found)
            #expect(holds, "\(claim) in \(found.map { "\($0.type) \($0.text) \($0.id ?? "-")" })")
        }
    }

    @Test func `every kind has five lines`() {
        let counts = Dictionary(grouping: Self.lines, by: \.kind).mapValues(\.count)
        #expect(counts.count >= 13 && counts.values.allSatisfy { $0 >= 5 })
    }

    private static func holds(_ claim: String, _ found: [Entity]) -> Bool {
        let words = String(claim.dropFirst())
        switch claim.first {
        case "+":
            return options(words).contains { typed in found.contains { "\($0.type) \($0.text)" == typed } }
        case "-": return !found.contains { "\($0.type) \($0.text)" == words }
        case "!":
            return !found.contains { ["PER", "ORG", "LOC"].contains($0.type) && $0.text.contains(words) }
        case "$": return found.contains { $0.type == "MONEY" && $0.name == words }
        case "=":
            return Set(
                found.filter { $0.type == "LOC" && words.hasPrefix($0.text + " ") }.map {
                    "\($0.text) \($0.id ?? "-")"
                }) == [words]
        default:
            return Set(found.filter { words.hasPrefix($0.text + " = ") }.map { "\($0.text) = \($0.name)" })
                == [words]
        }
    }

    /// "DATE first of April|April": either text.
    private static func options(_ words: String) -> [String] {
        let type = words.prefix { $0 != " " }
        return words.dropFirst(type.count + 1).split(separator: "|").map { "\(type) \($0)" }
    }
}
