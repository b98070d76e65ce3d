import Intake
import PipelineKit
import Testing

/// What users have reported of exports with odd heads and odd lines, played with exports of our own.
@Suite struct ExportCutReportTests {
    private static let factiva = (1...2).map {
        """
        Ferry number \($0)
        By Mira Holt
        120 words
        12 May 2026
        10:32
        Harbour Courier
        HARBCO
        English
        (c) 2026 Harbour Media

        The ferry left at dawn.

        Nobody was on board.

        Document HARBCO0020260512em5c0000\($0)
        """
    }.joined(separator: "\n\n")

    private static let tight = (1...2).map {
        """
        \($0) of 2 DOCUMENTS
        The Harbour Courier
        May 12, 2026 Tuesday
        Ferry number \($0)
        BYLINE: By Mira Holt
        LENGTH: 20 words
        The ferry left at dawn.

        Nobody was on board.
        LOAD-DATE: May 12, 2026
        """
    }.joined(separator: "\n")

    private static let proquest = (1...2).map {
        """
        Document \($0) of 2

        Ferry number \($0)

        Author: Holt, Mira

        Publication info: Harbour Courier ; Anselm [Anselm]. 12 May 2026: A.4.

        Full text: The ferry left at dawn.

        Nobody was on board.

        Subject: Ferries
        """
    }.joined(separator: "\n\n____________________________________________________________\n\n")

    @Test(arguments: [
        ("codelucas/newspaper#467 (Factiva without labels)", factiva),
        ("JBGruber/LexisNexisTools#6 (no blank lines in the head)", tight),
        ("ProQuest with one line about the newspaper", proquest),
    ])
    func `an export is cut into its articles, with what its lines say`(thread: String, text: String) {
        let opened = ContainerTests.open(Array(text.utf8), "export.txt")
        let thread = Comment(rawValue: thread)
        #expect(opened.titles == ["Ferry number 1", "Ferry number 2"], thread)
        #expect(opened.codes == [], thread)
        for (record, text) in zip(opened.records, opened.texts) {
            #expect(record.authors == ["Mira Holt"], thread)
            #expect(record.published == "2026-05-12", thread)
            #expect(record.source?.hasSuffix("Harbour Courier") == true, thread)
            #expect(text == "<p>The ferry left at dawn.</p>\n<p>Nobody was on board.</p>\n", thread)
        }
    }

    @Test func `one article of an export is read by its labels`() {
        // amcat/amcat#586
        let text =
            "The Harbour Courier\n\nMay 12, 2026 Tuesday\n\nFERRY\n\nBYLINE: Mira Holt\n\nLENGTH: 20 words\n\nIt left.\n\nLOAD-DATE: May 12, 2026\n"
        let opened = ContainerTests.open(Array(text.utf8), "export.txt")
        #expect(opened.titles == ["FERRY"])
        #expect(opened.texts == ["<p>It left.</p>\n"])
    }

    @Test(arguments: [
        "1 of 3 DOCUMENTS were released, the harbour says.\n\nThe ferry left at dawn.\n",
        "The harbour released\n1 of 3 documents\nthat it has. The ferry left at dawn.\n",
        "The ferry left.\n\n1 of 10 people stayed.\n\nIt came back.\n",
    ])
    func `a number in a text cuts nothing`(text: String) {
        let opened = ContainerTests.open(Array(text.utf8), "a.txt")
        #expect(opened.records.count == 1)
        #expect(opened.codes == [])
        #expect(opened.texts == [text])
    }

    private static func numbered(_ numbers: [(Int, Int)], tail: String) -> String {
        numbers.enumerated().map { index, number in
            "\(number.0) of \(number.1) DOCUMENTS\n\nHarbour Courier\n\nMay \(index + 1), 2026 Tuesday\n\nFerry \(index)\n\n"
                + "BYLINE: Mira Holt\n\nLENGTH: 3 words\n\nIt left \(index).\n\nNobody was on board of it.\n\n\(tail)\n\n"
        }.joined()
    }

