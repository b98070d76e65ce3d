internal import Markup
internal import PipelineKit

/// The measure for comparing shown and stated bodies: letters of running text.
enum RunningText {
    /// The length of a block that reads like sentences; 0 for a label, a date or a link.
    static func length(_ shape: TextShape) -> Int {
        shape.sentenceEnds > 0 || shape.scalars >= minimumUnendedLength ? Int(shape.scalars) : 0
    }

    /// A line of more letters is a sentence whose end is missing.
    private static let minimumUnendedLength = 80

    static func length(of blocks: [Block]) -> Int {
        var words: [UInt32] = []
        return blocks.reduce(0) { sum, block in
            words.removeAll(keepingCapacity: true)
            return sum + length(TextShape(Array(block.text.utf8)[...], words: &words))
        }
    }
}
