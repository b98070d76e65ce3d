import Testing

@testable import Intake

/// Which lines are written for people.
@Suite struct WrittenLineTests {
    private func bytes(_ line: String) -> ArraySlice<UInt8> { Array(line.utf8)[...] }

    @Test(arguments: [
        ("The ferry left the pier at noon.", true), ("the ferry left the pier at noon.", false),
        ("The ferry left the pier at noon", false), ("Three ferries left it.", true),
        ("The ferry left.", false), ("What the board of the harbour wants to hear:", true),
        ("What the board wants:", false), ("The {ferry} [left] <the> {pier} at = noon.", false),
        ("渡し船は正午に桟橋を離れ、港の人々はそれを見送った。", true), ("X1 y2 z3 a4 b5 left here now.", false),
    ])
    func `a sentence begins, has words and ends`(line: String, isOne: Bool) {
        #expect(WrittenLine.isSentence(bytes(line)) == isOne)
    }

    @Test(arguments: [
        ("2026-05-12 08:00 - Polls open across the county.", true),
        ("2026-05-12 08:00 - Polls open across the county", false),
        ("2026-05-12 08:00 - Polls.", false), ("2026-05-12 08:00 INFO Polls are open now.", false),
        ("2026-05-12 08:00 - Polls open = now.", false), ("2026-05-12 08:00 polls open now.", false),
    ])
    func `a line of a timeline is a sentence behind its moment`(line: String, isOne: Bool) {
        #expect(WrittenLine.isDatedSentence(bytes(line)) == isOne)
    }

    @Test(arguments: [
        ("- Are you coming?", true), ("- are you coming?", false), ("- Two words", false),
        ("- Four words without end", true), ("Schools: 120 million crowns", true), ("Schools: 120 m", false),
        ("Schools: two.", false), ("Schools: not yet.", true), ("schools: 120 million crowns", false),
        ("School 1: 120 million crowns", false), ("Schools 120 million crowns", false),
    ])
    func `lines of a dialogue and of an agenda are spoken`(line: String, isOne: Bool) {
        #expect(WrittenLine.isSpokenItem(bytes(line)) == isOne)
    }

    @Test(arguments: [
        ("Ines Vale;", true), ("Vale;", false), ("ines Vale;", false), ("Ines Vale 3;", false),
        ("Éva O'Hara-Lund;", true), ("Ines x=1;", false),
    ])
    func `an item of a list of names resembles a statement`(line: String, isOne: Bool) {
        #expect(WrittenLine.isListItem(bytes(line)) == isOne)
    }
}
