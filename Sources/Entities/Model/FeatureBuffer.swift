internal import TextKit

/// The hashed features of one token.
package struct FeatureBuffer {
    package private(set) var hashes: [UInt64] = []

    package init() {}

    package mutating func removeAll() { hashes.removeAll(keepingCapacity: true) }

    @inline(__always)
    package mutating func add(_ template: FeatureTemplate, _ value: UInt64) {
        hashes.append(WordHash.mix(template.rawValue &* 0x51ED_2701, value))
    }

    @inline(__always)
    package mutating func add(_ template: FeatureTemplate, _ first: UInt64, _ second: UInt64) {
        hashes.append(WordHash.mix(WordHash.mix(template.rawValue &* 0x51ED_2701, first), second))
    }

    @inline(__always)
    package mutating func add(_ template: FeatureTemplate, _ first: UInt64, _ second: UInt64, _ third: UInt64)
    {
        add(template, WordHash.mix(first, second), third)
    }
}
