import Testing

@testable import Dedupe

/// Notices that a house makes to one pattern, and copies that it prints with a correction.
@Suite struct NoticesTests {
    /// A headline and a text with slots, and what fills them: the words of a slot stand between bars.
    struct Pattern: Sendable, CustomTestStringConvertible {
        var name: String
        var title: String
        var text: String
        var fillings: [String]
        var language = "en"
        var testDescription: String { name }

        init(
            _ name: String, _ title: String, _ text: String, _ fillings: [String],
            language: String = "en"
        ) {
            (self.name, self.title, self.text, self.fillings) = (name, title, text, fillings)
            self.language = language
        }

        /// One document a filling, all at addresses of one host.
        func documents(source: (Int) -> String = { _ in "notices.example" }) -> [DedupeInput] {
            fillings.enumerated().map { number, filling in
                let words = filling.split(separator: "|").map(String.init)
                func filled(_ pattern: String) -> String {
                    words.enumerated().reduce(pattern) { $0.replacing("{\($1.offset)}", with: $1.element) }
                }
                return DedupeInput(
                    id: "\(number)", text: filled(text), url: "https://\(source(number))/n/\(number)",
                    source: source(number), headline: filled(title), language: language)
            }
        }
    }

    static let patterns: [Pattern] = [
        Pattern(
            "gauges", "Water levels",
            "The gauge at the old bridge stood at {0} centimetres this morning. The river is expected to fall slowly in the "
                + "coming days. Boats may pass the lock between seven and nineteen. The ferry runs as usual.",
            ["212", "208", "331"]),
        Pattern(
            "streets", "Boil water notice",
            "Residents of {0} Street are asked to boil tap water before they drink it. A main burst during works in the "
                + "night, and the pressure in the pipes was lost for some hours. The notice stays in force until two samples "
                + "have been found clean. Bottled water is handed out at the fire station.",
            ["Adams", "Boone", "Clay"]),
        Pattern(
            "flaws", "CVE-2031-{0} ({1})",
            "A buffer overflow in {1} before {2} allows attackers to execute code through a request to the web interface.",
            ["1001|Routerman|4.2", "1002|Routerman|4.3", "1003|Kettlecam|1.9"]),
        Pattern(
            "posts", "{0} wanted",
            "The town of Harbour looks for a {0} from the first of September. We offer a permanent contract, thirty days of "
                + "leave and a room with a view of the sea. Please send your letter to the town hall by the end of the month. "
                + "For questions call the office between nine and noon.",
            ["nurse", "driver", "mason"]),
        Pattern(
            "fines", "Court report",
            "{0} was fined {1} euros by the district court on Thursday for driving a car without a licence. The judge said "
                + "that the offence was no small one. The defendant had admitted it at once and has to bear the costs of the "
                + "trial. There is no appeal against the sentence.",
            ["Maria Holt|300", "Jens Berg|450", "Anna Sund|90"]),
        Pattern(
            "a plain word", "Notice",
            "The lift to the {0} platform stands still until Friday. Please use the ramp behind the ticket hall.",
            ["northern", "southern", "middle"]),
        Pattern(
            "streets in Chinese", "停水通知",
            "{0}路居民请注意：昨夜施工时一条主水管破裂，管内压力下降数小时。请将自来水煮沸后再饮用或刷牙。通知有效至两次取样合格为止。消防站分发瓶装水。",
            ["中山", "人民", "解放"], language: "zh"),
        Pattern(
            "pumps", "مستويات المياه",
            "بلغ منسوب المياه عند الجسر القديم {0} سنتيمترا صباح اليوم. ومن المتوقع أن ينخفض النهر ببطء في الأيام المقبلة. "
                + "ويمكن للقوارب عبور الهويس بين السابعة والسابعة مساء.",
            ["٢١٢", "٢٠٨", "٣٣١"], language: "ar"),
    ]

    @Test(arguments: patterns) func `no notice is a copy of another one`(_ pattern: Pattern) throws {
        let found = try dedupe(pattern.documents())
        #expect(found.values.allSatisfy { $0.duplicateOf == nil })
        #expect(Set(found.values.map(\.clusterID)).count == pattern.fillings.count)
    }

    @Test(arguments: patterns) func `nor of one of an earlier night`(_ pattern: Pattern) throws {
        let notices = pattern.documents()
        let found = try dedupe(Array(notices.dropFirst()), published: Array(notices.prefix(1)))
        #expect(found.values.allSatisfy { $0.duplicateOf == nil })
    }

    private static let story =
        "Two trams collided at the fish market in Lund on Monday morning, and 11 people were hurt. Driver Maren Holt braked "
        + "too late, said Olaf Strand of the Harbour Line. The road to Malmö was closed until 14:30, and 3 buses went round by "
        + "Mill Lane. Four of the wounded were taken to the clinic in Dalby by helicopter, the others walked home. The trams "
        + "were built in Gothenburg in 1998 and cost 21 million. The last collision on this line was in 2007."

    static let copies: [Pattern] = [
        Pattern(
            "a correction of one figure among many facts", "Trams collide", story + "{0}",
            [" ", " Buses run."]),
        Pattern(
            "a corrected count", "Trams collide", story.replacing("11 people", with: "{0} people"),
            ["11", "12"]),
        Pattern(
            "a word that is no fact", "Trams collide", story.replacing("collided", with: "{0}"),
            ["collided", "crashed"]),
        Pattern(
            "another headline", "{0} at the fish market", story + "{1}",
            ["Collision| ", "Crash| The line is old."]),
    ]

    @Test(arguments: copies) func `a copy with a correction stays a copy`(_ pattern: Pattern) throws {
        let found = try dedupe(pattern.documents())
        #expect(found.values.count { $0.duplicateOf != nil } == 1)
    }

    @Test func `two houses that print one notice print copies`() throws {
        let notice = try #require(Self.patterns.first)
        var copies = Array(notice.documents { "house\($0).example" }.prefix(2))
        copies[1].text = copies[0].text
        #expect(try dedupe(copies).values.count { $0.duplicateOf != nil } == 1)
    }
}
