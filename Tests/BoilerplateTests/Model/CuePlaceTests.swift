import Testing

@testable import Boilerplate

/// Whether a call opens a sentence, stands within one, or is only quoted.
@Suite struct CuePlaceTests {
    private func place(of words: String, in text: String) throws -> CuePlace {
        let (folded, pattern) = (TextFolding.folded(text), TextFolding.folded(words))
        let start = try #require(
            folded.indices.first { folded[$0...].starts(with: pattern) }, "\(words) is not in it")
        let hit = CueHit(rule: 0, start: start, end: start + pattern.count)
        return try #require(CuePlace.places(of: [hit], in: folded.span).first)
    }

    @Test(arguments: [
        "Sign up for our letter.", "It is free. Sign up now!", "The morning letter: sign up",
        "Free — sign up today",
        "✉ Sign up", "(Sign up here)", "News | Sign up", "無料です。Sign up",
    ])
    func `a call begins its sentence`(text: String) throws {
        #expect(try place(of: "sign up", in: text) == .opening)
    }

    @Test(arguments: [
        "Readers could sign up for the letter free of charge.", "Whoever wants may sign up.",
        "The must-sign up rule, he held, was void.", "The boys’ coach told them to sign up.",
    ])
    func `news tells it within one`(text: String) throws {
        #expect(try place(of: "sign up", in: text) == .within)
    }

    @Test(arguments: [
        "The box said “Sign up for offers” and nothing else at all.",
        "Da stand „Sign up“ in grüner Schrift auf der Seite.",
        "La page disait « Sign up » en lettres vertes.", "‘Sign up today,’ he said on Monday in the council.",
        "看板には「Sign up」と大きな字で書いてあったという。", "\"First sign up,\" the banner ran, and went on for a mile.",
    ])
    func `or quotes it`(text: String) throws {
        #expect(try place(of: "sign up", in: text) == .quoted)
    }

    @Test(arguments: [
        ("“Sign up for our letter”", CuePlace.opening),
        ("Don’t wait, it’s free. Sign up: it’s ours.", .opening),
        ("The 5\" screen is out. Sign up for a test.", .opening), ("", .opening),
    ])
    func `marks around all of it, apostrophes and inches quote nothing`(text: String, expected: CuePlace)
        throws
    {
        guard !text.isEmpty else { return #expect(CuePlace.places(of: [], in: [UInt8]().span).isEmpty) }
        #expect(try place(of: "sign up", in: text) == expected)
    }
}
