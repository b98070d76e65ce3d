import Testing

@testable import Boilerplate

@Suite struct DateTextsTests {
    @Test(
        arguments: [
            ("4 May 2026", "4 May 2026", true), ("May 2026", nil, false), ("2026", nil, false),
            ("4 May 1850", nil, false), ("4 May 1999 10:35", "4 May 1999 10:35", true),
            ("10:35 on 4 5", "10:35 on 4 5", true),
            ("10:35", nil, false), ("10:75 4 5", nil, false), ("12345 4", nil, false),
            (
                "4 May 2026 \(String(repeating: "a", count: 57))",
                "4 May 2026 \(String(repeating: "a", count: 57))", true
            ),
            (
                "4 May 2026 \(String(repeating: "a", count: 58))",
                "4 May 2026 \(String(repeating: "a", count: 58))", false
            ), ("4 May 2026 \(String(repeating: ".", count: 150))", nil, false),
        ] as [(String, String?, Bool)])
    func `a line states a date with a year or a time, and is bare if it says little else`(
        line: String, published: String?, isBare: Bool
    ) {
        let dates = DateTexts(line)
        #expect(dates.published == published && dates.isBare == isBare)
    }

    @Test(
        arguments: [
            ("4 May 2026 (updated: 5 May 2026)", "4 May 2026", "5 May 2026"),
            ("4 May 2026 | last updated 5 May 2026", "4 May 2026", "5 May 2026"),
            ("Updated 5 May 2026", "Updated 5 May 2026", nil),
            ("Updated 5 May 2026, modified 6 May 2026", "Updated 5 May 2026", "6 May 2026"),
            ("Desk updated 5 May 2026", "Desk updated 5 May 2026", nil),
            ("4.5.2026 – aktualisiert 5.5.2026", "4.5.2026", "5.5.2026"),
        ] as [(String, String, String?)])
    func `a second date follows a word for "updated"`(line: String, published: String, modified: String?) {
        let dates = DateTexts(line)
        #expect(dates.published == published && dates.modified == modified)
    }
}

@Suite struct DumpParagraphsTests {
    /// Lines of a width, each but the last full.
    private func wrapped(_ width: Int, lines: Int) -> [String] {
        (0..<lines).map { _ in String(repeating: "a", count: width - 5) + " bbbb" } + ["end"]
    }

    @Test(
        arguments: [
            (60, 6, true), (60, 4, false), (60, 5, true), (39, 8, false), (40, 8, true), (110, 8, true),
            (111, 8, false),
        ] as [(Int, Int, Bool)])
    func `five full lines of a page's width are a wrapped text`(width: Int, lines: Int, isOne: Bool) {
        #expect((DumpParagraphs.assemble(wrapped(width, lines: lines)).count == 1) == isOne)
    }

    @Test func `a line that had room for the next word ends its paragraph`() {
        var lines = wrapped(60, lines: 8)
        lines[3] = String(repeating: "a", count: 47)
        #expect(DumpParagraphs.assemble(lines).count == 1)
        // The next line begins with a word of 55 letters; only a short one would have fitted.
        lines[4] = "bbbb " + String(repeating: "a", count: 55)
        #expect(DumpParagraphs.assemble(lines).map(\.lines) == [0..<4, 4..<9])
        lines.insert("", at: 2)
        #expect(DumpParagraphs.assemble(lines).first?.lines == 0..<2)
    }

    @Test func `lines are put together with one blank, and keep their places`() {
        let paragraphs = DumpParagraphs.assemble(["a", "", "b", "c"])
        #expect(
            paragraphs == [
                DumpParagraph(lines: 0..<1, text: "a"), DumpParagraph(lines: 2..<3, text: "b"),
                DumpParagraph(lines: 3..<4, text: "c"),
            ])
    }
}

@Suite struct PictureCreditTests {
    @Test(
        arguments: [
            ("The pier in May. Photo: Ann Lee", true), ("The pier in May. (Foto: Ann Lee/dpa)", true),
            ("The pier in May. Ann Lee/AFP", true), ("A pier via Getty Images.", true),
            ("The pier © Ann Lee", true),
            ("Photo: Ann Lee said that it had been hers", false), ("Photo: A B C D E F", true),
            ("Photo: A B C D E F G", false), ("Photo: ", false), ("Telephoto: Ann Lee", false),
            ("The pier. Photo: Ann Lee!", false),
            ("Photo: Ann. Lee", false), ("", false),
            ("Photo: Ann Lee, \(String(repeating: "a", count: 50))", false),
        ] as [(String, Bool)])
    func `a caption ends with a credit`(text: String, ends: Bool) {
        #expect(PictureCredit.ends(text) == ends, "\(text)")
    }
}
