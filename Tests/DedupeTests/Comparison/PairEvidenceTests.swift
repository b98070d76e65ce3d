import Files
import TestSupport
import Testing

@testable import Dedupe

/// What two documents have in common, and what the model makes of it.
@Suite struct PairEvidenceTests {
    /// A story and the ways in which others repeat it.
    private static let inputs: [DedupeInput] = {
        var maker = StoryMaker(seed: 41)
        let story = maker.story(sentences: 24), other = maker.story(sentences: 24),
            third = maker.story(sentences: 60)
        var edited = story
        for place in [3, 9, 15] { edited[place] = other[place] }
        func input(_ id: String, _ sentences: [String], _ source: String? = nil) -> DedupeInput {
            DedupeInput(id: id, text: sentences.joined(separator: " "), source: source)
        }
        return [
            input("story", story, "a"), input("edited", edited, "a"),
            input("cut", Array(story.prefix(8)), "b"),
            input("framed", other.prefix(4) + story + other.suffix(4), "b"),
            input("digest", third.prefix(20) + story.prefix(5) + third.suffix(20)),
            input("other", other, "a"), input("template", story.map { $0.replacing("a", with: "o") }),
            input("short", Array(story.prefix(1))), input("empty", []),
        ]
    }()

    private static let table = signedTable(inputs)

    private func row(_ id: String) -> Int { Self.inputs.firstIndex { $0.id == id } ?? 0 }

    private func evidence(_ one: String, _ other: String) -> PairEvidence {
        SignaturePair.evidence(Self.table, row(one), Self.table, row(other))
    }

    @Test func `features of pairs are those that the weights were fitted on`() throws {
        let model = try committedDedupeModel()
        var scratch = DuplicateModel.Scratch()
        var table = NumberTable(
            columns: DuplicateModel.featureNames + ["logit", "coverFirst", "coverSecond", "shared"])
        for one in Self.inputs.indices {
            for other in Self.inputs.indices where other != one {
                let evidence = SignaturePair.evidence(Self.table, one, Self.table, other)
                table.add(
                    "\(Self.inputs[one].id) \(Self.inputs[other].id)",
                    DuplicateModel.featureList(evidence).map(Double.init) + [
                        Double(model.logit(evidence, &scratch)), Double(evidence.coverFirst),
                        Double(evidence.coverSecond), Double(evidence.sharedCount),
                    ])
            }
        }
        #expect(try table.differences(from: "features/pairs.tsv") == [])
    }

    @Test func `order decides only whose cover is whose`() {
        for one in Self.inputs.indices {
            for other in Self.inputs.indices where other != one {
                var back = SignaturePair.evidence(Self.table, other, Self.table, one)
                swap(&back.coverFirst, &back.coverSecond)
                #expect(SignaturePair.evidence(Self.table, one, Self.table, other) == back)
            }
        }
    }

    @Test func `a cut copy is contained, an edited one resembles, another story does neither`() {
        #expect(evidence("cut", "story").containment == 1 && evidence("story", "story").resemblance == 1)
        #expect(evidence("edited", "story").resemblance > 0.5 && evidence("edited", "story").containment < 1)
        #expect(evidence("other", "story").sharedCount == 0)
        #expect(evidence("story", "empty").isEmpty && !evidence("story", "other").isEmpty)
    }

    @Test func `sources are the same, others, or not known`() {
        #expect(evidence("story", "edited").isSameSource && !evidence("story", "edited").isOtherSource)
        #expect(evidence("story", "cut").isOtherSource && !evidence("story", "cut").isSameSource)
        #expect(!evidence("story", "digest").isOtherSource && !evidence("digest", "short").isSameSource)
    }

    @Test func `a prepared document gives the same evidence as two rows, where the model is asked`() {
        var profile = ProfiledDocument()
        for row in Self.inputs.indices {
            profile.load(row, of: Self.table)
            for other in Self.inputs.indices where other != row {
                let own = profile.evidence(Self.table, with: Self.table, other)
                let expected = SignaturePair.evidence(Self.table, other, Self.table, row)
                if DuplicateModel.isConsidered(expected) { #expect(own == expected) }
                #expect(
                    own.containment == expected.containment && own.isEmpty == expected.isEmpty
                        && own.shift == expected.shift)
            }
        }
    }

    @Test(arguments: [(0.15, 2, true), (0.149, 2, false), (0.15, 1, false)] as [(Float, Int, Bool)])
    func `less than a little in common is never a copy`(containment: Float, shared: Int, isConsidered: Bool)
        throws
    {
        var evidence = PairEvidence()
        (evidence.containment, evidence.sharedCount) = (containment, shared)
        #expect(DuplicateModel.isConsidered(evidence) == isConsidered)
        var scratch = DuplicateModel.Scratch()
        #expect(try (committedDedupeModel().logit(evidence, &scratch) == -20) != isConsidered)
    }

    @Test(
        arguments: [
            (1, 1), (8, 2), (0.125, 0.5), (0, 0), (-1, 0), (0.001, 0.1), (0.0125, 0.232079), (0.5, 0.793701),
        ] as [(Float, Float)])
    func `a cube root is exact enough`(value: Float, root: Float) {
        #expect(abs(DuplicateModel.cubeRoot(value) - root) < 0.0001)
    }

    @Test(arguments: [(1, 0), (2, 1), (3, 1.5), (4, 2), (6, 2.5)] as [(Float, Float)])
    func `a logarithm is straight between powers of two`(value: Float, expected: Float) {
        #expect(DuplicateModel.logarithm(value) == expected)
    }

