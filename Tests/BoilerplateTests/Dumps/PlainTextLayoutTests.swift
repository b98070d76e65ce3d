import PipelineKit
import Testing

@testable import Boilerplate

/// Text files that are no dumps of pages: nothing of them is taken out, whatever their form or script.
@Suite struct PlainTextLayoutTests {
    private func read(_ text: String) throws -> TextDump {
        TextDump.read(
            Array(text.utf8), language: nil, classifier: try #require(BoilerplateResourcesForTests.classifier)
        )
    }

    static let texts: [(name: String, title: String?, body: [String])] = [
        (
            "a poem", "Dawn",
            ["The ferry leaves,", "the gulls remain,", "the pier is wet,", "it smells of rain."]
        ),
        (
            "a poem without stops", "Pier",
            ["rope", "salt", "a lamp", "in the window", "of the pilot's house"]
        ),
        (
            "results", "Sunday's results",
            ["Anselm 3-1 Karth", "Delvane 2-2 Asher", "Tyndall 0-4 Salt", "Holm 1-0 Ek"]
        ),
        ("one sentence", "Pier reopens", ["The pier reopened at noon."]),
        ("a flash", "URGENT", ["HARBOUR - FERRY AGROUND, CAPTAIN SAYS IN STATEMENT"]),
        ("a table", "Weather", ["Harbour  12 / 4  rain", "Sound  10 / 6  rain", "Cape  3 / -2  snow"]),
        (
            "Thai", "เรือออกจากท่าตอนรุ่งสาง",
            [
                "เรือข้ามฟากออกจากท่าเรือตอนรุ่งสางโดยไม่มีผู้โดยสารแม้แต่คนเดียว กัปตันกล่าวว่าไม่รู้สาเหตุ",
                "เรือกลับมาตอนพลบค่ำตามที่กัปตันบอกไว้ และชาวบ้านต่างดีใจ", "พรุ่งนี้เรือจะออกอีกครั้ง หากอากาศดี",
            ]
        ),
        ("Burmese", "သင်္ဘော ထွက်ခွာ", ["သင်္ဘောသည် မနက်စောစော ထွက်ခွာသွားသည်။ ခရီးသည် တစ်ယောက်မျှ မပါ။"]),
        ("Amharic", "ጀልባው ሄደ", ["ጀልባው ጎህ ሲቀድ ከወደቡ ሄደ። አንድም ተሳፋሪ አልነበረበትም።"]),
        (
            "Hebrew", "המעבורת יצאה עם שחר",
            ["המעבורת יצאה עם שחר מן הנמל, ולא היה בה אף נוסע. הקברניט לא ידע מדוע."]
        ),
        (
            "Persian", "کشتی سحرگاه رفت",
            ["کشتی سحرگاه از بندر رفت و هیچ مسافری در آن نبود. ناخدا دلیل آن را نمی‌دانست."]
        ),
        ("Hindi", "नाव भोर में निकली", ["नाव भोर में बंदरगाह से निकल गई। उसमें कोई यात्री नहीं था।"]),
        (
            "dated lines", nil,
            [
                "2026-05-12 08:00 - The ferry leaves the pier.",
                "2026-05-12 09:30 - Fog comes up in the sound.", "2026-05-12 11:00 - It turns back.",
            ]
        ),
    ]

    @Test(arguments: texts)
    func `a text file is kept whole`(name: String, title: String?, body: [String]) throws {
        let dump = try read(([title].compactMap { $0 } + [""] + body).joined(separator: "\n") + "\n")
        #expect(dump.title == title, Comment(rawValue: name))
        #expect(dump.blocks.map(\.text) == body, Comment(rawValue: name))
        #expect(dump.removed == [], Comment(rawValue: name))
    }

    @Test(arguments: [
        "Advertisement\nShare on Facebook\nSign up for our newsletter\nSubscribe now\n", "x\n", "Ad\n",
    ])
    func `furniture alone is no text`(text: String) throws {
        #expect(try read(text).blocks.isEmpty)
    }
}
