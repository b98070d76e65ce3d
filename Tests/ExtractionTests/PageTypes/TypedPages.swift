/// Pages of each type in several frames and languages, in words of their own.
enum TypedPages {
    /// A language's words.
    struct Words {
        var code: String
        var sentences: [String]
        var headlines: [String]
        var more: String
        var next: String
        var buy: String
        var reply: String
        var missing: [String]
    }

    static let english = Words(
        code: "en",
        sentences: [
            "The council has decided to keep the swimming bath open through the winter, after a petition that four thousand people had signed.",
            "Heating the water costs about nine thousand a month, which the town will save on street lamps instead.",
            "“My children learnt to swim here, and so did I,” said Marta Quill, who has run the kiosk for twenty years.",
            "Two members voted against it, because the roof must be mended before the next storm season begins.",
            "An engineer is to look at the beams in January, and a report will be read out in public.",
            "Until then the gallery stays closed, and school classes come in smaller groups than before.",
            "The bath was built in 1931 by men who had lost their work at the shipyard, and opened without a roof.",
        ],
        headlines: [
            "Old swimming bath stays open through the winter", "Ferry company looks for captains",
            "A garden on top of the car park",
            "Why the clock in the tower is late", "Beekeepers count their losses",
            "School band plays for the last tram",
            "Mussels are back in the harbour", "Night buses return after a year",
            "Who pays for the new bridge",
        ], more: "Read more", next: "Next page", buy: "Add to cart", reply: "Reply",
        missing: [
            "Page not found", "Sorry, we could not find the page that you asked for.",
            "It may have been moved, or the address has a mistake in it.",
        ])

    static let german = Words(
        code: "de",
        sentences: [
            "Der Stadtrat hat beschlossen, das Hallenbad im Winter offen zu halten, nachdem viertausend Menschen unterschrieben hatten.",
            "Das Heizen kostet rund neuntausend Euro im Monat, die bei den Straßenlampen gespart werden sollen.",
            "„Meine Kinder haben hier schwimmen gelernt, und ich auch“, sagte Marta Quill, die seit zwanzig Jahren den Kiosk führt.",
            "Zwei Mitglieder stimmten dagegen, weil das Dach vor der nächsten Sturmzeit geflickt werden muss.",
            "Eine Ingenieurin sieht sich im Januar die Balken an, und ein Bericht wird öffentlich verlesen.",
            "Bis dahin bleibt die Empore geschlossen, und Schulklassen kommen in kleineren Gruppen als bisher.",
            "Das Bad bauten 1931 Männer, die ihre Arbeit auf der Werft verloren hatten; eröffnet wurde es ohne Dach.",
        ],
        headlines: [
            "Hallenbad bleibt im Winter offen", "Reederei sucht Kapitäne", "Ein Garten auf dem Parkhaus",
            "Warum die Turmuhr nachgeht",
            "Imker zählen ihre Verluste", "Schulorchester spielt für die letzte Straßenbahn",
            "Muscheln sind zurück im Hafen",
            "Nachtbusse fahren wieder", "Wer die neue Brücke bezahlt",
        ], more: "Weiterlesen", next: "Nächste Seite", buy: "In den Warenkorb", reply: "Antworten",
        missing: [
            "Seite nicht gefunden", "Die gewünschte Seite gibt es leider nicht.",
            "Vielleicht ist sie umgezogen, oder die Adresse hat einen Fehler.",
        ])

    static let spanish = Words(
        code: "es",
        sentences: [
            "El ayuntamiento ha decidido mantener abierta la piscina durante el invierno, tras una petición que firmaron cuatro mil personas.",
            "Calentar el agua cuesta unos nueve mil euros al mes, que la ciudad ahorrará en el alumbrado.",
            "«Mis hijos aprendieron a nadar aquí, y yo también», dijo Marta Quill, que lleva el quiosco desde hace veinte años.",
            "Dos concejales votaron en contra, porque hay que reparar el tejado antes de la próxima temporada de tormentas.",
            "Una ingeniera revisará las vigas en enero, y se leerá un informe en público.",
            "Hasta entonces la galería sigue cerrada, y las clases vienen en grupos más pequeños.",
            "La piscina la construyeron en 1931 hombres que habían perdido su trabajo en el astillero, y se abrió sin tejado.",
        ],
        headlines: [
            "La piscina sigue abierta en invierno", "La naviera busca capitanes",
            "Un jardín sobre el aparcamiento", "Por qué se atrasa el reloj",
            "Los apicultores cuentan sus pérdidas", "La banda toca para el último tranvía",
            "Vuelven los mejillones al puerto",
            "Regresan los autobuses nocturnos", "Quién paga el puente nuevo",
        ], more: "Leer más", next: "Página siguiente", buy: "Añadir al carrito", reply: "Responder",
        missing: [
            "Página no encontrada", "La página que busca no existe.", "Puede que haya cambiado de dirección.",
        ])

    static let languages = [english, german, spanish]

    /// What stands around a page's own part.
    typealias Frame = @Sendable (_ title: String, _ inner: String) -> String

