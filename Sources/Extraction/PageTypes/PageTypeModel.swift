package import Files
internal import Models
internal import PipelineKit

/// The trained weights that tell what a page is.
///
/// One small flat file that `scripts/train/page-types` writes; see `data/models/page-types/README.md`.
package struct PageTypeModel: Sendable {
    /// Trees for each thing that was learnt, and the type that it is: a shop's shelf and a section's front are both an index.
    private var classes: [(type: PageType, trees: BoostedTrees<Float>)] = []
    /// A page that is less probably an article is none: one that is likelier an index, and one that is anything else.
    private let leastIndex: Float
    private let leastOther: Float
    /// A page that is more probably an article is one for certain.
    let sure: Float

    private static let magic: UInt32 = 0x5450_4443
    private static let version: UInt32 = 1
    private static let treeSections = 6

    /// Reads a weights file.
    ///
    /// - Throws: `ResourceError` if the bytes are not a weights file of this version and for these features.
    package init(_ bytes: [UInt8], path: String) throws(ResourceError) {
        let file = try FlatFile(
            MappedBytes(copying: bytes), magic: Self.magic, version: Self.version, path: path)
        let numbers = try file.section(0, of: Float.self).values
        guard numbers.count == 3 else { throw file.error("has no thresholds") }
        (leastOther, leastIndex, sure) = (numbers[0], numbers[1], numbers[2])
        guard try Self.lines(file, 1) == PageTypeFeatures.names else {
            throw file.error("was trained for other features; train it anew")
        }
        for (number, name) in try Self.lines(file, 2).enumerated() {
            guard let type = PageType(rawValue: name) else { throw file.error("names an unknown type") }
            let trees = try BoostedTrees<Float>(
                file, at: 3 + number * Self.treeSections, features: PageTypeFeatures.names.count)
            classes.append((type, trees))
        }
    }

    private static func lines(_ file: FlatFile, _ section: Int) throws(ResourceError) -> [String] {
        let bytes = try file.section(section, of: UInt8.self).values
        return bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Below which probability of an article a page is of another type.
    func least(beside type: PageType) -> Float { type == .index ? leastIndex : leastOther }

    /// How probable each type is, the likeliest first; types of equal probability in the order of the contract.
    func probabilities(_ numbers: NamedNumbers) -> [(type: PageType, probability: Float)] {
        let odds = odds(numbers)
        let total = odds.reduce(0, +)
        var sums = [Float](repeating: 0, count: PageType.allCases.count)
        for (number, entry) in classes.enumerated() {
            sums[PageType.allCases.firstIndex(of: entry.type) ?? 0] +=
                odds[number] / max(total, .leastNormalMagnitude)
        }
        return zip(PageType.allCases, sums).map { (type: $0, probability: $1) }.enumerated()
            .sorted { ($1.element.probability, $0.offset) < ($0.element.probability, $1.offset) }.map(
                \.element)
    }

    private func odds(_ numbers: NamedNumbers) -> [Float] {
        var possible: [UInt32] = []
        let scores = classes.map { $0.trees.score(numbers.values, possible: &possible) }
        let highest = scores.max() ?? 0
        return scores.map { Float(exponential(Double($0 - highest))) }
    }

    /// The numbers that speak most for a type, strongest first.
    func reasons(for type: PageType, _ numbers: NamedNumbers) -> [String] {
        var moved = [Float](repeating: 0, count: numbers.values.count)
        for entry in classes where entry.type == type {
            for (index, value) in entry.trees.contributions(numbers.values).enumerated() {
                moved[index] = max(moved[index], value)
            }
        }
        return moved.indices.sorted { (moved[$1], $0) < (moved[$0], $1) }.prefix(Self.shownReasons)
            .filter { moved[$0] > 0 }.map { "\(numbers.names[$0]) \(Self.rounded(numbers.values[$0]))" }
    }

    private static let shownReasons = 4

    private static func rounded(_ value: Float) -> String {
        let hundredths = Int((value * 100).rounded())
        return hundredths % 100 == 0
            ? "\(hundredths / 100)"
            : "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
