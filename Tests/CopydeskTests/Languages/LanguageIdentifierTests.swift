import Copydesk
import TestSupport
import Testing

@Suite struct LanguageIdentifierTests {
    @Test func `the library tells languages as the command does`() throws {
        let identifier = try LanguageIdentifier(resources: Checkout.data)
        let found = identifier.identify(
            "Der Rat hat am Dienstag beschlossen, die Mauer vor dem Winter zu reparieren.")
        #expect(found.language == "de" && found.script == "Latn" && found.second == nil)
        #expect(found.confidence > 0.9)
        #expect(identifier.identify("12:30").language == nil)
        #expect(identifier.languages.count >= 110)
    }

    @Test func `a folder without the table is an error that names it`() {
        #expect {
            try LanguageIdentifier(resources: "/nowhere")
        } throws: { error in
            (error as? ExtractorError)?.path == "/nowhere/models/languages/languages.cdl"
        }
    }
}
