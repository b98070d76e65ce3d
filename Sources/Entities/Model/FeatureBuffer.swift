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

/// The kind of a feature: part of its hash, so numbers are never reused.
package enum FeatureTemplate: UInt64 {
    case bias = 1
    case word, lowerWord, wordBefore, wordBeforeThat, wordAfter, wordAfterThat
    case pairBefore, pairAfter, pairAround
    case shape, shapeBefore, shapeAfter, shapes, wordShapeBefore, wordShapeAfter
    case prefix, suffix, flags
    case cluster, clusterBefore, clusterAfter, clusterPairBefore, clusterPairAfter
    case capitalisation
    case list, listCapitalisation, listBefore, listAfter, listAll
    case runBefore, runAfter, runPosition, runFirst, runLast, runCluster, runLists, runText
    case farBefore, farAfter
    // 41 and 42 are taken: they were features that models of earlier versions had.
    case trigram = 43
}
