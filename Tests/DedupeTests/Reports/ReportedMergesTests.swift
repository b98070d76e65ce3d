import Testing

@testable import Dedupe

/// What people report of programs that look for duplicates, told with words of our own.
@Suite struct ReportedMergesTests {
    /// Texts that are one piece of news, or as many as there are texts.
    struct Case: Sendable, CustomTestStringConvertible {
        var thread: String
        var isOneStory: Bool
        var texts: [String]
        var testDescription: String { thread }

        init(_ thread: String, copies texts: [String]) {
            (self.thread, isOneStory, self.texts) = (thread, true, texts)
        }
        init(_ thread: String, news texts: [String]) {
            (self.thread, isOneStory, self.texts) = (thread, false, texts)
        }
    }

    private static let ferry = [
        "The ferry to Quenholm stays in harbour until May because its gearbox has cracked, the owner said on Monday.",
        "Engineers found the crack when they changed the oil. A part of the same make must be cast in Gdynia, which takes eleven weeks.",
        "About 400 people live on the island. A fishing boat brings post and bread every second day, but no cars.",
        "“We have hay for a month and patience for a week,” said Olive Brimstock, who keeps 60 goats.",
        "The county has offered 12,000 pounds for a barge. Its captain wants twice as much, and insurance on top.",
        "The ferry was built in 1979 and has carried two kings, a circus and the parts of a lighthouse.",
    ]
    private static let school = [
        "Pupils in Fenwick have planted a wood of 2,300 oaks on the slag heap above the town.",
        "Each tree bears the name of a miner who worked there between 1911 and 1968. The list was found in a tin box.",
        "A forester, Pavel Norberg, showed the children how deep a root must go. He expects that two of three will live.",
        "“My great-grandfather is the ninth from the gate,” said Ada Clayson, who is twelve.",
        "The company that owned the mine gave 8,000 pounds for fences. Deer from the valley had eaten a first wood in a single night.",
        "In the autumn, the school wants to count the beetles.",
    ]
    private static let court = [
        "A court in Jorford has ruled that a rooster may crow from six in the morning, and not before.",
        "A neighbour had recorded the bird for 19 nights. The loudest crow was as loud as a motorcycle, an expert told the judges.",
        "The owner, Wim Calder, must keep it in the dark until dawn. He has bought a curtain for 35 pounds.",
        "The rooster is called Napoleon and has won two prizes.",
    ]
    private static let box = [
        "What you should know: The reactor at Stenness was switched on in 1971 and makes a tenth of the country's power.",
        "Its licence ends in four years. The operator wants twenty more and has paid for a study of the steel.",
        "A citizens' vote is not provided for. The court in the capital has to be heard, and two neighbouring states as well.",
    ]

    private static func text(_ parts: [String]...) -> String {
        parts.flatMap(\.self).joined(separator: "\n\n")
    }