    @Test(
        arguments: [
            [(1, 7), (2, 7), (5, 7)], [(1, 3), (1, 3), (2, 3)], [(3, 3), (2, 3), (1, 3)],
            [(1, 2), (2, 2), (1, 2), (2, 2)], [(4, 9)], [(7, 9), (1, 2), (3, 3)],
        ],
        [
            "LOAD-DATE: May 13, 2026", "Copyright 2026 Harbour Media",
            "LOAD-DATE: May 13, 2026\n\nLANGUAGE: ENGLISH",
        ])
    func `articles are cut whatever their numbers are`(numbers: [(Int, Int)], tail: String) {
        let opened = ContainerTests.open(Array(Self.numbered(numbers, tail: tail).utf8), "export.txt")
        #expect(opened.titles == numbers.indices.map { "Ferry \($0)" })
        #expect(opened.texts.indices.allSatisfy { opened.texts[$0].contains("It left \($0).") })
        #expect(opened.codes == [])
    }

    @Test(arguments: [[(1, 7), (2, 7), (5, 7)], [(3, 3), (2, 3)]])
    func `numbers out of turn that follow no end are refused`(numbers: [(Int, Int)]) {
        let opened = ContainerTests.open(Array(Self.numbered(numbers, tail: "It ends.").utf8), "export.txt")
        #expect(opened.records.isEmpty)
        #expect(opened.codes == ["many_articles"])
    }

    @Test func `an article above the first number is read`() {
        let text = Self.numbered([(1, 3), (2, 3), (3, 3)], tail: "LOAD-DATE: May 13, 2026")
        let opened = ContainerTests.open(Array(text.drop { $0 != "\n" }.utf8), "export.txt")
        #expect(opened.titles == ["Ferry 0", "Ferry 1", "Ferry 2"])
    }

    @Test func `a number within an article of an export cuts nothing`() {
        // JBGruber/LexisNexisTools#11, #14
        let text = Self.tight.replacing(
            "Nobody was on board.",
            with: "Of the papers\n\n1 of 3 documents\n\nwas burnt.\n\n\n\nNobody was on board.")
        let opened = ContainerTests.open(Array(text.utf8), "export.txt")
        #expect(opened.titles == ["Ferry number 1", "Ferry number 2"])
        #expect(opened.texts.allSatisfy { $0.contains("1 of 3 documents") && $0.contains("Nobody") })
    }

    @Test(arguments: [
        ("amcat/amcat#725 (heads without marks)", "FERRY\n120 words\n12 May 2026\nCourier\n\nIt left.\n\n"),
        ("rights and days", "Ferry\n\nCourier\n\n12 May 2026\n\nIt left.\n\n© 2026 Harbour Media\n\n"),
        (
            "WiSo",
            "Titel: Fähre\nAutor: Mira Holt\nQuelle: Kurier vom 12.05.2026, S. 4\nDokumentnummer: 1234\n\nSie fuhr.\n\n"
        ),
        (
            "NewsBank",
            "Ferry\nCourier (Anselm, ST) - May 12, 2026\nAuthor/Byline: Mira Holt\nSection: News\nRecord: 0F2A\n\nIt left.\n\n"
        ),
        ("numbers without heads", ""),
    ])
    func `many articles that nothing surely parts are refused`(thread: String, article: String) {
        let text =
            article.isEmpty
            ? "1 of 2 DOCUMENTS\n\nIt left.\n\n2 of 2 DOCUMENTS\n\nIt came.\n" : article + article + article
        let opened = ContainerTests.open(Array(text.utf8), "export.txt")
        #expect(opened.records.isEmpty, Comment(rawValue: thread))
        #expect(opened.codes == ["many_articles"], Comment(rawValue: thread))
    }

    @Test func `Europresse is cut at its numbers`() {
        let text = (1...2).map {
            "Le Courrier\n12 mai 2026\n\nLe bac \($0)\n\nIl est parti.\n\nnews·20260512·HC·012345\($0)\n\n"
        }.joined()
        #expect(ContainerTests.open(Array(text.utf8), "export.txt").records.count == 2)
    }
}
