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
    case stem, opener, characters
}
