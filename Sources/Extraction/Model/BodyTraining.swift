package import Markup
internal import TextKit

/// What `scripts/train/extraction` needs of a page, computed by the code that extraction runs.
package enum BodyTraining {
    /// The blocks of a page with the keys of their cues.
    ///
    /// Little-endian words: the number of blocks; for each block the count and the UTF-8 of its text, the count of
    /// its class keys and for each a slot (0 inline, 1 own, 2 parent, 3 further out) and a hash, the count of its
    /// text keys and the keys.
    package static func cues(of tree: HTMLTree) -> [UInt8] {
        let blocks = BlockSegmentation.blocks(of: tree)
        var output = LittleEndianWriter()
        output.write(UInt32(blocks.count))
        for index in 0..<blocks.count {
            output.write(UInt32(blocks[text: index].count))
            output.write(blocks[text: index])
            append(classKeys(of: blocks.entries[index], in: tree), to: &output)
            var words: [UInt32] = []
            _ = TextShape(blocks[text: index], words: &words)
            var keys: [UInt32] = []
            TextCueKeys.forEach(words[...]) { keys.append($0) }
            append(keys, to: &output)
        }
        return output.bytes
    }

    private static func classKeys(of entry: PageBlocks.Entry, in tree: HTMLTree) -> [UInt32] {
        var keys: [UInt32] = []
        var node: Int? = Int(entry.leaf)
        var slot: UInt32 = 0
        while let current = node {
            if current == Int(entry.node) { slot = 1 }
            let tag = tree.nodes[current].tag
            if tag == .body || tag == .html { break }
            ClassTokens.forEach(of: current, in: tree) { hash, _ in keys += [slot, hash] }
            if slot > 0 { slot = min(3, slot + 1) }
            node = tree.parent(of: current)
        }
        return keys
    }

    private static func append(_ values: [UInt32], to output: inout LittleEndianWriter) {
        output.write(UInt32(values.count))
        for value in values { output.write(value) }
    }

    /// The feature rows of a page with the cue weights of `model`: the number of blocks, then the columns of each
    /// as little-endian floats.
    package static func features(of tree: HTMLTree, model: BodyModel) -> [UInt8] {
        let blocks = BlockSegmentation.blocks(of: tree)
        let page = PageMeasures(blocks, in: tree, evidence: BodyEvidence(tree: tree), model: model)
        let features = BlockFeatures(page, in: tree, model: model, floor: -.infinity)
        var output = LittleEndianWriter()
        output.write(UInt32(features.rows.count))
        for value in features.values { output.write(value.bitPattern) }
        return output.bytes
    }

    /// A page's row for `scripts/train/page-types`: the columns of `PageTypeFeatures` as little-endian floats.
    package static func typeFeatures(of tree: HTMLTree, url: String?, model: BodyModel) -> [UInt8] {
        var output = LittleEndianWriter()
        for value in PageTypeFeatures.numbers(of: tree, url: url, model: model).values {
            output.write(value.bitPattern)
        }
        return output.bytes
    }

    /// The names of those columns.
    package static var typeNames: [String] { PageTypeFeatures.names }
}
