import PipelineKit
import Testing

@testable import Extraction

@Suite struct ArticleFrameTests {
    private let frame = ArticleFrame(
        title: "Old mill opens again", authors: ["Ann Lee", "Bo Ek"], source: "The Coast Times")

    private func trimmed(_ texts: [String]) -> [String] {
        zip(texts, frame.keeps(texts.map { Block(text: $0) })).filter(\.1).map(\.0)
    }

    private static let body = [
        "The mill was shut in 1970.", "It opened on Friday.", "Ann Lee, a miller, was there.",
        "So was the mayor.",
        "Nobody spoke.", "Then they all did.",
    ]

    @Test(arguments: [
        "By Ann Lee", "Old mill opens again", "The Coast Times", "Ann Lee and Bo Ek, staff reporters",
        "By Ann Lee | 14 Nov 2025 10:40 (UTC+09:00)", "Old mill opens again By Ann Lee November 8, 2025",
        "30 October 2025, 20:10", "Saturday, May 17, 2025", "Local | Saturday, May 17, 2025",
        "4 November 2025, 09:12 · Updated 11:40", "By Ann Lee for The Coast Times", "30 أكتوبر 2025، 20:10",
    ])
    func `a line that repeats the record's fields is not text`(line: String) {
        #expect(trimmed([line] + Self.body) == Self.body)
        #expect(trimmed(Self.body + [line]) == Self.body)
    }

    @Test(arguments: [
        "Ann Lee bought it", "By the river", "The mill shut on May 17, 2025", "In 2025", "Chapter 3",
        "Monday",
        "Ann Lee in Turku, 1970",
    ])
    func `a line that says more stays`(line: String) {
        #expect(trimmed([line] + Self.body) == [line] + Self.body)
    }

    @Test func `farther in, a name or a date is a subheading, and a clock time still none`() {
        let text = Self.body + ["Bo Ek", "May 17, 2025"] + Self.body
        #expect(trimmed(text) == text)
        #expect(trimmed(Self.body + ["08:20", "May 17, 2025 10:35 pm"] + Self.body) == Self.body + Self.body)
    }

    @Test func `a row of a timetable stays`() {
        let row = Block(text: "08:20 | 10:35", role: .tableRow)
        #expect(frame.keeps([row, Block(text: "a")]) == [true, true])
    }

    @Test func `a body of nothing else stays`() {
        #expect(trimmed(["Ann Lee"]) == ["Ann Lee"])
    }
}