    @Test func `a mode shifts the line, strictness shifts every mode`() throws {
        let model = try committedDedupeModel()
        let lines = DedupeSettings.Merge.allCases.map { merge in
            var settings = DedupeSettings()
            settings.merge = merge
            return model.thresholds(settings).duplicate
        }
        #expect(lines == lines.sorted(by: >) && Set(lines).count == 3)
        var settings = DedupeSettings()
        let before = model.thresholds(settings)
        settings.strictness = 2
        let after = model.thresholds(settings)
        #expect(after.duplicate == before.duplicate + 2 && after.agreement == before.agreement + 2)
        #expect(after.vouching == before.vouching + 2 && after.story == before.story)
        settings.storyStrictness = 1
        #expect(model.thresholds(settings).story == before.story + 1)
    }

    @Test(arguments: DedupeSettings.Merge.allCases)
    func `at cautious no crowd of copies claims what none of them resembles enough`(
        merge: DedupeSettings.Merge
    ) throws {
        var settings = DedupeSettings()
        settings.merge = merge
        let lines = try committedDedupeModel().thresholds(settings)
        #expect((lines.vouching < lines.duplicate) == (merge != .cautious))
    }

    @Test func `what each text has of its own speaks against a copy, whatever else is known`() throws {
        let model = try committedDedupeModel()
        var scratch = DuplicateModel.Scratch()
        for row in Self.inputs.indices {
            for other in Self.inputs.indices where other != row {
                var evidence = SignaturePair.evidence(Self.table, row, Self.table, other)
                let before = model.logit(evidence, &scratch)
                (evidence.ownShorter, evidence.ownLonger) = (
                    evidence.ownShorter + 200, evidence.ownLonger + 200
                )
                (evidence.unmatchedHead, evidence.unmatchedTail, evidence.density) = (1.2, 1.2, 0)
                (evidence.headShorter, evidence.headLonger) = (0, 0)
                evidence.leadAgreement = 0
                #expect(model.logit(evidence, &scratch) <= max(before, -20))
            }
        }
    }

    @Test func `weights that are none are refused`() throws {
        #expect(throws: ResourceError.self) { try Dedupe.model([]) }
        #expect(throws: ResourceError.self) { try Dedupe.model(Array(#"{"weights":{}}"#.utf8)) }
    }
}

@Suite struct SimilarityIndexTests {
    private func candidates(_ table: SignatureTable, of rank: Int) -> [UInt64] {
        let index = SimilarityIndex(table, rows: Array(0..<table.count), earlier: DedupeIndex())
        var scratch = SimilarityIndex.Scratch(documents: table.count)
        let first = index.candidates(of: rank, scratch: &scratch).map(\.document)
        // The scratch is clean for the next document.
        #expect(index.candidates(of: rank, scratch: &scratch).map(\.document) == first)
        return first
    }

    @Test func `documents of lower rank that share keys are candidates, those that share most first`() {
        var maker = StoryMaker(seed: 5)
        let story = maker.story(sentences: 30), other = maker.story(sentences: 30)
        let half = Array(story.prefix(15)) + other.prefix(15)
        let table = signedTable(
            [other, half, story, story + maker.story(sentences: 1)].enumerated().map {
                DedupeInput(id: "\($0)", text: $1.joined(separator: " "))
            })
        #expect(candidates(table, of: 3).prefix(2) == [2, 1])
        #expect(candidates(table, of: 0).isEmpty && !candidates(table, of: 2).contains(0))
    }

    @Test func `one common key is enough for short texts alone`() {
        var maker = StoryMaker(seed: 9)
        let words = (0..<40).map { _ in maker.word() }
        let phrase = words.prefix(3).joined(separator: " ")
        func text(_ count: Int) -> String {
            phrase + " " + (0..<count).map { _ in maker.word() }.joined(separator: " ")
        }
        // 17 words have 15 sequences, all of which are keys; long texts have more than their keys.
        let short = signedTable([DedupeInput(id: "a", text: text(12)), DedupeInput(id: "b", text: text(12))])
        #expect(candidates(short, of: 1) == [0])
        let border = signedTable([DedupeInput(id: "a", text: text(22)), DedupeInput(id: "b", text: text(22))])
        #expect(border.headers[0].sequences.total == 23)
    }

    @Test func `common keys come first, then earlier runs, then the lower number`() {
        func candidate(_ shared: UInt8, _ document: UInt64, _ isEarlier: Bool) -> SimilarityIndex.Candidate {
            SimilarityIndex.Candidate(shared: shared, document: document, isEarlier: isEarlier)
        }
        let sorted = [
            candidate(2, 1, false), candidate(3, 9, false), candidate(2, 8, true), candidate(2, 0, false),
        ]
        .sorted(by: SimilarityIndex.Candidate.precedes)
        #expect(sorted.map(\.document) == [9, 8, 0, 1])
    }

    @Test(arguments: [10, 1024, 1025, 5000] as [Int])
    func `large lists are sorted as small ones are`(count: Int) {
        var generator = SeededGenerator(seed: 3)
        var values = (0..<count).map { _ in UInt32.random(in: 0..<1 << 22, using: &generator) }
        let expected = values.sorted()
        RadixSort.sort(&values)
        #expect(values == expected)
        var keys = (0..<count).map {
            UInt64(UInt32.random(in: 0...(.max), using: &generator)) << 32 | UInt64($0)
        }
        let sorted = keys.sorted { $0 >> 32 == $1 >> 32 ? $0 & 0xFFFF_FFFF < $1 & 0xFFFF_FFFF : $0 < $1 }
        RadixSort.sortByHighHalf(&keys)
        #expect(keys == sorted)
    }
}
