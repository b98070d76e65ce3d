import Foundation
import Intake
import PipelineKit
import Testing

/// Words that a reader or server keeps where an article's text should be.
@Suite struct FetchNoticeTests {
    static let notices = [
        "wallabag can't retrieve contents for this article. Please troubleshoot this issue.",
        "Unable to retrieve full-text content", "Sorry, the content could not be loaded. Try again later.",
        "Failed to fetch the article: timeout after 30 seconds",
        "Please enable JavaScript to view this page.",
        "You don't have permission to access \"/news/1\" on this server.", "Error 403: Forbidden",
        "502 Bad Gateway", "Bitte aktivieren Sie JavaScript, um fortzufahren.",
        "Der Inhalt konnte nicht geladen werden.", "Impossible de récupérer le contenu de cet article.",
        "Veuillez activer JavaScript.", "No se pudo recuperar el contenido de la página.",
        "Não foi possível carregar o conteúdo.", "Si prega di abilitare JavaScript.",
        "Пожалуйста, включите JavaScript.", "无法获取内容。",
    ]

    static let articles = [
        "The ministry's new site asks its readers to please enable JavaScript, and half of them cannot.",
        "Access denied: why the archive of the port stays closed.",
        "403 fishing boats left the harbour at dawn.",
        "Unable to load its cargo, the ferry waited off the port.",
        "Failed to fetch a price, the mill closed.",
        "Please enable the night bus, residents ask the council.",
        "Impossible de traverser le pont: il est fermé jusqu'au printemps.",
    ]

    private static func forms(_ text: String) -> [(name: String, text: String)] {
        let quoted = text.replacingOccurrences(of: "\"", with: "\\\"")
        let json = "{\"title\":\"T\",\"url\":\"https://m.example/1\",\"content\":\"<p>\(quoted)</p>\"}"
        let item =
            "<item><title>T</title><link>https://m.example/1</link><description><![CDATA[<p>\(text)</p>]]></description></item>"
        let cell = text.replacingOccurrences(of: "\"", with: "\"\"")
        return [
            ("a.rss", "<rss version='2.0'><channel><title>L</title>\(item)</channel></rss>"),
            ("a.json", json), ("list.json", "[\(json)]"), ("a.jsonl", json + "\n" + json + "\n"),
            ("a.csv", "title,url,text\nT,https://m.example/1,\"\(cell)\"\n"),
        ]
    }

    @Test(arguments: notices) func `a notice is no article, and named`(notice: String) {
        for (name, text) in Self.forms(notice) {
            let opened = ContainerTests.open(Array(text.utf8), name)
            #expect(opened.records.isEmpty, "\(name)")
            #expect(Set(opened.codes) == ["no_text"], "\(name)")
        }
    }

    @Test(arguments: articles) func `a short article about such things stays`(article: String) {
        for (name, text) in Self.forms(article) {
            let opened = ContainerTests.open(Array(text.utf8), name)
            #expect(!opened.records.isEmpty && opened.codes.isEmpty, "\(name)")
        }
    }

    @Test func `an article that begins with a notice and goes on stays`() {
        let text = notice + String(repeating: " The bridge over the river is closed until spring.", count: 8)
        for (name, text) in Self.forms(text) {
            #expect(!ContainerTests.open(Array(text.utf8), name).records.isEmpty, "\(name)")
        }
    }

    private var notice: String { "Please enable JavaScript to view this page." }
}
