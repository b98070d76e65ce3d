internal import TextKit

extension Document {
    /// Makes blocks the body: the record's text is their texts, one blank line between them, in NFC.
    package mutating func setBody(_ blocks: [Block]) {
        self.blocks = blocks
        record.text = CanonicalText.nfc(blocks.map(\.text).joined(separator: "\n\n"))
    }

    /// Sets the body to the blocks whose flag is true; earlier removed ones keep their position among them.
    package mutating func setBody(_ blocks: [Block], keeping keeps: [Bool]) {
        record.moveRemovedBlocks(keeps)
        setBody(keeps.contains(false) ? zip(blocks, keeps).filter(\.1).map(\.0) : blocks)
    }

    /// Drops the blocks whose flag is false, with their paragraphs.
    package mutating func keepBlocks(_ keeps: [Bool]) {
        if keeps.contains(false) { blocks = zip(blocks, keeps).filter(\.1).map(\.0) }
        record.keepParagraphs(keeps)
    }
}

extension Record {
    /// The text split at blank lines.
    package var paragraphs: [String] { Self.paragraphs(of: text) }

    /// A text split at blank lines.
    package static func paragraphs(of text: String) -> [String] {
        var paragraphs: [String] = []
        let bytes = text.utf8
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let end = paragraphEnd(in: bytes, from: start)
            if end > start { paragraphs.append(String(text[start..<end])) }
            start = bytes.index(end, offsetBy: 2, limitedBy: bytes.endIndex) ?? bytes.endIndex
        }
        return paragraphs
    }

    /// Where the next blank line begins; searching for it as a string took a quarter of strip-boilerplate's time.
    private static func paragraphEnd(in bytes: String.UTF8View, from start: String.Index) -> String.Index {
        var place = start
        while let end = bytes[place...].firstIndex(of: 0x0A) {
            let next = bytes.index(after: end)
            if next < bytes.endIndex && bytes[next] == 0x0A { return end }
            place = next
        }
        return bytes.endIndex
    }

    /// Drops the paragraphs whose flag is false: the only place where a complete text is shortened.
    ///
    /// Adjusts everything that refers to the text: entities and quotations move or go with their paragraph, removed blocks
    /// keep their position among the remaining paragraphs.
    package mutating func keepParagraphs(_ keeps: [Bool]) {
        keepParagraphs(keeps, of: keeps.contains(false) ? paragraphs : [])
    }

    /// The same for a caller that has cut the text into `paragraphs` already.
    package mutating func keepParagraphs(_ keeps: [Bool], of paragraphs: [String]) {
        moveRemovedBlocks(keeps)
        guard keeps.contains(false) else { return }
        moveEntities(paragraphs, keeps)
        text = zip(paragraphs, keeps).filter(\.1).map(\.0).joined(separator: "\n\n")
    }

    /// Takes another text of the same article: what pointed into the old one has no place in it.
    package mutating func replaceText(_ text: String) {
        self.text = text
        (entities, quotations, focus) = ([], [], nil)
        for index in removedBlocks.indices { removedBlocks[index].place = nil }
    }

    /// Moves the mentions in the remaining paragraphs, and recounts those of each name.
    private mutating func moveEntities(_ paragraphs: [String], _ keeps: [Bool]) {
        entities = Entity.counted(Self.moved(entities, paragraphs, keeps))
        quotations = Self.moved(quotations, paragraphs, keeps)
        if let focus, !entities.contains(where: { $0.id == focus.id }) { self.focus = nil }
    }

    /// What stands in the remaining paragraphs, at its new place.
    private static func moved<Piece: TextPiece>(
        _ pieces: [Piece], _ paragraphs: [String], _ keeps: [Bool]
    ) -> [Piece] {
        guard !pieces.isEmpty else { return [] }
        var rest = pieces.sorted { $0.start < $1.start }[...]
        var kept: [Piece] = []
        var (start, gone) = (0, 0)
        for (paragraph, keeps) in zip(paragraphs, keeps) {
            let end = start + paragraph.unicodeScalars.count
            let inside = rest.prefix { $0.start < end }
            rest = rest.dropFirst(inside.count)
            if keeps {
                kept += inside.filter { $0.start >= start && $0.end <= end }.map { $0.moved(back: gone) }
            } else {
                gone += end - start + 2
            }
            start = end + 2
        }
        return kept
    }

    /// Sorts removed blocks in the page's order and recomputes their places after paragraphs were removed.
    fileprivate mutating func moveRemovedBlocks(_ keeps: [Bool]) {
        guard removedBlocks.contains(where: { $0.place != nil }) else { return }
        removedBlocks = removedBlocks.enumerated().sorted {
            ($0.element.place ?? -1, $0.offset) < ($1.element.place ?? -1, $1.offset)
        }.map(\.element)
        var before = [0]
        for keep in keeps { before.append((before.last ?? 0) + (keep ? 1 : 0)) }
        for index in removedBlocks.indices {
            guard let place = removedBlocks[index].place else { continue }
            removedBlocks[index].place = before[min(max(0, place), keeps.count)]
        }
    }

    /// Counts the words of the text, once it is final.
    package mutating func countWords() { wordCount = WordCounter.count(text) }
}

/// What points into a text by Unicode scalars.
private protocol TextPiece {
    var start: Int { get set }
    var end: Int { get set }
}

extension TextPiece {
    fileprivate func moved(back scalars: Int) -> Self {
        var piece = self
        (piece.start, piece.end) = (start - scalars, end - scalars)
        return piece
    }
}

extension Quotation: TextPiece {}

extension Entity: TextPiece {
    private struct Key: Hashable {
        var type: String
        var name: String
    }

    /// The mentions, each with the number of mentions of the same type and name.
    package static func counted(_ mentions: [Entity]) -> [Entity] {
        var counts: [Key: Int] = [:]
        for mention in mentions { counts[Key(type: mention.type, name: mention.name), default: 0] += 1 }
        return mentions.map { mention in
            var mention = mention
            mention.count = counts[Key(type: mention.type, name: mention.name)] ?? 1
            return mention
        }
    }
}
