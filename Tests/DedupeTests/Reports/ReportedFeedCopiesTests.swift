import Testing

@testable import Dedupe

/// What people report of feed readers, aggregators and collections of articles, told with words of our own.
@Suite struct ReportedFeedCopiesTests {
    struct Entry: Sendable {
        var headline: String?
        var text: [String]
        var day = "2025-03-04"

        init(_ headline: String? = nil, _ text: [String], day: String = "2025-03-04") {
            (self.headline, self.text, self.day) = (headline, text, day)
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// Entries with one letter are copies of each other.
        var groups: String
        var entries: [Entry]

        init(_ thread: String, _ groups: String, _ entries: [Entry]) {
            (testDescription, self.groups, self.entries) = (thread, groups, entries)
        }
    }

    private static let library = [
        "The library of Torwick lends out chairs since Tuesday, because nobody wanted to read standing any longer.",
        "Readers may keep a chair for three weeks. Whoever is late pays 40 pence a day, as for a book.",
        "The 62 chairs come from a cinema that closed in 2019. Two of them creak, and they are the most popular.",
        "“People sit in the park with them and read,” said Kezia Marlow, who runs the house. “That is what we are for.”",
        "A carpenter from Norby mends what breaks and asks for nothing but novels about the sea.",
        "In the spring the library wants to add six tables, if the council gives 900 pounds.",
    ]
    private static let swans = [
        "Eleven swans have blocked the lock of Hardale for two days, and 34 barges are waiting on either side.",
        "The keeper, Nils Overby, tried lettuce and a brass band. The birds listened and stayed.",
        "Experts from the university think that warm water from a laundry draws them to the gate.",
        "The laundry has promised to let its water cool for an hour. It washes the sheets of four hotels.",
        "One skipper carries 200 tonnes of gravel and has begun to learn Portuguese.",
        "If nothing else helps, a falconer is to come from the coast on Friday.",
    ]
    private static let bell = [
        "The bell of Saint Oda in Lanmouth rings again after 31 years, a little lower than before.",
        "It had cracked in the frost of 1994. A foundry in the Netherlands melted it down and added 90 kilograms of tin.",
        "The parish collected 48,000 pounds with a calendar that shows its choir in rubber boots.",
        "“I had forgotten how loud it is,” said Agnes Thornby, who lives across the street and is 93.",
        "The tower was strengthened with beams from a ship that carried tea to Bristol.",
    ]
    private static let turkish = [
        "Gölova belediyesi sözlük müzesini salı günü açtı; içinde yalnızca unutulmuş kelimeler var.",
        "Müzenin kurucusu Çiğdem Öztürk, ilk kelimeyi büyükannesinin mektubunda bulduğunu söyledi.",
        "Ziyaretçiler bir kelime bırakıp bir kelime alabiliyor; geçen hafta 214 kelime değiştirildi.",
        "Şehir meclisi gelecek yıl için 60 bin lira ayırdı, ama çatının onarımı bunun iki katı tutuyor.",
    ]
    private static let arabic = [
        [
            "افتتحت المدينة متحفا للمفاتيح القديمة يضم 740 مفتاحا لا يعرف أحد أبوابها.",
            "وقال مدير المتحف سامي النهر إن الزوار يحضرون أقفالهم ويجربون.",
        ],
        [
            "تأخر قطار الساحل ثلاث ساعات لأن قطيعا من الماعز نام على القضبان.",
            "وأعاد الراعي كريم الواحة ماعزه بعد أن قدم له السائق الشاي.",
        ],
        [
            "زرع تلاميذ قرية صغيرة ألفي شجرة زيتون فوق منجم مهجور.",
            "ويحمل كل غصن اسم عامل عمل هناك قبل ستين عاما.",
        ],
    ]
    private static let chinese = [
        "市图书馆从星期二起出借椅子，因为没有人愿意再站着看书。", "读者可以把椅子借走三个星期，迟还一天要付四角钱，和借书一样。",
        "这六十二把椅子来自二零一九年关闭的一家电影院，其中两把会吱吱响，最受欢迎。", "馆长说，人们坐在公园里读书，这正是图书馆的意义。",
    ]
    private static let footer = [
        "Follow us on all channels.", "This entry comes from our feed and may be read for your own use.",
    ]
    private static let german = [
        "Die Bäckerei in Mühlstein verkauft nur noch, was über Nacht von selbst aufgegangen ist.",
        "Der Bäcker Jonas Überacker hat seine Uhren verschenkt und richtet sich nach dem Teig.",
        "Wer früh kommt, erhält manchmal nichts, wer spät kommt, manchmal 19 Brötchen für einen Euro.",
    ]

