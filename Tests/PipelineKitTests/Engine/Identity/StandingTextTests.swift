import PipelineKit
import TestSupport
import Testing

@testable import struct PipelineKit.TextSample

/// Bulletins of one house share sentences, headlines and addresses; what one exchanges for another's is what tells them.
@Suite struct StandingTextTests {
    typealias Draft = IdentityTests.Draft
    typealias Pair = ToldApartTests.Pair

    /// Sentences that a house prints under everything, in the order of their use.
    private static let standing = [
        "Boil what comes out of the tap until the all-clear is given.",
        "The office answers calls day and night.",
        "Who needs water is given some at the old fire station.",
        "This notice is also read out on the local radio at noon.",
        "Please tell neighbours who do not read it.",
    ]

    private static func notice(
        _ own: String, standing count: Int, _ change: (inout Draft) -> Void = { _ in }
    ) -> Draft {
        var draft = Draft()
        (draft.url, draft.title) = ("https://water.example/notices", "Notice of the waterworks")
        draft.text = ([own] + standing.prefix(count)).joined(separator: " ")
        draft.path = "\(own.utf8.count)-\(count).html"
        change(&draft)
        return draft
    }

    private static let main =
        "A main has burst under the market, and the lower town is dry. Crews dig since dawn."
    private static let valve =
        "Filters at the upper spring are being changed. Whoever lives above the mill sees brown water."

    static let two: [Pair] =
        (1...5).map { count in
            Pair(
                "fresh notices above \(count) standing sentences", notice(main, standing: count),
                notice(valve, standing: count))
        }
        + (1...5).map { count in
            Pair(
                "one sentence each above \(count) standing ones",
                notice("A main has burst under the market.", standing: count),
                notice("Filters at the upper spring are being changed.", standing: count))
        }
        + (1...5).map { count in
            Pair(
                "a figure above \(count) standing sentences", notice("Pump 3 stands still.", standing: count),
                notice("Pump 4 stands still.", standing: count))
        }
        + (1...5).map { count in
            Pair(
                "a name above \(count) standing sentences",
                notice("Since dawn no water reaches Hallig from the mainland.", standing: count),
                notice("Since dawn no water reaches Langeness from the mainland.", standing: count))
        }
        + [
            Pair(
                "a figure where the other has a name above three standing sentences",
                notice("Since dawn no water reaches Hallig from the mainland.", standing: 3),
                notice("Since dawn no water reaches 485 from the mainland.", standing: 3)),
            Pair(
                "one reused guid and a like headline above two standing sentences",
                notice(main, standing: 2) { ($0.kind, $0.guid) = (.feedEntry, "notice-1") },
                notice(valve, standing: 2) { ($0.kind, $0.guid) = (.feedEntry, "notice-1") }),
            Pair(
                "pages of one day at one address above two standing sentences",
                notice(main, standing: 2) { $0.published = "2026-06-03" },
                notice(valve, standing: 2) { $0.published = "2026-06-03" }),
            Pair(
                "pages of two times of one day at one address",
                notice(main, standing: 2) { $0.published = "2026-06-03T08:00:00Z" },
                notice(valve, standing: 2) { $0.published = "2026-06-03T17:00:00Z" }),
            Pair(
                "entries that are all dated at midnight",
                notice("Pump 3 stands still.", standing: 3) {
                    ($0.kind, $0.published) = (.feedEntry, "2026-06-03T00:00:00Z")
                },
                notice("Pump 4 stands still.", standing: 3) {
                    ($0.kind, $0.published) = (.feedEntry, "2026-06-03T00:00:00Z")
                }),
            Pair(
                "a number in a headline that is alike",
                notice(main, standing: 5) { $0.title = "Notice of the waterworks, number 7" },
                notice(main + " Go round.", standing: 5) { $0.title = "Notice of the waterworks, number 8" }),
            Pair(
                "no address, one headline", notice(main, standing: 2) { $0.url = nil },
                notice(valve, standing: 2) { $0.url = nil }),
        ]
        + [
            "21min|28min", "3rd|4th", "£2.4m|£2.6m", "three|four", "twenty|thirty", "٢١|٢٨", "۲۱|۲۸", "२१|२८",
            "２１|２８",
        ].map {
            figures in
            let parts = figures.split(separator: "|").map(String.init)
            let text = { (figure: String) in
                "The lift at the north quay was out of order again on this day, and it was \(figure) by the log of the "
                    + "keeper before a fitter came, who found a worn belt and had another one in the van. Riders took the "
                    + "stairs, and those who could not were carried up by the crew of the pilot boat."
            }
            return Pair(
                "figures as \(figures)", notice(text(parts[0]), standing: 2),
                notice(text(parts[1]), standing: 2))
        }
        + [
            (
                "en", "The bridge over the sound is open to lorries.",
                "The bridge over the sound is closed to lorries."
            ),
            (
                "en", "Bathing at the north beach is safe today.",
                "Bathing at the north beach is unsafe today."
            ),
            (
                "en", "Collection of paper begins on the upper side.",
                "Collection of glass begins on the upper side."
            ),
            ("de", "Die Fähre zur Insel fährt nach Plan.", "Die Fähre zur Insel fährt mit Verspätung."),
            ("fr", "Le marché couvert est ouvert ce matin.", "Le marché couvert est fermé ce matin."),
            ("es", "La piscina grande abre por la tarde.", "La piscina grande cierra por la tarde."),
            (
                "pl", "Most nad zatoką jest otwarty dla ciężarówek.",
                "Most nad zatoką jest zamknięty dla ciężarówek."
            ),
        ].flatMap { language, first, second in
            (1...3).map { count in
                Pair(
                    "undated \(language) notices that differ in a word, above \(count) standing sentences",
                    notice(first, standing: count), notice(second, standing: count))
            }
        }
        + ["/water-levels", "/daily_forecast", "/levels.html", "/forecast_today.php"].map { path in
            Pair(
                "undated reports at \(path)",
                notice("The gauge at the quay stands at 212 this morning.", standing: 2) {
                    $0.url = "https://water.example\(path)"
                },
                notice("The gauge at the quay stands at 208 this morning.", standing: 2) {
                    $0.url = "https://water.example\(path)"
                })
        }
        + [
            Pair(
                "Hindi notices", notice("बाज़ार के नीचे पानी की बड़ी पाइप फट गई है।", hindi),
                notice("ऊपरी झरने के फ़िल्टर आज बदले जा रहे हैं।", hindi)),
            Pair(
                "Chinese notices", notice("市场下面的水管今天早上破裂了。", chinese), notice("上游泉水的过滤器正在更换当中。", chinese)),
            Pair(
                "Chinese notices that differ in a name", notice("今天早上北港没有自来水供应。", chinese),
                notice("今天早上南岛没有自来水供应。", chinese)),
            Pair(
                "Arabic notices", notice("انفجر أنبوب رئيسي تحت السوق هذا الصباح؟", arabic),
                notice("يجري تغيير مرشحات النبع العلوي منذ الفجر؟", arabic)),
        ]

