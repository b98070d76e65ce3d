import Foundation
import TestSupport
import Testing

/// Bounds that end a run or a document.
@Suite struct LimitTests {
    private let inbox: NightlyInbox

    init() throws {
        inbox = try NightlyInbox()
        for number in 10..<13 { try inbox.write("\(number).html", "Story number \(number)") }
    }

    @Test func `a document that takes too much memory alone is quarantined, and all others are published`()
        throws
    {
        try inbox.limit("maximumMemoryBytes", 700 << 20)
        try inbox.write("poison.html", "The heavy story", extra: "POISONED")
        let outcome = try inbox.run("one", trap: "grow:POISONED")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let rows = try inbox.folder.read("set/quarantine/run=one/part-00000.jsonl").split(separator: "\n")
        #expect(rows.count == 1)
        #expect(rows.first?.contains("\"code\":\"too_much_memory\"") == true, "\(rows)")
        #expect(rows.first?.contains("\"path\":\"poison.html\"") == true)
        #expect(try inbox.titles("one").count == 3)
        #expect(try inbox.problems() == [])
        #expect(try inbox.run("two", trap: "grow:POISONED").output.hasPrefix("nothing new"))
    }

    @Test func `a run that is clearly wrong publishes nothing, and the next one reads its inputs again`()
        throws
    {
        try inbox.limit("quarantineRatio", "0.5")
        #expect(try inbox.run("one").status == 0)
        let before = try inbox.folder.tree("set")
        for number in 0..<3 { try inbox.folder.write("inbox/bad\(number).html", "") }
        try inbox.write("13.html", "Story number 13")
        let refused = try inbox.run("two")
        #expect(refused.status == 65)
        #expect(refused.errors.contains("3 of 4 documents are in quarantine"), "\(refused.errors)")
        #expect(try inbox.folder.tree("set") == before)
        #expect(try inbox.problems() == [])
        try inbox.limit("quarantineRatio", "0.75")
        #expect(try inbox.run("two").status == 0)
        #expect(try inbox.titles("two") == ["Story number 13"])
    }

    @Test(arguments: [1, 2, 3])
    func `a disk that fills up ends the run, and the next one resumes`(look: Int) throws {
        for number in 100..<300 { try inbox.write("\(number).html", "Story number \(number)") }
        let outcome = try inbox.run("one", faults: "space:\(look):ENOSPC:on")
        #expect(outcome.status == 74, "\(outcome.errors)")
        #expect(outcome.errors.contains("low disk space"), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: inbox.folder.file("set")))
        #expect(try inbox.run("one").status == 0)
        #expect(try inbox.titles("one").count == 203)
        #expect(try inbox.problems() == [])
    }
}
