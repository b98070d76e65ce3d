import JSON
import PipelineKit
import TestSupport
import Testing

@testable import Boilerplate

/// What newsletters have around their text.
@Suite struct MailFurnitureTests {
    private static let classifier = BoilerplateResourcesForTests.classifier

    private static let text = [
        "The council voted on Tuesday to repair the old sea wall before the winter storms, the mayor said.",
        "Engineers told the meeting that the work would take eight months and cost four million euros.",
        "Residents of the lower town had asked for the repair since the flood of two years ago, she added.",
    ]

    private func kept(_ texts: [String]) throws -> [String] {
        let classifier = try #require(Self.classifier)
        let blocks = texts.map { Block(text: $0) }
        let judged = zip(blocks, classifier.judge(blocks, language: nil)).map { block, verdict in
            var verdict = verdict
            (verdict.keep, verdict.action) = (true, .keep)
            return (block: block, verdict: verdict)
        }
        return MailFurniture(classifier).judge(judged).filter(\.verdict.keep).map(\.block.text)
    }

    @Test(arguments: [
        "View in browser",
        "View this email in your browser (https://m.example/\(String(repeating: "c", count: 150)))",
        "Wird diese E-Mail nicht richtig angezeigt?", "Voir en ligne", "Ver en el navegador", "Bekijk online",
    ])
    func `the link above the text goes`(link: String) throws {
        #expect(try kept([link] + Self.text) == Self.text)
    }

    @Test(arguments: [
        "You are receiving this email because you signed up at m.example. Unsubscribe | Update your preferences",
        "Sie erhalten diese E-Mail, weil Sie sich angemeldet haben. Hier abmelden",
        "Se désabonner de la lettre",
        "Darse de baja", "Klik hier om je af te melden: uitschrijven", "Отписаться от рассылки", "退订",
    ])
    func `the footer goes, with the address and the links behind it`(footer: String) throws {
        #expect(
            try kept(Self.text + [footer, "Harbour Media Ltd, 1 Quay Street, Anselm", "Privacy"]) == Self.text
        )
    }

    @Test func `the same words within the text stay`() throws {
        let story = ["Readers can unsubscribe, the court held."] + Self.text
        #expect(try kept(story) == story)
        let long = Self.text + ["You can unsubscribe."] + [String(repeating: "The wall held. ", count: 60)]
        #expect(try kept(long) == long)
    }

    @Test(arguments: [
        "In this issue", "IN DIESER AUSGABE:", "Au sommaire", "En este número", "In questo numero",
        "Nesta edição",
        "In deze nieuwsbrief", "W tym numerze", "В этом выпуске", "目次",
    ])
    func `the list of what the letter holds goes`(heading: String) throws {
        let list = [heading, "The old sea wall", "Who owns the beach?", "Weather"]
        #expect(try kept(list + Self.text) == Self.text)
    }

    @Test func `a heading with text behind it stays`() throws {
        let story = ["Contents"] + Self.text
        #expect(try kept(story) == story)
    }

    @Test(arguments: [
        "Was this email forwarded to you? Subscribe here", "Add us to your address book",
        "Wurde Ihnen diese Mail weitergeleitet? Hier anmelden", "Te han reenviado este correo? Suscríbete",
        "ブラウザで表示", "在浏览器中查看",
    ])
    func `so do lines about the letter itself`(line: String) throws {
        #expect(try kept([line] + Self.text) == Self.text)
    }
}