    private static let hindi = "नल का पानी उबाल कर ही पिएं। कार्यालय दिन रात फ़ोन उठाता है।"
    private static let chinese = "请将自来水煮沸后再饮用。办公室全天接听电话。"
    private static let arabic = "يرجى غلي الماء قبل شربه حتى إشعار آخر. المكتب يجيب على الهاتف ليلا ونهارا."

    private static func notice(_ own: String, _ standing: String) -> Draft {
        notice(own, standing: 0) {
            $0.text = own + " " + standing
            $0.title = nil
        }
    }

    @Test(arguments: two) func `two articles`(pair: Pair) throws {
        #expect(try !IdentityTests().areOneArticle(pair.first, pair.second))
    }

    static let one: [Pair] = [
        Pair(
            "a notice with a sentence more", notice(main, standing: 2),
            notice(main, standing: 2) { $0.text += " At six the water is back." }),
        Pair(
            "a notice whose standing sentence came later", notice(main, standing: 1),
            notice(main, standing: 3)),
        Pair(
            "a word corrected in one sentence of five, at the address of one notice",
            notice(main, standing: 3) { $0.url = "https://water.example/notices/main-burst-market" },
            notice(main.replacing("dig since", with: "work since"), standing: 3) {
                $0.url = "https://water.example/notices/main-burst-market"
            }),
        Pair(
            "a figure in a long text that has others", notice(IdentityTests.pier, standing: 0),
            notice(IdentityTests.pier.replacing("four months", with: "five months"), standing: 0)),
        Pair(
            "a notice of one minute that is written anew but for its standing sentences",
            notice(main, standing: 2) {
                ($0.kind, $0.guid, $0.published) = (.feedEntry, "n-4711", "2026-06-03T08:11:00Z")
            },
            notice(valve, standing: 2) {
                ($0.kind, $0.guid, $0.published) = (.feedEntry, "n-4711", "2026-06-03T08:11:00Z")
            }),
        Pair(
            "a Hindi notice with a sentence more", notice("बाज़ार के नीचे पानी की बड़ी पाइप फट गई है।", hindi),
            notice("बाज़ार के नीचे पानी की बड़ी पाइप फट गई है।", hindi + " शाम तक पानी लौट आएगा।")),
    ]

    @Test(arguments: one) func `one article`(pair: Pair) throws {
        #expect(try IdentityTests().areOneArticle(pair.first, pair.second))
    }

    @Test func `two notices are not one because a third that is only standing text is in both`() throws {
        let drafts = [
            Self.notice(Self.main, standing: 2), Self.notice(Self.valve, standing: 2),
            Self.notice("Nothing new.", standing: 2),
        ]
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let records = try IdentityTests().identify(order.map { drafts[$0] })
            let ids = order.indices.sorted { order[$0] < order[$1] }.map { records[$0].id }
            #expect(ids[0] != ids[1])
        }
    }

    @Test(arguments: [
        ("21min", "21"), ("3rd", "3"), ("£2.4m", "2.4"), ("eleven", "11"), ("elf", "11"),
        ("двенадцать", "12"),
        ("einundzwanzig", "21"), ("٢١", "21"), ("۲۱", "21"), ("२१", "21"), ("２１", "21"), ("二十", "二十"),
        ("1,000", "1.000"),
        ("x 10:30 y", "10:30"),
    ])
    func `numbers in digits and words are figures`(text: String, digits: String) {
        let (left, right) = (TextSample(of: text), TextSample(of: digits))
        #expect(left.figures.count == 1 && left.figures == right.figures)
    }

    @Test func `a full stop inside of a number ends no sentence, a danda does`() {
        #expect(TextSample(of: "the price went up to 2.4 crowns a kilo").sentences.count == 1)
        #expect(TextSample(of: "यह एक छोटा वाक्य है। यह दूसरा छोटा वाक्य है।").sentences.count == 2)
        #expect(TextSample(of: "هل هذا صحيح يا صديقي؟ نعم هذا صحيح تماما").sentences.count == 2)
    }
}
