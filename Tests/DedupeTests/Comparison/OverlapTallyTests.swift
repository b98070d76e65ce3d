import Testing

@testable import Dedupe

@Suite struct OverlapTallyTests {
    private func counts(_ places: [UInt8]) -> EighthCounts {
        var counts = EighthCounts()
        for place in places { counts.add(place) }
        return counts
    }

    @Test func `two sixteenths are one eighth`() {
        #expect(counts([]).occupied == 0)
        #expect(counts([0, 1]).occupied == 1 && counts([1, 2]).occupied == 2)
        #expect(counts(Array(0...15)).occupied == 8)
    }

    @Test func `an eighth counts from half of it on`() {
        let all = counts([0, 0, 0, 0, 2, 2, 2, 14])
        #expect(counts([0, 0]).eighths(atLeastHalfOf: all) == 0b1)
        #expect(counts([0, 2, 14]).eighths(atLeastHalfOf: all) == 0b1000_0000)
        #expect(counts([2, 2]).eighths(atLeastHalfOf: all) == 0b10)
        #expect(counts([]).eighths(atLeastHalfOf: counts([])) == 0)
    }

    @Test(arguments: [(0.0, 0.0), (0.5, 0.125), (0.75, 0.9375), (1, 1)] as [(Float, Float)])
    func `a share of the counts lies before a place`(share: Float, place: Float) {
        #expect(abs(counts([0, 0, 14, 14]).quantile(share) - place) < 0.001)
    }

    @Test func `the place of no counts is the end`() {
        #expect(counts([]).quantile(0.5) == 1)
        #expect(abs(counts([4, 4]).quantile(0.5) - 0.3125) < 0.001)
    }

    @Test func `overlap is a share of both texts, of the shorter, and of their positions`() {
        var tally = OverlapTally()
        // Four common sequences, in the second quarter of the longer document; six and twelve others.
        for place in [UInt8(0), 5, 10, 15] { tally.addShared(place, 4 + place / 4) }
        for place in [UInt8(1), 3, 6, 8, 11, 13] { tally.shorter.add(place) }
        for place in [UInt8(0), 1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15] { tally.longer.add(place) }
        var evidence = PairEvidence()
        tally.write(into: &evidence, lengths: (100, 200))
        #expect(abs(evidence.containment - 0.4) < 0.001)
        #expect(abs(evidence.resemblance - 4 / 22) < 0.001)
        #expect(evidence.spreadShorter == 0.5 && evidence.spreadLonger == 0.25)
        #expect(evidence.sharedCount == 4)
        #expect(evidence.coverFirst == 0b1010_0101 && evidence.coverSecond == 0b1100)
        // Fifty tokens of the longer document stand before what both have, a hundred after it.
        #expect(
            abs(evidence.surroundings - 50 / 110) < 0.001 && abs(evidence.unmatchedHead - 50 / 110) < 0.001)
        #expect(evidence.unmatchedTail == 0)
    }

    @Test func `nothing in common has no place`() {
        var tally = OverlapTally()
        tally.shorter.add(3)
        tally.longer.add(3)
        var evidence = PairEvidence()
        tally.write(into: &evidence, lengths: (10, 10))
        #expect(
            evidence.containment == 0 && evidence.unmatchedHead == 0 && evidence.spreadShorter == 0
                && evidence.coverFirst == 0)
        #expect(OverlapTally.Side().spread == 0)
    }
}
