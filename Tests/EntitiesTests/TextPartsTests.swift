import Foundation
import PipelineKit
import TestSupport
import Testing

@testable import Entities

/// Texts that are longer than any article are read in parts, which nobody sees in what is found.
@Suite struct TextPartsTests {
    private static let tagger = EntityTagger(
        resources: EntityResources(
            lists: [Array("C\tNorth Korea\tiso3166:KP\t25000000\tKP\nF\tMaria\nL\tKowalski\n".utf8)]),
        options: EntityTaggerOptions())

    private static func repeated(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < 3 * TextParts.largest { bytes += text.utf8 }
        return bytes
    }

    @Test(arguments: [
        ("Maria met us.\n\n", "\n\n"), ("Maria met us. It rained ", ". "), ("Maria met us, and then ", " "),
        ("x", "x"), ("é😀", ""), ("", ""), ("short", "short"),
    ])
    func `parts are whole and end where a paragraph, a sentence, a word or a sign ends`(
        text: String, ending: String
    ) {
        let bytes = text == "" || text == "short" ? Array(text.utf8) : Self.repeated(text)
        let parts = TextParts.of(bytes)
        #expect(parts.first?.lowerBound == 0 && parts.last?.upperBound == bytes.count)
        #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
        #expect(parts.allSatisfy { $0.count <= TextParts.largest && ($0.count > 0 || bytes.isEmpty) })
        for part in parts {
            #expect(String(validating: bytes[part], as: UTF8.self) != nil)
            if part.upperBound < bytes.count {
                #expect(bytes[part].suffix(ending.utf8.count).elementsEqual(ending.utf8))
            }
        }
    }

    @Test(arguments: ["\n\n", " "])
    func `offsets and counts are those of the whole text`(separator: String) throws {
        let sentence = "😀 Maria Kowalski flew to North Korea." + separator
        let bytes = Self.repeated(sentence)
        let entities = Self.tagger.tag(bytes, language: "en").entities
        let times = bytes.count / sentence.utf8.count
        #expect(entities.count == 2 * times)
        #expect(entities.allSatisfy { $0.count == times })
        let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        for entity in [entities.first, entities[times], entities.last].compactMap(\.self) {
            var words = String.UnicodeScalarView()
            words.append(contentsOf: scalars[entity.start..<entity.end])
            #expect(String(words) == entity.text)
        }
        #expect(zip(entities, entities.dropFirst()).allSatisfy { $0.end <= $1.start })
    }

    @Test func `what a publisher's home may change is noted with the entity that it is about`() throws {
        let tagger = try EntityTagger(resources: EntityResources(directory: Checkout.data))
        let sentence = "The mayor of Paris spoke in Springfield on Friday.\n\n"
        let bytes = Self.repeated(sentence)
        let found = tagger.tag(bytes, language: "en", notesPlaces: true)
        let notes = try #require(found.notes)
        #expect(notes.open.count > 3 * (TextParts.largest / sentence.utf8.count) / 2)
        #expect(notes.open.allSatisfy { found.entities[$0.entity].type == "LOC" })
        #expect(zip(notes.open, notes.open.dropFirst()).allSatisfy { $0.entity < $1.entity })
    }

    @Test func `names are sought in so much of a text, and a warning says that there is more`() throws {
        let sentence = "Maria Kowalski flew to North Korea.\n\n"
        let most = TextParts.most * TextParts.largest
        let bytes = Array(repeatElement(sentence.utf8, count: most / sentence.utf8.count + 9).joined())
        let cut = Self.tagger.tag(bytes, language: "en")
        #expect(cut.warnings.contains("entities_cut"))
        let last = try #require(cut.entities.last)
        #expect(last.end <= most && last.end > most - TextParts.largest)
        let whole = Self.tagger.tag(Array(bytes.prefix(most / 2)), language: "en")
        #expect(!whole.warnings.contains("entities_cut"))
    }
}
