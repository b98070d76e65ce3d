import Testing
import TextKit

@Suite struct AuthorNamesTests {
    @Test(
        arguments: [
            ("By Ann Lee & Bo Ek", ["Ann Lee", "Bo Ek"]), ("By Ann Lee& Bo Ek", ["Ann Lee", "Bo Ek"]),
            ("AT&T Newsroom", ["AT&T Newsroom"]),
            // What joins names in one language is "in" or an article in another.
            ("Harbour Post en Español", ["Harbour Post en Español"]),
            ("Jan Jansen en Piet Smit", ["Jan Jansen", "Piet Smit"]),
            ("Carta a Madrid", ["Carta a Madrid"]),
            ("Jan Novák a Petr Svoboda", ["Jan Novák", "Petr Svoboda"]),
            ("作者：沈予安、陆小满", ["沈予安", "陆小满"]), ("记者：沈予安 陆小满", ["沈予安 陆小满"]),
            ("ผู้เขียน: สมชาย ใจดี", ["สมชาย ใจดี"]),
        ] as [(String, [String])])
    func `a statement is cut between names alone`(text: String, expected: [String]) {
        #expect(AuthorNames.names(in: text) == expected)
    }

    @Test(arguments: [
        "Contributing Reporter", "Special Correspondent", "Staff Writer for Science", "View author archive",
        "Email the author", "Follow author", "Member Login", "No Author", "发布于", "2 hours ago",
        "Author: SHUTTERSTOCK, Quayside Studio / CC0 / pics.example", "Photo: Ann Lee / Getty Images",
    ])
    func `offices, invitations and sources of pictures are no names`(text: String) {
        #expect(AuthorNames.names(in: text).isEmpty)
    }

    @Test(
        arguments: [
            ("Ann Lee, MS, RD, FAND", ["Ann Lee"]), ("Ann Lee, CFP®", ["Ann Lee"]),
            ("Ann Lee, AFP", ["Ann Lee", "AFP"]), ("Ann Lee, Redaktion", ["Ann Lee"]),
            ("Wikimedia Foundation", ["Wikimedia Foundation"]), ("Redaktion", ["Redaktion"]),
            ("Ann Lee For Harbour Post Online", ["Ann Lee"]),
            ("By Ann Lee in Turku", ["Ann Lee"]), ("Von Ann Lee in Berlin", ["Ann Lee"]),
            ("Ann Lee, Garden Educator & Photographer", ["Ann Lee"]),
            ("The Harbour Team", ["The Harbour Team"]), ("Sports Desk", ["Sports Desk"]),
        ] as [(String, [String])])
    func `letters, offices and houses beside a person are not further names`(text: String, expected: [String])
    {
        #expect(AuthorNames.names(in: text) == expected)
    }

    @Test func `a doctor is one person with and without the title`() {
        #expect(AuthorNames.plain("Prof. Dr. Ann Lee") == AuthorNames.plain("Ann Lee"))
        #expect(AuthorNames.plain("Drew Lee") == "drew lee")
    }

    @Test(
        arguments: [
            // ageitgey/node-unfluff#93: the day stands before the name.
            ("Monday August 27, 2018 10:05 am PDT by Juli Clover", ["Juli Clover"]),
            ("Veröffentlicht am 3. März 2026 von Ida Brandt", ["Ida Brandt"]),
            ("Reviewed 3 May 2026 by Ida Brandt", []),
            // An address behind a name is none of its words.
            ("By IDA BRANDT ida@quay.example", ["IDA BRANDT"]), ("김철수 기자 kim@quay.example", ["김철수"]),
            ("Ida Brandt @idab", ["Ida Brandt"]), ("ida@quay.example", []),
            ("By Ana Ruiz. Translated by Mark Lowe", ["Ana Ruiz"]),
            ("Martin King Jr. Photos by Bo Ek", ["Martin King Jr."]),
            ("Ida Brandt (she/her)", ["Ida Brandt"]), ("Por João da Silva, de Lisboa", ["João da Silva"]),
            ("文・山田太郎", ["山田太郎"]), ("Unknown Author", []), ("Monday", []),
        ] as [(String, [String])])
    func `days, addresses and other people's work beside a name are no part of it`(
        text: String, expected: [String]
    ) {
        #expect(AuthorNames.names(in: text) == expected)
    }

    @Test(
        arguments: [
            ("Brandt, Ida", "Ida Brandt"), ("de Wit, Kees Jan", "Kees Jan de Wit"),
            ("Ida Brandt, Bo Ek", "Ida Brandt, Bo Ek"),
            ("Ida Brandt", "Ida Brandt"),
        ])
    func `a catalogue's name is turned round`(stated: String, expected: String) {
        #expect(AuthorNames.inReadingOrder(stated) == expected)
    }

    @Test func `a firm is told by its last word`() {
        #expect(AuthorNames.isFirm("WebDesign Studio GmbH") && !AuthorNames.isFirm("Ida Brandt"))
    }
}