    static let frames: [Frame] = [
        { title, inner in
            "<header><nav><ul><li><a href=/a>Home</a></li><li><a href=/b>Town</a></li><li><a href=/c>Sport</a></li></ul></nav></header>"
                + "<main><h1>\(title)</h1>\(inner)</main><footer><p>© Bath Courier</p><a href=/imprint>Imprint</a></footer>"
        },
        { title, inner in
            "<div class=wrap><div class=top><a href=/>Bath Courier</a> <a href=/town>Town</a></div><div class=column><h1 class=headline>\(title)</h1>"
                + "<div class=content>\(inner)</div></div><div class=side><h4>Most read</h4><ol><li><a href=/1>Rain on Sunday</a></li><li><a href=/2>A dog on the ice</a></li></ol></div></div>"
        },
        { title, inner in
            "<div id=root><div class=css-1a><a href=/x>Start</a><a href=/y>Search</a></div><div class=css-2b><h1 class=css-3c>\(title)</h1><section>\(inner)</section></div>"
                + "<div class=css-9z>Contact Privacy Terms</div></div>"
        },
    ]

    static func page(_ words: Words, _ frame: Frame, title: String, head: String = "", _ inner: String)
        -> String
    {
        "<!DOCTYPE html><html lang=\(words.code)><head><meta charset=utf-8><title>\(title) | Bath Courier</title>\(head)</head><body>\(frame(title, inner))</body></html>"
    }

    static func paragraphs(_ words: Words, _ count: Int = 7) -> String {
        words.sentences.prefix(count).map { "<p>\($0)</p>" }.joined()
    }

    /// Teasers of other pages, of three looks.
    static func teasers(_ words: Words, look: Int, count: Int = 9) -> String {
        let cards = words.headlines.prefix(count).enumerated().map { index, headline in
            let sentence = words.sentences[index % words.sentences.count]
            return switch look {
            case 0:
                "<article class=teaser><h2><a href=/n/\(index)>\(headline)</a></h2><p>\(sentence)</p><a href=/n/\(index)>\(words.more)</a></article>"
            case 1:
                "<li><a href=/n/\(index)><img src=/\(index).jpg alt=''><span>\(headline)</span></a> <time>\(index + 3).5.2024</time></li>"
            default:
                "<div class=item><h3><a href=/n/\(index)>\(headline)</a></h3><div class=text>\(sentence)</div><div class=date>\(index + 3).5.2024</div></div>"
            }
        }
        return look == 1 ? "<ul class=list>\(cards.joined())</ul>" : cards.joined()
    }

    /// Pages of one type: its code where it is left out, nil where it is kept, and a name for the test's output.
    static func all() -> [(name: String, type: String?, html: String)] {
        var pages: [(String, String?, String)] = []
        for words in languages {
            for (look, frame) in frames.enumerated() {
                func add(_ name: String, _ type: String?, _ title: String, head: String = "", _ inner: String)
                {
                    pages.append(
                        (
                            "\(name) \(words.code) \(look)", type,
                            page(words, frame, title: title, head: head, inner)
                        ))
                }
                add(
                    "topic", "index", "Harbour",
                    teasers(words, look: look)
                        + "<div class=pagination><a href=?page=2>2</a> <a href=?page=2>\(words.next)</a></div>"
                )
                add(
                    "author", "index", "Marta Quill",
                    "<p class=bio>\(words.sentences[6])</p>" + teasers(words, look: look))
                add(
                    "missing", "index", words.missing[0],
                    "<p>\(words.missing[1])</p><p>\(words.missing[2])</p>"
                        + teasers(words, look: look, count: 4))
                add("thread", "forum", "Does anybody know \(words.headlines[3].lowercased())", thread(words))
                add("product", "product", "Brass lantern", product(words))
                add(
                    "article", nil, words.headlines[0],
                    "<p class=by>Marta Quill, 3.5.2024</p>" + paragraphs(words))
                add("short article", nil, words.headlines[0], paragraphs(words, 3))
                add(
                    "crowded article", nil, words.headlines[0],
                    paragraphs(words)
                        + "<section class=more><h3>\(words.more)</h3>\(teasers(words, look: look))</section>")
                add(
                    "article with comments", nil, words.headlines[0],
                    paragraphs(words) + "<div class=comments><h3>Comments</h3>\(thread(words, 3))</div>")
            }
        }
        return pages
    }

    static func thread(_ words: Words, _ count: Int = 6) -> String {
        (0..<count).map { index in
            "<div class=post><div class=user><a href=/u/\(index)>\(["oldmill", "gull7", "nettle"][index % 3])</a> Posts: \(index * 41 + 2)</div><div class=date>\(index + 1).4.2024, 1\(index):05</div>"
                + "<div class=message><p>\(words.sentences[index % words.sentences.count])</p></div><a href=#r>\(words.reply)</a></div>"
        }.joined()
    }

    static func product(_ words: Words) -> String {
        "<div class=gallery><img src=/l1.jpg><img src=/l2.jpg></div><p class=price>49,00 €</p><form action=/cart><input type=number name=quantity><button>\(words.buy)</button></form>"
            + "<div class=description><p>\(words.sentences[1])</p><ul><li>Height: 31 cm</li><li>Weight: 0.9 kg</li><li>Material: brass</li></ul></div>"
            + "<div class=reviews><div class=review><b>gull7</b><p>\(words.sentences[5])</p></div></div>"
            + "<div class=others>"
            + (1...4).map {
                "<div class=product><a href=/p/\($0)>Lantern \($0)</a> <span>\($0 * 12),50 €</span></div>"
            }.joined() + "</div>"
    }
}