    static let cases: [Case] = [
        Case("FreshRSS/FreshRSS#948", "ab", [Entry("Update", library), Entry("Update", swans)]),
        Case(
            "nextcloud/news#261", "aa",
            [Entry("Chairs to lend", library), Entry("Chairs to lend", library + footer)]),
        Case(
            "miniflux/v2#4535", "aab",
            [
                Entry("Swans block the lock", swans), Entry("Found on the web: swans", swans + footer),
                Entry("Found on the web: bell", bell + footer),
            ]),
        Case(
            "sismics/reader#169", "aa",
            [Entry("Bell rings again", bell), Entry("Region: Bell rings again", bell)]),
        Case(
            "spacecowboy/Feeder#753", "aab",
            [Entry("Chairs", library), Entry("Chairs", Array(library.prefix(4))), Entry("Chairs", bell)]),
        Case(
            "feedbin/feedbin#227", "aaa",
            [Entry(nil, swans), Entry(nil, swans), Entry(nil, swans + ["Read more."])]),
        Case(
            "samuelclay/NewsBlur#2057", "ab",
            [Entry("Lock blocked for days", swans), Entry("Lock blocked for days", bell + library.suffix(1))]),
        Case(
            "dissemin/dissemin#512", "abc",
            [Entry("Short notices", library), Entry("Short notices", swans), Entry("Short notices", bell)]),
        Case(
            "JBGruber/LexisNexisTools#3", "aa",
            [
                Entry("A bell, lower", bell, day: "2025-03-04"),
                Entry("What rings there", bell, day: "2025-03-11"),
            ]),
        Case("ChenghaoMou/text-dedup#90", "abc", arabic.map { Entry(nil, $0) }),
        Case(
            "ChenghaoMou/text-dedup#70", "abc",
            [
                Entry(nil, library + swans.prefix(1)), Entry(nil, swans + bell.prefix(1)),
                Entry(nil, bell + library.prefix(1)),
            ]),
        Case(
            "google-research/deduplicate-text-datasets#47", "aab",
            [
                Entry(nil, chinese), Entry(nil, Array(chinese.prefix(3))),
                Entry(nil, Array(chinese.prefix(1)) + arabic[0]),
            ]),
        Case(
            "Helsinki-NLP/OpusFilter#78", "aa",
            [Entry(nil, library), Entry(nil, library.map { "— " + $0 + " …" })]),
        Case(
            "kamp-us/phoenix#3255", "aa",
            [
                Entry(nil, turkish),
                Entry(
                    nil, turkish.map { $0.replacing("ö", with: "o\u{308}").replacing("ü", with: "u\u{308}") }),
            ]),
        Case(
            "Tatoeba/tatoeba2#3060", "aa",
            [Entry(nil, german), Entry(nil, german.map { $0.replacing(" ", with: "\u{A0}") })]),
        Case(
            "1e0ng/simhash#52", "ab",
            [Entry(nil, library), Entry(nil, Array(repeating: library[0], count: 1) + swans)]),
        Case(
            "gnacho/ocnews#42", "aabb",
            [
                Entry("Swans", swans), Entry("Birds stop barges", Array(swans.prefix(4))),
                Entry("Bell", bell), Entry("Bell of Saint Oda", Array(bell.prefix(3))),
            ]),
        Case("adbar/trafilatura#65", "ab", [Entry(nil, library + footer), Entry(nil, swans + footer)]),
    ]

