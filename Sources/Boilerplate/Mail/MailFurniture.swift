internal import PipelineKit
internal import TextKit

/// What newsletters have around their text: the link to the page above it, and below it why one gets it and how to stop.
///
/// The same words in an article say less: there a cue decides together with the block's shape. At the ends of a message
/// they are sure.
struct MailFurniture {
    private let classifier: BoilerplateClassifier

    init(_ classifier: BoilerplateClassifier) { self.classifier = classifier }

    /// Longer blocks are text with such a sentence in it.
    private static let longest = 600
    /// Behind the first block of a footer come an address and links, each of them short.
    private static let longestBehind = 240
    /// A link above the text has no sentence around it.
    private static let longestLink = 120
    /// Blocks above the text that may lead to the page.
    private static let topBlocks = 4

    /// The verdicts of a message's blocks, with those of its furniture.
    func judge(_ judged: [(block: Block, verdict: BlockVerdict)]) -> [(block: Block, verdict: BlockVerdict)] {
        var result = judged
        let texts = judged.map { TextFolding.folded($0.block.text) }
        for place in texts.indices.prefix(Self.topBlocks) {
            // The address of a counter may be as long as a paragraph.
            let length =
                ASCII.contains(texts[place][...], Array("http".utf8)) ? Self.longest : Self.longestLink
            guard Self.holds(Self.links, texts[place], upTo: length) else { continue }
            result[place].verdict = verdict(.navigation, "structure.mail.link", judged[place].verdict)
        }
        guard let footer = Self.footer(texts) else { return result }
        for place in footer..<texts.count {
            let isFirst = Self.holds(Self.endings, texts[place], upTo: Self.longest)
            guard isFirst || texts[place].count <= Self.longestBehind else { continue }
            let category: BlockCategory = isFirst ? .newsletter : .copyrightFooter
            result[place].verdict = verdict(category, "structure.mail.footer", judged[place].verdict)
        }
        return result
    }

    /// The first block of the footer: behind the middle of the text, and with no long one after it.
    private static func footer(_ texts: [[UInt8]]) -> Int? {
        let whole = texts.reduce(0) { $0 + $1.count }
        var before = 0
        for place in texts.indices {
            let isBehind = before * 2 >= whole
            if isBehind, holds(endings, texts[place], upTo: longest) {
                let rest = texts[(place + 1)...].filter { $0.count > longest }
                return rest.isEmpty ? place : nil
            }
            before += texts[place].count
        }
        return nil
    }

    private func verdict(_ category: BlockCategory, _ rule: String, _ known: BlockVerdict) -> BlockVerdict {
        guard known.keep else { return known }
        return classifier.sure(category, rule: rule, hits: known.hits)
    }

    private static func holds(_ phrases: [[UInt8]], _ text: [UInt8], upTo length: Int) -> Bool {
        text.count <= length && phrases.contains { ASCII.contains(text[...], $0) }
    }

    private static let links = [
        "view in browser", "view this email in", "view in your browser", "view online", "read online",
        "view as a web page",
        "open in browser", "trouble viewing", "can't see this email", "im browser ansehen",
        "im browser öffnen",
        "im browser anzeigen", "webversion", "online-version", "nicht richtig angezeigt", "voir en ligne",
        "version en ligne", "voir dans le navigateur", "ver en el navegador", "ver en línea", "versión web",
        "visualizza nel browser", "versione online", "bekijk online", "bekijk in browser", "ver no navegador",
        "versão online", "zobacz w przeglądarce", "visa i webbläsare", "se i browser", "vis i nettleser",
        "в браузере",
        "zobrazit v prohlížeči", "tarayıcıda görüntüle",
    ].map(TextFolding.folded)

    private static let endings = [
        "unsubscribe", "you are receiving this", "you're receiving this", "you received this",
        "update your preferences",
        "manage your preferences", "manage preferences", "email preferences", "opt out of these",
        "stop receiving",
        "newsletter abbestellen", "newsletter abmelden", "hier abmelden", "vom newsletter abmelden",
        "abmeldelink",
        "sie erhalten diese", "sie erhalten diesen", "newsletter-einstellungen", "se désabonner",
        "se désinscrire",
        "désinscription", "désabonnement", "vous recevez ce", "darse de baja", "cancelar suscripción",
        "cancelar la suscripción", "recibe este correo", "has recibido este", "ha recibido este", "disiscriv",
        "annulla l'iscrizione", "cancella l'iscrizione", "ricevi questa", "uitschrijven", "afmelden voor",
        "je ontvangt deze", "u ontvangt deze", "cancelar inscrição", "cancelar a inscrição",
        "cancelar assinatura",
        "descadastr", "você está recebendo", "wypisz się", "rezygnuj z subskrypcji", "otrzymujesz tę",
        "avprenumerera",
        "avregistrera", "du får detta", "afmeld nyhedsbrev", "frameld", "du modtager denne", "meld deg av",
        "avmeld",
        "peruuta tilaus", "отписаться", "вы получили это", "odhlásit odběr", "odhlásit se", "abonelikten çık",
        "leiratkozás", "dezabonare", "відписатися", "配信停止", "退订", "退訂", "수신거부", "إلغاء الاشتراك",
    ].map(TextFolding.folded)
}
