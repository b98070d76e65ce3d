import Testing

@testable import Intake

/// What a reader sees of wiki markup.
@Suite struct WikiMarkupTests {
    private func lines(_ source: String) -> String {
        var markup = WikiMarkup(Array(source.utf8), hidden: ["file"])
        return String(decoding: markup.lines(), as: UTF8.self)
    }

    @Test(arguments: [
        ("The [[Quay]] and [[Quay wall|the wall]] behind it", "The Quay and the wall behind it"),
        ("[[Help:Ferry (boat)|]] runs", "Ferry runs"), ("[[:de:Hafen]]", "de:Hafen"),
        ("a[[File:Quay.png|thumb|The [[quay]]]]b", "ab"), ("a[[de:Hafen]]b", "ab"),
        ("[[Quay: a history]] is out", "Quay: a history is out"),
        ("[https://pier.example the harbour] opens", "the harbour opens"),
        ("[https://pier.example/1] opens", " opens"),
        ("[MAILTO:desk@pier.example the desk] opens", "the desk opens"),
        ("[not a link] stays", "[not a link] stays"),
        ("[https://pier.example broken\nline] stays", "[https://pier.example broken\nline] stays"),
    ])
    func `of a link its label stays`(source: String, shown: String) {
        #expect(lines(source) == shown)
    }

    @Test(arguments: [
        ("{{nowrap|12 boats}}", "12 boats"), ("{{nowrap|1=12 boats}}", "12 boats"),
        ("{{nowrap|style=big|12 boats}}", "12 boats"),
        ("{{nowrap|https://pier.example/?a=1}}", "https://pier.example/?a=1"),
        ("{{w|Ann Lee|Lee}}", "Lee"), ("{{w|Ann Lee}}", "Ann Lee"), ("{{lang|fr|la jetée}}", "la jetée"),
        ("{{convert|5|km|mi}}", "5 km"), ("north{{ndash}}south", "north – south"),
        ("{{nowrap|[[Quay|the quay]] wall}}", "the quay wall"), ("{{Not_a_typo|teh}}", "teh"),
        ("a{{unheard of|b}}c", "ac"),
    ])
    func `of a template the words of a sentence stay`(source: String, shown: String) {
        #expect(lines(source) == shown)
    }

    @Test(arguments: [
        ("'''bold''' and ''it'' and it's", "bold and it and it's"), ("''''four''''", "'four'"),
        ("__NOTOC__text", "text"), ("a __ b __c__", "a __ b __c__"), ("a<br>b<BR/>c", "a b c"),
        ("<div>a</div>b", "\n\na\n\nb"), ("x<ref name=a>a note</ref>y<ref name=a/>z", "xyz"),
        ("<nowiki>[[x]] ''y''</nowiki>", "[[x]] ''y''"), ("a <!-- [[b]] -->c", "a c"),
        ("5 < 6 > 4", "5 &lt; 6 &gt; 4"), ("a<ref>never closed", "anever closed"),
    ])
    func `tags, notes and marks go, and signs stay`(source: String, shown: String) {
        #expect(lines(source) == shown)
    }

    @Test(arguments: [
        ("the boat of {{unheard of}} Harbour", true), ("it ends here {{unheard of}}.", false),
        ("{{unheard of}} it begins", false), ("the boat of {{nowrap|Ann}} Lee", false),
        ("a boat of {{unheard of}} é", true),
    ])
    func `a template between two words may have had one`(source: String, isLost: Bool) {
        var markup = WikiMarkup(Array(source.utf8), hidden: [])
        _ = markup.lines()
        #expect(markup.lostWords == isLost)
    }

    @Test(
        arguments: [
            ("{{date|May 4, 2023}} The quay", "May 4, 2023"),
            ("{{infobox|a}}{{Datum| 4. Mai 2023 }}", "4. Mai 2023"),
            ("{{nowrap|May 4, 2023}}", nil), ("{{date}}", nil), ("{date|May 4, 2023}", nil), ("", nil),
        ] as [(String, String?)])
    func `a template at the head states the day`(source: String, day: String?) {
        #expect(WikiMarkup(Array(source.utf8), hidden: []).date == day)
    }
}
