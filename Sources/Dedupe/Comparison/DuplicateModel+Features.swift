extension DuplicateModel {
    /// The features of the weights, in order.
    package static let featureNames = [
        "containment", "containmentToHalf", "resemblance", "ratioToHalf", "logLength", "spreadShorter",
        "spreadLonger", "shift", "evenContainment", "nameSurplus", "numberSurplus", "nameCount",
        "numberCount",
        "nameDeficit", "numberDeficit", "sameSourceDifference", "unmatchedHead", "unmatchedTail",
        "surroundings",
        "otherSource", "privateShorter", "privateLonger", "mutualPrivate", "mutualOwnWords", "density",
        "headShorter", "headLonger", "newFactsShorter", "newFactsLonger", "mutualNewNames",
        "mutualNewNumbers",
        "mutualEarlyFacts", "leadAgreement", "headlineAgreement", "headlines",
    ]
    static let featureCount = 35

    /// The regression's inputs.
    ///
    /// Three words in a row survive an edit with the cube of one word's chance; names and numbers are compared with
    /// the expectation from that: a template keeps its words but changes its facts. An outlet that prints a
    /// text twice prints the same words; one that fills in a form does not. A copy begins where the story begins;
    /// background and items of a digest begin elsewhere.
    @inline(__always)
    package static func features(_ evidence: PairEvidence) -> InlineArray<35, Float> {
        let expected = cubeRoot(evidence.containment)
        let names = min(evidence.nameCount, 8) / 8
        let numbers = min(evidence.numberCount, 8) / 8
        return [
            evidence.containment,
            min(evidence.containment, 0.5),
            evidence.resemblance,
            min(evidence.ratio, 0.5),
            logarithm(max(evidence.sequenceCount, 1)),
            evidence.spreadShorter,
            evidence.spreadLonger,
            min(abs(evidence.shift), 0.5),
            min(evidence.spreadShorter, evidence.spreadLonger) * min(evidence.containment, 0.5),
            names * (evidence.nameAgreement - expected),
            numbers * (evidence.numberAgreement - expected),
            names,
            numbers,
            names * min(evidence.nameAgreement - 0.9 * expected, 0),
            numbers * min(evidence.numberAgreement - 0.7 * expected, 0),
            evidence.isSameSource ? 1 - evidence.containment : 0,
            min(max(evidence.unmatchedHead - 0.2, 0), 1),
            min(max(evidence.unmatchedTail - 0.2, 0), 1),
            min(max(evidence.surroundings - 0.1, 0), 1),
            evidence.isOtherSource ? 1 : 0,
            evidence.privateShorter,
            evidence.privateLonger,
            min(evidence.privateShorter, evidence.privateLonger),
            saturated(min(evidence.ownShorter, evidence.ownLonger), at: 40),
            evidence.density,
            evidence.headShorter,
            evidence.headLonger,
            saturated(Float(evidence.names.shorter.own + evidence.numbers.shorter.own), at: 4),
            saturated(Float(evidence.names.longer.own + evidence.numbers.longer.own), at: 4),
            saturated(Float(min(evidence.names.shorter.own, evidence.names.longer.own)), at: 2),
            saturated(Float(min(evidence.numbers.shorter.own, evidence.numbers.longer.own)), at: 2),
            saturated(earlyFacts(evidence), at: 2),
            evidence.leadAgreement,
            evidence.headlineAgreement,
            evidence.hasHeadlines ? 1 : 0,
        ]
    }

    /// Facts in the first quarter of either document that the other has nowhere.
    private static func earlyFacts(_ evidence: PairEvidence) -> Float {
        let (names, numbers) = (evidence.names, evidence.numbers)
        return Float(
            min(
                names.shorter.ownEarly + numbers.shorter.ownEarly,
                names.longer.ownEarly + numbers.longer.ownEarly))
    }

    /// From 0 to 1, half of it at `middle`: the tenth new name says little more than the ninth.
    @inline(__always)
    static func saturated(_ value: Float, at middle: Float) -> Float { value / (value + middle) }

    /// The same as a list, for fitting weights.
    static func featureList(_ evidence: PairEvidence) -> [Float] {
        let features = features(evidence)
        return features.indices.map { features[$0] }
    }

    /// Newton's method; exact enough and, unlike a library's, the same everywhere.
    ///
    /// A third of the exponent is within 4 % of the root, so that three steps do where twelve from 1 were needed.
    static func cubeRoot(_ value: Float) -> Float {
        guard value > 0 else { return 0 }
        var root = Float(bitPattern: value.bitPattern / 3 + thirdOfBias)
        for _ in 0..<3 { root -= (root - value / (root * root)) / 3 }
        return root
    }

    /// Two thirds of the exponent's bias, less what the straight line between powers of two is off by.
    private static let thirdOfBias: UInt32 = 0x2A51_4067

    /// Base-2 logarithm with a straight line between powers of two.
    static func logarithm(_ value: Float) -> Float {
        Float(value.exponent) + value.significand - 1
    }
}
