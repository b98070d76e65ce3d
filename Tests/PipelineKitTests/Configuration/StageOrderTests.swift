import Files
import Testing

@testable import PipelineKit

/// What an order of stages must keep, told for every stage at once.
@Suite struct StageOrderTests {
    private func stage(
        _ kind: String, _ roles: Set<StageRole>, needs: Set<DocumentField> = [],
        provides: Set<DocumentField> = []
    ) -> StageOrder.Entry {
        StageOrder.Entry(kind: kind, summary: "", needs: needs, provides: provides, roles: roles) { _ in
            ({ _ throws(ResourceError) in PieceIntake() }, roles)
        }
    }

    private var open: StageOrder.Entry { stage("open", [.intake], provides: [.content]) }
    private var clean: StageOrder.Entry {
        stage("clean", [.document], needs: [.content], provides: [.metadata, .blocks, .text])
    }
    private var strip: StageOrder.Entry {
        stage("strip", [.document, .corpus], needs: [.blocks], provides: [.blocks, .text])
    }
    private var tag: StageOrder.Entry { stage("tag", [.record], needs: [.text], provides: [.entities]) }
    private var dedupe: StageOrder.Entry {
        stage("dedupe", [.record, .corpus], needs: [.text], provides: [.cluster])
    }
    private var join: StageOrder.Entry { stage("join", [.corpus], needs: [.metadata]) }

    private func problems(_ stages: [StageOrder.Entry]) -> [String] {
        StageOrder(stages).problems.map { "\($0.path): \($0.message)" }
    }

    @Test func `sound orders have no problem`() {
        #expect(
            problems([open, clean]).isEmpty && problems([open, clean, strip, tag, dedupe]).isEmpty
                && problems([open, clean, join, dedupe, tag]).isEmpty)
    }

    @Test func `inputs are opened first and once`() {
        #expect(problems([]) == ["stages: must not be empty"])
        #expect(
            problems([clean]) == ["stages[0]: 'clean' cannot be first: the first stage must open the inputs"])
        #expect(problems([open, open]) == ["stages[1]: 'open' must be the first stage"])
    }

    @Test func `documents are worked on before records, whose offsets point into a text that stands`() {
        #expect(
            problems([open, clean, tag, strip]) == [
                "stages[3]: 'strip' works on documents, and 'tag' before it on their records; "
                    + "this order works: open, clean, strip, tag"
            ])
    }

    @Test func `what decides on clusters sees the corpus last`() {
        let found = problems([open, clean, dedupe, join])
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix("this order works: open, clean, join, dedupe") == true)
    }

    @Test
    func
        `what consumes documents or remembers the corpus stands once, what works on records as often as wanted`()
    {
        #expect(problems([open, clean, clean]) == ["stages[2]: 'clean' may stand only once"])
        #expect(problems([open, clean, dedupe, dedupe]) == ["stages[3]: 'dedupe' may stand only once"])
        #expect(problems([open, clean, tag, tag]).isEmpty)
    }

    @Test func `some stage gives the text`() {
        #expect(problems([open]) == ["stages: no stage provides the text of the articles"])
    }

    @Test func `a stage's needs are provided before it`() {
        #expect(problems([open, tag]) == ["stages[1]: 'tag' needs text, which no stage before it provides"])
        #expect(
            problems([open, stage("x", [.document], needs: [.text, .entities])]) == [
                "stages[1]: 'x' needs entities, which no stage before it provides",
                "stages[1]: 'x' needs text, which no stage before it provides",
            ])
    }

    @Test(
        arguments: [
            (["dedupe", "strip"], "open, clean, strip, dedupe", "strip", "dedupe"),
            (["tag", "dedupe", "strip"], "open, clean, strip, tag, dedupe", "strip", "dedupe"),
            (["join", "strip", "tag"], "open, clean, strip, join, tag", "strip", "join"),
        ] as [([String], String, String, String)])
    func `documents end where a stage needs all of them as records`(
        order: [String], works: String, late: String, ending: String
    ) {
        let stages = ["tag": tag, "dedupe": dedupe, "strip": strip, "join": join]
        let found = problems([open, clean] + order.compactMap { stages[$0] })
        #expect(
            found == [
                "stages[\((order.firstIndex(of: late) ?? 0) + 2)]: '\(late)' works on documents, and '\(ending)' before it needs all of them as records; this order works: \(works)"
            ])
    }

    @Test func `document-only fields end after a corpus stage, for every later stage`() {
        #expect(
            problems([open, clean, dedupe, stage("x", [.record], needs: [.blocks])]) == [
                "stages[3]: 'x' needs blocks, which ends where 'dedupe' takes all documents as records"
            ])
        #expect(problems([open, clean, dedupe, stage("x", [.record], needs: [.cluster])]).isEmpty)
    }

    @Test func `a stage that ends documents itself comes last among those that work on them`() {
        let found = problems([open, strip, clean])
        #expect(found.last?.hasSuffix("this order works: open, clean, strip") == true)
    }
}
