import Testing

@testable import Markup

@Suite struct XMLEntityTableTests {
    private func table(_ documentType: String) -> XMLEntityTable {
        var table = XMLEntityTable()
        table.declare(Array(documentType.utf8)[...])
        return table
    }

    @Test(arguments: [
        ("amp", "&", true), ("lt", "<", true), ("apos", "'", true), ("eacute", "é", false),
        ("NewLine", "\n", false),
        ("semi", ";", false), ("lang", "\u{2329}", false),
    ])
    func `without a document type only XML's own entities are regular`(
        name: String, text: String, isRegular: Bool
    ) {
        var table = XMLEntityTable()
        #expect(table.resolve(name) == .text(Array(text.utf8), isRegular: isRegular))
    }

    @Test(arguments: ["bogus", "ampx", "", "Eacut"])
    func `a name that nobody declares is unknown`(name: String) {
        var table = XMLEntityTable()
        #expect(table.resolve(name) == .unknown)
    }

    @Test func `a document declares its own entities, of which the first counts`() {
        var table = table(
            "<!DOCTYPE rss [<!ENTITY paper 'The &town; News'><!ENTITY town \"Harbour\"><!ENTITY paper 'other'>]>"
        )
        #expect(table.resolve("paper") == .text(Array("The Harbour News".utf8), isRegular: true))
        #expect(table.resolve("eacute") == .text(Array("é".utf8), isRegular: true))
    }

    @Test(arguments: [
        "<!ENTITY a SYSTEM 'file:///etc/passwd'>", "<!ENTITY a '&a;'>", "<!ENTITY a '&b;'><!ENTITY b '&a;'>",
        "<!ENTITY a '&nobody;'>",
    ])
    func `what is external, endless or undeclared is dropped`(declarations: String) {
        var table = table("<!DOCTYPE rss [\(declarations)]>")
        #expect(table.resolve("a") == .dropped)
    }

    @Test func `an entity that grows is dropped, and costs no time`() {
        var declarations = "<!ENTITY e0 'ten bytes.'>"
        for level in 1...7 {
            declarations += "<!ENTITY e\(level) '\(String(repeating: "&e\(level - 1);", count: 10))'>"
        }
        var table = table("<!DOCTYPE rss [\(declarations)]>")
        #expect(
            table.resolve("e2")
                == .text(Array(String(repeating: "ten bytes.", count: 100).utf8), isRegular: true))
        #expect(table.resolve("e3") == .dropped)
        #expect(table.resolve("e7") == .dropped)
    }

    @Test func `parameter entities and other declarations are passed over`() {
        var table = table("<!DOCTYPE rss [<!ELEMENT a (b)><!ENTITY % p 'x'><!ENTITY q 'y'>]>")
        #expect(table.resolve("p") == .unknown)
        #expect(table.resolve("q") == .text([0x79], isRegular: true))
    }
}
