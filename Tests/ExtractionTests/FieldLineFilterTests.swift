import PipelineKit
import Testing

@testable import Extraction

@Suite struct FieldLineFilterTests {
    private let filter = FieldLineFilter(
        title: "Old mill opens again", authors: ["Ann Lee", "Bo Ek"], source: "The Coast Times")

    private func trimmed(_ texts: [String]) -> [String] {
        zip(texts, filter.keptFlags(of: texts.map { Block(text: $0) })).filter(\.1).map(\.0)
    }

    private static let body = [
        "The mill was shut in 1970.", "It opened on Friday.", "Ann Lee, a miller, was there.",
        "So was the mayor.",
        "Nobody spoke.", "Then they all did.",
    ]

    @Test(
        arguments: [
            "By Ann Lee", "Old mill opens again", "The Coast Times", "Ann Lee and Bo Ek, staff reporters",
            "By Ann Lee | 14 Nov 2025 10:40 (UTC+09:00)", "Old mill opens again By Ann Lee November 8, 2025",
            "30 October 2025, 20:10", "Saturday, May 17, 2025", "Local | Saturday, May 17, 2025",
            "4 November 2025, 09:12 · Updated 11:40", "By Ann Lee for The Coast Times",
            "30 أكتوبر 2025، 20:10",
        ] as [String])
    func `a line that repeats the record's fields is not text`(line: String) {
        #expect(trimmed([line] + Self.body) == Self.body)
        #expect(trimmed(Self.body + [line]) == Self.body)
    }

    @Test(
        arguments: [
            "Ann Lee bought it", "By the river", "The mill shut on May 17, 2025", "In 2025", "Chapter 3",
            "Monday",
            "Ann Lee in Turku, 1970",
        ] as [String])
    func `a line that says more stays`(line: String) {
        #expect(trimmed([line] + Self.body) == [line] + Self.body)
    }

    @Test func `farther in, a name or a date is a subheading, but a clock time is not`() {
        let text = Self.body + ["Bo Ek", "May 17, 2025"] + Self.body
        #expect(trimmed(text) == text)
        #expect(trimmed(Self.body + ["08:20", "May 17, 2025 10:35 pm"] + Self.body) == Self.body + Self.body)
    }

    @Test func `a row of a timetable stays`() {
        let row = Block(text: "08:20 | 10:35", role: .tableRow)
        #expect(filter.keptFlags(of: [row, Block(text: "a")]) == [true, true])
    }

    @Test func `a body of nothing else stays`() {
        #expect(trimmed(["Ann Lee"]) == ["Ann Lee"])
    }
}

/// The limits of what a frame's line may be.
@Suite struct FieldLineFilterLimitTests {
    private let filter = FieldLineFilter(title: "Old mill opens again", authors: ["Ann Lee"], source: nil)

    private static let body = (1...8).map { "Sentence number \($0) of the mill." }

    private func keeps(_ line: String, at place: Int, role: Block.Role = .paragraph) -> Bool {
        var blocks = Self.body.map { Block(text: $0) }
        blocks.insert(Block(text: line, role: role), at: place)
        return filter.keptFlags(of: blocks)[place]
    }

    @Test func `four blocks at the start and two at the end may be frame`() {
        #expect(
            (0...8).map { keeps("By Ann Lee", at: $0) } == [
                false, false, false, false, true, true, true, false, false,
            ])
        #expect((0...8).map { keeps("10:35", at: $0) } == Array(repeating: false, count: 9))
    }

    @Test(
        arguments: [
            ("6 May", false), ("Monday, May 6", false), ("May", true), ("32 May", true), ("31 May", false),
            ("6 boats", true), ("6 May 7", true),
            ("By Ann Lee, Ann Lee and Ann Lee", false), ("By reporters", true), ("Reporters", true),
            ("Ann Lee 5", true), ("Ann Lee 2025-05-06", false),
            ("Local news here | Saturday, May 17, 2025", true),
            ("Local news | Saturday, May 17, 2025", false), ("Local | News | May 17, 2025", true),
            ("24:59", false), ("25:00", true), ("10:60", true), ("10:5", true), ("10:35 boats", true),
        ] as [(String, Bool)])
    func `a line that says nothing else is frame`(line: String, stays: Bool) {
        #expect(keeps(line, at: 0) == stays)
    }

    @Test func `a list's items and long blocks are text`() {
        #expect(
            !keeps("6 May", at: 0) && keeps("6 May", at: 0, role: .listItem)
                && keeps("6 May", at: 0, role: .heading))
        #expect(keeps("By Ann Lee", at: 0, role: .listItem) && !keeps("By Ann Lee", at: 0, role: .heading))
        // Twice the fields and two hundred bytes, unless a bar stands in it.
        let filler = String(repeating: "by Ann Lee ", count: 23)
        #expect(filler.utf8.count == 253)
        #expect(!keeps(filler, at: 0) && keeps(filler + "by", at: 0))
        let long = String(repeating: "by Ann Lee ", count: 24)
        #expect(keeps(long, at: 0) && !keeps(long + "|", at: 0))
    }

    @Test(
        arguments: [
            ("08:20", true), ("8:20 am", true), ("20:10 Uhr", true), ("3 May 08:20 CET", true),
            ("kl 08:20", true), ("08:20 The boat", false), ("8 o'clock", false),
            ("May 3", false),
        ] as [(String, Bool)])
    func `a post's time is a clock time with its date and zone`(text: String, isTime: Bool) {
        #expect(FieldLineFilter.isPostTime(text) == isTime)
    }
}
