internal import TextKit

extension Document {
    /// Makes blocks the body: the record's text is their texts, one blank line between them, in NFC.
    package mutating func setBody(_ blocks: [Block]) {
        self.blocks = blocks
        record.text = CanonicalText.nfc(blocks.map(\.text).joined(separator: "\n\n"))
    }

    /// Leaves out the blocks whose flag is false; what was removed earlier keeps its place between the others.
    package mutating func keepBlocks(_ keeps: [Bool]) {
        record.moveRemovedBlocks(keeps)
        // Where nothing falls the text is what it was.
        guard keeps.contains(false) || record.text.isEmpty else { return }
        setBody(zip(blocks, keeps).filter(\.1).map(\.0))
    }
}

extension Record {
    /// Puts removed blocks in the page's order and counts their places anew, after some of the paragraphs have gone.
    package mutating func moveRemovedBlocks(_ keeps: [Bool]) {
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
}