    static let cases: [Case] = [
        Case(
            "ChenghaoMou/text-dedup#129",
            copies: [text(ferry), text(ferry), text(ferry + ["More news on our pages."])]),
        Case("huggingface/datatrove#213", copies: [text(ferry), text(Array(ferry.prefix(3)))]),
        Case("zyymax/text-similarity#5", copies: [text(ferry), text(Array(ferry[1...3]))]),
        Case("ekzhu/datasketch#105", copies: [text(court), text(Array(court.prefix(2)))]),
        Case("ekzhu/datasketch#140", news: [text(ferry), text(school), text(court)]),
        Case(
            "marin-community/marin#6851",
            news: [text(Array(ferry.prefix(4)), box), text(Array(school.prefix(4)), box)]),
        Case(
            "marin-community/marin#6854",
            news: [text(Array(ferry.prefix(3)), box), text(court, box), text(Array(school.prefix(3)), box)]),
        Case("1e0ng/simhash#56", copies: [text(court), text(court).lowercased().replacing(".", with: "")]),
        Case("1e0ng/simhash#41", news: ["ĔĕĖėĘęĚęĚęĚęĚěĜ", "!\"#$%$%&'()*+,"]),
        Case("mfonda/simhash#6", news: ["没有做苦工的，那么学霸就来做苦工", "后脚龙族幻想恰烂钱"]),
        Case("yanyiwu/simhash#10", news: ["西游记第一集：石猴出世，海边的人都来看热闹。", "西游记第二集：猴王拜师，山上的路又长又滑。"]),
        Case("QuiteRSS/quiterss#996", news: ["Photo", "Photo", "Photo: 1"]),
        Case(
            "huggingface/datatrove#299",
            news: [
                text(
                    [
                        "Bay index at the close on Monday: 4,118 points, 37 more than on Friday. Castel gained 4 per cent, Orrin lost 3."
                    ], box),
                text(
                    [
                        "Bay index at the close on Tuesday: 4,052 points, 66 fewer than on Monday. Havel gained 2 per cent, Castel lost 6."
                    ], box),
            ]),
        Case(
            "NVIDIA-NeMo/Curator#498",
            news: [
                text(Array(ferry.prefix(2)), Array(school.suffix(4))),
                text(Array(court.prefix(2)), Array(box)),
            ]),
        Case(
            "ScilifelabDataCentre/Publications#379",
            copies: [
                text(ferry), text(ferry).replacing("“", with: "\"").replacing("”", with: "\"").uppercased(),
            ]),
        Case(
            "Xyrio/RSSOwlnix#47",
            copies: [text(ferry), text(ferry).replacing("400 people", with: "460 people")]),
        Case(
            "martinrotter/rssguard#225",
            copies: [text(["Goats, and no vet"], ferry), text(["Island waits for its ship"], ferry)]),
        Case(
            "mediacloud/backend#240",
            copies: [text(ferry), text(["QUENHOLM (Coast Press) - " + ferry[0]], Array(ferry.dropFirst()))]),
        Case(
            "mediacloud/backend#346",
            copies: [text(["Opinion | " + school[0]], Array(school.dropFirst())), text(school)]),
        Case(
            "koala73/worldmonitor#3195",
            news: [
                text(ferry),
                "Quenholm cut off: ferry owner looks for a barge. The talks with a captain from the mainland broke up at noon, both sides said, over the price of diesel and who pays for ice.",
            ]),
        Case(
            "ChenghaoMou/text-dedup#106",
            copies: [text(ferry), text(Array(ferry.prefix(5))), text(Array(ferry.dropFirst()))]),
        Case(
            "ChenghaoMou/text-dedup#132",
            news: [text(Array(ferry.prefix(3)), Array(school.prefix(3))), text(ferry), text(school)]),
        Case(
            "samuelclay/NewsBlur#1531",
            copies: [text(school), text(school + ["Read more about woods in our series."])]),
        Case(
            "google-research/deduplicate-text-datasets#4",
            copies: [text(school), text(Array(school.reversed()))]),
    ]

    private func roots(_ texts: [String]) throws -> [String?] {
        let inputs = texts.enumerated().map {
            DedupeInput(
                id: "\($0)", text: $1, url: "https://house\($0).example/a", source: "house\($0).example")
        }
        let found = try dedupe(inputs)
        let backwards = try dedupe(inputs.reversed())
        #expect(inputs.allSatisfy { found[$0.id]?.clusterID == backwards[$0.id]?.clusterID })
        return inputs.map { found[$0.id]?.clusterID }
    }

    @Test(arguments: cases) func `copies meet and other news stays`(_ example: Case) throws {
        let roots = Set(try roots(example.texts))
        // Texts of a word or two are alone, however equal they are.
        #expect(roots.count == (example.isOneStory ? 1 : example.texts.count))
    }
}

