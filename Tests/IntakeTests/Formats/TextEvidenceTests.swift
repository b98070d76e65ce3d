import Testing

@testable import Intake

/// What is written for people, and what has the signs of data.
@Suite struct TextEvidenceTests {
    private func evidence(_ text: String) -> TextEvidence {
        TextEvidence(text.split(separator: "\n").map { Array($0.utf8)[...] })
    }

    private static let program = """
        let pier = harbour.pier(at: 3) { $0.isOpen }
        if pier.count > 4 { return nil }
        for ferry in pier.ferries { ferry.depart() }
        guard tide.height < limit else { return }
        report(pier, tide: tide.height);
        """

    @Test func `programs have signs, joints and statements`() {
        #expect(evidence(Self.program).isData)
        #expect(!evidence(Self.program).isWritten)
    }

    @Test func `two whole sentences in a quarter of a text make it one`() {
        let sentences =
            "The board of the harbour met again on Monday. Nobody came to hear it.\nThe ferry left the pier at noon without them.\n"
        #expect(evidence(sentences + Self.program).isWritten)
        #expect(!evidence(sentences + Self.program).isData)
        #expect(!evidence(sentences + String(repeating: Self.program + "\n", count: 6)).isWritten)
    }

    @Test func `one sentence counts where it is half of the text`() {
        let sentence = "The board of the harbour met again on Monday to speak about the pier and the tides.\n"
        #expect(evidence(sentence + "x = 1").isWritten)
        #expect(!evidence(sentence + Self.program).isWritten)
    }

    @Test func `sentences in a comment are no sentences of the text`() {
        let comment =
            "/* The board of the harbour met again on Monday. */\n/* Nobody of the town came to hear it. */\n"
        #expect(!evidence(comment + Self.program).isWritten)
        #expect(evidence(comment + Self.program).isData)
    }

    @Test(arguments: [
        (
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  pier.txt\n60303ae22b998861bce3b28f33eec1be  quay.txt",
            true
        ),
        ("/usr/share/harbour/pier\n/usr/share/harbour/quay\n/usr/share/harbour/tide", true),
        ("Lund 3 2\nMalmö 1 1\nVisby 0 0", false),
        ("the ferry of noon came late again because of ice on the lake", false),
    ])
    func `words that no language has are data`(text: String, isData: Bool) {
        #expect(evidence(text).isData == isData)
    }

    @Test(arguments: [(7, 3, false), (6, 4, true), (6, 3, true), (9, 3, false)])
    func `prose are lines of which seven in ten tokens are words`(words: Int, figures: Int, isData: Bool) {
        let line = (Array(repeating: "harbour", count: words) + Array(repeating: "12", count: figures))
            .joined(separator: " ")
        let settings = "pier=open;\nquay=shut;\nmole=open;\ntide=high;\n"
        #expect(evidence(settings + line + "\n" + line).isData == isData)
    }
}
