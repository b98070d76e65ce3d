package import Files
internal import Models

/// The trained weights of body extraction: cue words, the first estimate, and the trees.
///
/// One small flat file that `scripts/train/extraction` writes; see `data/models/extraction/README.md`.
package struct BodyModel: Sendable {
    /// Weights of parts of class names by the place of the element.
    var classCues = CueTable(width: 4)
    /// Weights of words of short blocks, and of how long blocks begin.
    var textCues = CueTable(width: 1)
    /// Weights of the first estimate, the constant last.
    var estimate = [Float](repeating: 0, count: BodyModel.estimateCount)
    var trees = BoostedTrees<Float>(features: BlockFeatures.width)
    /// Blocks above this probability are body.
    var threshold: Float = 0.5

    static let estimateCount = 8
    private static let magic: UInt32 = 0x4D42_4443
    private static let version: UInt32 = 3

    /// An untrained model, to compute features with.
    package init() {}

    /// Reads a weights file.
    ///
    /// - Throws: `ResourceError` if the bytes are not a weights file of this version.
    package init(_ bytes: [UInt8], path: String) throws(ResourceError) {
        let file = try FlatFile(
            MappedBytes(copying: bytes), magic: Self.magic, version: Self.version, path: path)
        let numbers = try file.section(0, of: Float.self).values
        guard numbers.count == 3 + Self.estimateCount else { throw file.error("has no first estimate") }
        threshold = numbers[0]
        classCues = try CueTable(width: 4, scale: numbers[1], file, at: 1)
        textCues = try CueTable(width: 1, scale: numbers[2], file, at: 3)
        estimate = Array(numbers[3...])
        trees = try BoostedTrees(file, at: 5, features: BlockFeatures.width)
    }
}