/// Copies and look-alikes in scripts without capitals or blanks, and in two scripts of one language.
@Suite struct ScriptsOfCopiesTests {
    private static let stories: [(language: String, story: [String], other: [String])] = [
        (
            "zh",
            [
                "市议会决定推迟修建运河上的步行桥，因为最低报价达到六百二十万元。", "面包店老板说，顾客要走二十分钟才能跨过十二米宽的水面。",
                "旧桥在2014年因为驳船撞上桥墩而关闭，临时通道两年后也被拆除。", "秋天议会将审议木桥方案，居民已经收集了2662个签名。",
            ],
            ["博物馆今天展出一艘琥珀船，它在阁楼里藏了七十年。", "修复人员花了九个月清洗用头发做的缆绳。", "馆方用八万元买下它，另有三百人捐款。", "参观者每人领一支小手电，可以停留十分钟。"]
        ),
        (
            "ja",
            [
                "市は運河にかける歩道橋の建設を先送りすると決めた。最も安い見積もりが予算の二倍近かったためだ。", "橋のそばのパン店主は、客が十二メートルの水を渡るのに二十分歩くと話した。",
                "古い橋は2014年、はしけが橋脚にぶつかって閉鎖された。", "秋には木の橋の案が審議される。住民は2662人の署名を集めた。",
            ],
            [
                "博物館で琥珀の船の公開が始まった。屋根裏で七十年眠っていた。", "修復には九か月かかり、髪の毛の綱を一本ずつ洗った。", "購入費は八百万円で、三百人が寄付した。",
                "入場者は小さな明かりを借り、十分間だけ見ることができる。",
            ]
        ),
        (
            "ko",
            [
                "시의회는 운하 위 보행교 건설을 미루기로 했다. 가장 낮은 입찰가가 예산의 두 배에 가까웠기 때문이다.",
                "다리 옆 빵집 주인은 손님들이 십이 미터의 물을 건너려고 이십 분을 걷는다고 말했다.", "옛 다리는 2014년 바지선이 교각에 부딪혀 폐쇄되었다.",
                "가을에 나무다리 안을 표결하며 주민들은 2662명의 서명을 모았다.",
            ],
            [
                "박물관이 호박으로 만든 배를 공개했다. 다락에서 칠십 년 동안 잠자고 있었다.", "복원에는 아홉 달이 걸렸고 머리카락으로 만든 밧줄을 하나씩 씻었다.",
                "구입비는 팔천만 원이며 삼백 명이 기부했다.", "관람객은 작은 등을 빌려 십 분 동안 볼 수 있다.",
            ]
        ),
        (
            "th",
            [
                "สภาเมืองเลื่อนการสร้างสะพานคนเดินข้ามคลอง เพราะราคาต่ำสุดเกือบสองเท่าของงบประมาณ",
                "เจ้าของร้านขนมปังบอกว่าลูกค้าต้องเดินยี่สิบนาทีเพื่อข้ามน้ำสิบสองเมตร", "สะพานเก่าปิดในปี 2014 เมื่อเรือชนตอม่อ",
                "ฤดูใบไม้ร่วงสภาจะพิจารณาสะพานไม้ ชาวบ้านรวบรวมลายเซ็นได้ 2662 ชื่อ",
            ],
            [
                "พิพิธภัณฑ์จัดแสดงเรืออำพันที่หายไปเจ็ดสิบปี", "การซ่อมใช้เวลาเก้าเดือนและต้องล้างเชือกที่ทำจากเส้นผม",
                "พิพิธภัณฑ์ซื้อด้วยเงินแปดแสนบาทและมีผู้บริจาคสามร้อยคน", "ผู้ชมยืมไฟฉายดวงเล็กและอยู่ได้สิบนาที",
            ]
        ),
        (
            "ar",
            [
                "قرر مجلس المدينة تأجيل بناء جسر للمشاة فوق القناة بعد أن بلغ أرخص عرض ضعف الميزانية تقريبا.",
                "وقالت صاحبة مخبز قريب إن زبائنها يمشون عشرين دقيقة لعبور اثني عشر مترا من الماء.",
                "وأغلق الجسر القديم عام 2014 عندما اصطدم مركب بإحدى دعاماته.",
                "ويصوت المجلس في الخريف على جسر من الخشب، وجمع السكان 2662 توقيعا.",
            ],
            [
                "يعرض المتحف سفينة من الكهرمان ظلت سبعين عاما في علية منزل قديم.",
                "واستغرق ترميمها تسعة أشهر وغسلت حبالها المصنوعة من الشعر واحدا واحدا.",
                "ودفع المتحف ثمانين ألفا وتبرع ثلاثمئة شخص.", "ويستعير الزوار مصباحا صغيرا ويبقون عشر دقائق.",
            ]
        ),
    ]

    private func together(_ one: [String], _ other: [String]) throws -> Bool {
        let found = try dedupe([
            DedupeInput(id: "a", text: one.joined(separator: "\n"), source: "a"),
            DedupeInput(id: "b", text: other.joined(separator: "\n"), source: "b"),
        ])
        return found["a"]?.clusterID == found["b"]?.clusterID
    }

    @Test(arguments: 0..<stories.count)
    func `a cut copy is found, other news with one paragraph of it is not`(number: Int) throws {
        let (_, story, other) = Self.stories[number]
        #expect(try together(story, Array(story.prefix(3))))
        #expect(try !together(story, other))
        #expect(try !together(story, other + story.suffix(1)))
    }
}
