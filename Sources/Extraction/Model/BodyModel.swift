package import Models
internal import TextKit

/// The trained weights of body extraction: cue words, the first estimate, and the trees.
///
/// One small little-endian file that `scripts/train/extraction` writes; see `data/models/extraction/README.md`.
package struct BodyModel: Sendable {
    /// Weights of parts of class names by the place of the element.
    var classCues = CueTable(width: 4)
    /// Weights of words of short blocks, and of how long blocks begin.
    var textCues = CueTable(width: 1)
    /// Weights of the first estimate, the constant last.
    var estimate = [Float](repeating: 0, count: BodyModel.estimateCount)
    var trees = BoostedTrees(features: BlockFeatures.width)
    /// Blocks above this probability are body.
    var threshold: Float = 0.5

    static let estimateCount = 8
    private static let magic = Array("CDBODY2\n".utf8)

    /// An untrained model, to compute features with.
    package init() {}

    /// Reads a weights file.
    ///
    /// - Throws: `ModelError` if the bytes are not a weights file of this version.
    package init(_ bytes: [UInt8]) throws(ModelError) {
        guard bytes.starts(with: Self.magic) else { throw ModelError(reason: "not a body model") }
        var reader = LittleEndianReader(bytes.dropFirst(Self.magic.count))
        guard reader.read(UInt32.self) == BlockFeatures.width else {
            throw ModelError(reason: "trained for a different feature set")
        }
        threshold = reader.float()
        classCues = try CueTable(width: 4, from: &reader)
        textCues = try CueTable(width: 1, from: &reader)
        for index in estimate.indices { estimate[index] = reader.float() }
        trees = try BoostedTrees(from: &reader, features: BlockFeatures.width)
    }
}
