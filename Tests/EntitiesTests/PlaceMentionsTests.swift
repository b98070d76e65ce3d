import Files
import PipelineKit
import TestSupport
import Testing

@testable import Entities

/// The labelled mentions of `Tests/Fixtures/places`; its README says what is counted.
@Suite struct PlaceMentionsTests {
    private struct Mention {
        var range: Range<Int>
        /// Nil where no identifier may be given.
        var id: String?
    }

    private struct Text {
        var language: String
        var text: String
        var mentions: [Mention]
    }

    private static func texts() throws -> [Text] {
        let bytes = try FileSystem.read(Checkout.fixtures + "/places/mentions.tsv")
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }.map { line in
                let fields = line.split(separator: "\t", maxSplits: 1)
                return parsed(String(fields[1]), language: String(fields[0]))
            }
    }

    /// Takes the mentions out of "a {place|id} in a text".
    private static func parsed(_ marked: String, language: String) -> Text {
        var result = Text(language: language, text: "", mentions: [])
        for (index, piece) in marked.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let end = piece.firstIndex(of: "}"), let bar = piece.firstIndex(of: "|") else {
                result.text += piece
                continue
            }
            let start = result.text.unicodeScalars.count
            result.text += piece[..<bar]
            let id = String(piece[piece.index(after: bar)..<end])
            result.mentions.append(
                Mention(range: start..<result.text.unicodeScalars.count, id: id == "-" ? nil : id))
            result.text += piece[piece.index(after: end)...]
        }
        return result
    }

    @Test func `ids of places are right where they are given, and given where there is one`() throws {
        var options = EntityTaggerOptions()
        options.types.insert(.group)
        let tagger = EntityTagger(resources: try EntityResources(directory: Checkout.data), options: options)
        let texts = try Self.texts()
        var (labelled, given, right) = (0, 0, 0)
        for text in texts {
            let entities = tagger.tag(text.text, language: text.language).entities
            for mention in text.mentions {
                let ids = entities.filter { entity in
                    (entity.start..<entity.end).overlaps(mention.range)
                        && ["LOC", "NORP"].contains(entity.type)
                }.compactMap(\.id)
                if mention.id != nil { labelled += 1 }
                if !ids.isEmpty { given += 1 }
                if let id = mention.id, ids == [id] { right += 1 }
            }
        }
        #expect(texts.reduce(0) { $0 + $1.mentions.count } >= 200)
        #expect(Double(right) >= 0.95 * Double(given), "\(right) of \(given) ids are right")
        #expect(Double(right) >= 0.80 * Double(labelled), "\(right) of \(labelled) mentions have theirs")
    }
}
