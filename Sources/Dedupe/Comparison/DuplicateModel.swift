package import Files
internal import JSON
internal import Models

/// Boosted trees over what two signatures say of each other, which separate copies from other news that looks alike.
///
/// Trees, because what counts depends on the rest: the same share in common is a copy where both leads tell one thing
/// and house style where they do not. They are bound to fall with what each text has of its own and to rise with
/// what both share, so that they stay sensible for pairs unlike any that were learnt.
///
/// Weights are data, trained by `scripts/train/dedupe`; the features are defined here and named in the file, so that
/// a file for other features is refused. Only comparisons and additions of 32-bit floats: the same verdict on every
/// machine.
package struct DuplicateModel: Sendable {
    private static let magic: UInt32 = 0x5044_4443  // "CDDP"
    /// The version of the file's layout, raised with every change of its fields.
    private static let version: UInt32 = 1

    /// Log odds from which on two documents are taken for the same, in some respect.
    struct Thresholds: Sendable, Equatable {
        /// For duplicates.
        var duplicate: Float
        /// For documents that cover the same story.
        var story: Float
        /// For pairs across two clusters that support merging them.
        var agreement: Float
        /// For the members of a large cluster that claim a document which no single one resembles enough.
        var vouching: Float
        /// For pairs across the clusters of one story.
        var storyAgreement: Float
    }

    /// Room for evaluating the trees, used again for every pair.
    struct Scratch: Sendable {
        fileprivate var features = [Float](repeating: 0, count: DuplicateModel.featureCount)
        fileprivate var possible: [UInt32] = []
    }

    private let trees: BoostedTrees<Float>
    private var duplicate: [DedupeSettings.Merge: Float] = [:]
    private let margins: (story: Float, agreement: Float, vouching: Float)

    /// Reads a weights file: what it says of itself as JSON, then the trees.
    ///
    /// - Throws: `ResourceError` if the bytes are not a weights file of this version, or were made for other features.
    package init(_ bytes: [UInt8], path: String) throws(ResourceError) {
        let file = try FlatFile(
            MappedBytes(copying: bytes), magic: Self.magic, version: Self.version, path: path)
        // What is no JSON states no features.
        let stated = try? JSONParser.parse(try file.section(0, of: UInt8.self).values)
        guard (stated?["features"]?.elements ?? []).compactMap(\.string) == Self.featureNames else {
            throw file.error("does not match the features of this version; train it anew")
        }
        func number(_ key: String) throws(ResourceError) -> Float {
            guard let value = stated?["thresholds"]?[key]?.double else {
                throw file.error("has no threshold \(key)")
            }
            return Float(value)
        }
        for merge in DedupeSettings.Merge.allCases { duplicate[merge] = try number(merge.rawValue) }
        margins = (try number("story"), try number("agreement"), try number("company"))
        trees = try BoostedTrees(file, at: 1, features: Self.featureCount)
    }

    /// The thresholds of a run.
    func thresholds(_ settings: DedupeSettings) -> Thresholds {
        let base = duplicate[settings.merge] ?? 0
        // With ten copies claiming together, 3.0 % of 1,200 look-alikes are lost; with none, 0.5 %.
        let vouching = settings.merge == .cautious ? 0 : margins.vouching
        return Thresholds(
            duplicate: base + settings.strictness, story: margins.story + settings.storyStrictness,
            agreement: base + margins.agreement + settings.strictness,
            vouching: base + vouching + settings.strictness,
            storyAgreement: base + margins.agreement + settings.storyStrictness)
    }

    /// Pairs with less in common are never duplicates: the trees were not taught any.
    private static let minimumContainment: Float = 0.15
    private static let minimumShared = 2

    /// Whether two documents have enough in common to evaluate the model.
    @inline(__always)
    static func isConsidered(_ evidence: PairEvidence) -> Bool {
        evidence.containment >= minimumContainment && evidence.sharedCount >= minimumShared
    }

    /// Log odds that two documents are duplicates.
    func logit(_ evidence: PairEvidence, _ scratch: inout Scratch) -> Float {
        guard Self.isConsidered(evidence) else { return -20 }
        let features = Self.features(evidence)
        var row = scratch.features.mutableSpan
        for place in features.indices { row[place] = features[place] }
        return trees.score(scratch.features, possible: &scratch.possible)
    }
}
