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
        for place in contents(judged.map(\.block), texts) {
            result[place].verdict = verdict(.navigation, "structure.mail.contents", judged[place].verdict)
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

    /// The list of what the letter holds, above its text: a heading that says so and the lines behind it.
    private func contents(_ blocks: [Block], _ texts: [[UInt8]]) -> Range<Int> {
        let isHeading = { (text: [UInt8]) in
            let core = text[WordBoundary.core(of: text.span)]
            return Self.headings.contains { core.elementsEqual($0) }
        }
        guard let heading = texts.prefix(Self.topBlocks * 2).firstIndex(where: isHeading) else {
            return 0..<0
        }
        let items = texts[(heading + 1)...].prefix { text in
            // A headline may ask; a sentence that reports ends with a stop.
            text.count <= Self.longestLink && text.last != UInt8(ascii: ".")
        }
        // A heading with one line behind it is the heading of a text.
        return items.count > 1 ? heading..<items.endIndex : 0..<0
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
        "zobrazit v prohlížeči", "tarayıcıda görüntüle", "email not displaying", "problems viewing this",
        "problem viewing this", "was this email forwarded", "forwarded this email", "forward this to you",
        "forwarded to you", "add us to your address book", "add us to your safe",
        "wurde ihnen diese mail weitergeleitet",
        "weitergeleitet bekommen", "zum adressbuch hinzu", "cet e-mail vous a été transféré",
        "mail ne s'affiche pas",
        "te han reenviado este", "no ves bien este", "hai ricevuto questa mail da", "doorgestuurd gekregen",
        "nie wyświetla się poprawnie", "przesłano ci", "näytä selaimessa", "προβολή στο πρόγραμμα περιήγησης",
        "megtekintés böngészőben", "vizualizați în browser", "переслали это письмо", "ブラウザで見る", "ブラウザで表示",
        "在浏览器中查看", "브라우저에서 보기", "عرض في المتصفح",
    ].map(TextFolding.folded)

    private static let headings = [
        "in this issue", "in this edition", "in today's edition", "in today's issue", "today's headlines",
        "contents",
        "what's inside", "in today's newsletter", "in this newsletter", "in dieser ausgabe", "inhalt",
        "die themen heute", "unsere themen", "heute im newsletter", "au sommaire", "sommaire",
        "dans ce numéro",
        "en este número", "en esta edición", "índice", "in questo numero", "sommario", "nesta edição",
        "neste número",
        "in deze nieuwsbrief", "inhoud", "w tym numerze", "w tym wydaniu", "spis treści", "i detta nummer",
        "innehåll",
        "i dette nummer", "indhold", "innhold", "i denne utgaven", "tässä numerossa", "v tomto čísle",
        "obsah",
        "в этом выпуске", "содержание", "у цьому випуску", "bu sayıda", "ebben a számban", "în acest număr",
        "σε αυτό το τεύχος", "今号の内容", "目次", "本期内容", "목차", "في هذا العدد",
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
