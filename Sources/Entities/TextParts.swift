internal import PipelineKit

/// A long text in parts that are read one after the other, so that memory for one text is bounded.
///
/// At once, 10 MB of text in one paragraph took 1.2 GB. Hardly any article is longer than one part.
enum TextParts {
    /// The most bytes of a part.
    static let largest = 1 << 19
    /// Names are sought in so many parts: 4 MiB, at a microsecond for each token, take three seconds or so.
    static let most = 8
    /// A paragraph or word that begins later than this is whole in its part.
    private static let longestRest = largest / 2

    /// The parts of UTF-8 text, in order: each ends with a paragraph, else a sentence, else a word, if there is one.
    static func of(_ text: [UInt8]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0
        while text.count - start > largest {
            let end = end(of: text, from: start)
            parts.append(start..<end)
            start = end
        }
        return parts + [start..<text.count]
    }

    private static func end(of text: [UInt8], from start: Int) -> Int {
        let window = (start + largest - longestRest)..<(start + largest)
        return last(in: text, window, isParagraphEnd) ?? last(in: text, window, isSentenceEnd)
            ?? last(in: text, window, isWordEnd) ?? scalarStart(in: text, window.upperBound)
    }

    private static func last(
        in text: [UInt8], _ window: Range<Int>, _ isEnd: ([UInt8], Int) -> Bool
    ) -> Int? {
        window.last { isEnd(text, $0) }.map { $0 + 1 }
    }

    private static func isParagraphEnd(_ text: [UInt8], _ place: Int) -> Bool {
        text[place] == UInt8(ascii: "\n") && text[place - 1] == UInt8(ascii: "\n")
    }

    private static func isSentenceEnd(_ text: [UInt8], _ place: Int) -> Bool {
        isWordEnd(text, place) && ".!?".utf8.contains(text[place - 1])
    }

    private static func isWordEnd(_ text: [UInt8], _ place: Int) -> Bool {
        text[place] == UInt8(ascii: " ") || text[place] == UInt8(ascii: "\n")
    }

    private static func scalarStart(in text: [UInt8], _ place: Int) -> Int {
        var place = place
        while text[place] & 0xC0 == 0x80 { place -= 1 }
        return place
    }
}

extension EntityTagger.Result {
    /// Adds what was found in the next part of a text, before which this many Unicode scalars stand.
    mutating func append(_ part: EntityTagger.Result, after scalars: Int) {
        for warning in part.warnings where !warnings.contains(warning) { warnings.append(warning) }
        if let further = part.notes { notes = (notes ?? PlaceNotes()).joined(further, after: entities.count) }
        entities += part.entities.map { entity in
            var entity = entity
            entity.start += scalars
            entity.end += scalars
            return entity
        }
        quotations += part.quotations.map { quotation in
            var quotation = quotation
            quotation.start += scalars
            quotation.end += scalars
            return quotation
        }
    }
}

extension PlaceNotes {
    /// The notes of two parts of a text, in the first of which so many entities were found.
    fileprivate func joined(_ part: PlaceNotes, after entities: Int) -> PlaceNotes {
        var notes = self
        notes.areas = Set(areas).union(part.areas).sorted { $0.order < $1.order }
        notes.open += part.open.map { ($0.entity + entities, $0.answers) }
        return notes
    }
}