    @Test(arguments: cases) func `each piece of news stays once`(_ example: Case) throws {
        let inputs = example.entries.enumerated().map { place, entry in
            DedupeInput(
                id: "\(place)", text: entry.text.joined(separator: "\n\n"),
                url: "https://feed\(place).example/e",
                source: "feed\(place).example", date: entry.day + "T08:00:00Z", headline: entry.headline)
        }
        let found = try dedupe(inputs)
        for (one, letter) in example.groups.enumerated() {
            for (other, another) in example.groups.enumerated() {
                #expect((found["\(one)"]?.clusterID == found["\(other)"]?.clusterID) == (letter == another))
            }
        }
    }
}

/// Copies in the standard languages of one speech area, and in two forms of one script.
@Suite struct NeighbouringNormsTests {
    private static let serbian = [
        "Gradska biblioteka od utorka pozajmljuje stolice, jer niko više nije hteo da čita stojeći.",
        "Stolicu čitalac može da zadrži tri nedelje. Ko zakasni, plaća 40 dinara na dan, kao za knjigu.",
        "Svih 62 stolica potiče iz bioskopa koji je zatvoren 2019. godine. Dve škripe i baš su one najtraženije.",
        "„Ljudi s njima sede u parku i čitaju“, rekla je Vera Zorić, koja vodi kuću. „Zato i postojimo.“",
        "Stolar iz Novog Brega popravlja ono što se slomi i ne traži ništa osim romana o moru.",
    ]
    private static let croatian = [
        "Gradska knjižnica od utorka posuđuje stolice, jer nitko više nije htio čitati stojeći.",
        "Stolicu čitatelj može zadržati tri tjedna. Tko zakasni, plaća 40 dinara na dan, kao za knjigu.",
        "Svih 62 stolica potječe iz kina koje je zatvoreno 2019. godine. Dvije škripe i baš su one najtraženije.",
        "„Ljudi s njima sjede u parku i čitaju“, rekla je Vera Zorić, koja vodi kuću. „Zato i postojimo.“",
        "Stolar iz Novog Brega popravlja ono što se slomi i ne traži ništa osim romana o moru.",
    ]
    private static let other = [
        "Gradska biblioteka od srede prodaje stare lampe, jer je podrum pun.",
        "Lampa košta 300 dinara. Ko kupi dve, dobija knjigu o svetionicima.",
        "Svih 18 lampi potiče iz hotela koji je izgoreo 2007. godine. Tri još mirišu na dim.",
    ]
    private static let simplified = [
        "市议会推迟了运河步行桥的建设，因为最便宜的报价几乎是预算的两倍。", "桥边面包店的老板说，顾客要走二十分钟才能越过十二米的水面。",
        "旧桥在二零一四年被一艘驳船撞坏，此后一直关闭。", "秋天将对木桥方案进行表决，居民们已经收集了两千六百个签名。",
    ]
    private static let traditional = [
        "市議會推遲了運河步行橋的建設，因為最便宜的報價幾乎是預算的兩倍。", "橋邊麵包店的老闆說，顧客要走二十分鐘才能越過十二米的水面。",
        "舊橋在二零一四年被一艘駁船撞壞，此後一直關閉。", "秋天將對木橋方案進行表決，居民們已經收集了兩千六百個簽名。",
    ]

    private func together(_ one: [String], _ other: [String]) throws -> Bool {
        let found = try dedupe([
            DedupeInput(id: "a", text: one.joined(separator: "\n"), source: "a"),
            DedupeInput(id: "b", text: other.joined(separator: "\n"), source: "b"),
        ])
        return found["a"]?.clusterID == found["b"]?.clusterID
    }

    @Test func `a cut copy is found in either norm, and other news in neither`() throws {
        for form in [Self.serbian, Self.croatian] {
            #expect(try together(form, Array(form.prefix(4))))
            #expect(try !together(form, Self.other))
        }
    }

    @Test func `a cut copy is found in either form of Chinese characters, and other news in neither`() throws
    {
        for form in [Self.simplified, Self.traditional] {
            #expect(try together(form, Array(form.prefix(3))))
            #expect(try !together(form, Self.serbian))
        }
    }
}
