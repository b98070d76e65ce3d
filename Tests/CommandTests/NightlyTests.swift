import Foundation
import TestSupport
import Testing

/// Runs night after night over an inbox that changes.
@Suite struct NightlyTests {
    let inbox: NightlyInbox

    init() throws { inbox = try NightlyInbox() }

    @Test func `an unchanged inbox makes no run`() throws {
        try inbox.write("a.html", "The first story")
        #expect(try inbox.run("one").status == 0)
        for _ in 0..<2 {
            let outcome = try inbox.run("two")
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output.hasPrefix("nothing new: 1 inputs unchanged"))
        }
        let dry = try inbox.run("two", ["--dry-run"])
        #expect(dry.status == 0 && dry.errors == "", "nobody is warned of an inbox that was read before")
        #expect(try inbox.runs() == ["one"])
    }

    @Test func `only new inputs are read, and both runs make one sound dataset`() throws {
        try inbox.write("a.html", "The first story")
        _ = try inbox.run("one")
        let before = try inbox.folder.tree("set/articles/run=one")
        try inbox.write("b.html", "Another matter")
        let outcome = try inbox.run("two")
        #expect(outcome.output.contains("1 new, 0 changed, 1 unchanged, 0 removed"), "\(outcome.errors)")
        #expect(try inbox.titles("two") == ["Another matter"])
        #expect(try inbox.folder.tree("set/articles/run=one") == before)
        #expect(try inbox.problems() == [])
    }

    @Test func `a changed page becomes the next revision, and the earlier one stays`() throws {
        try inbox.write("a.html", "The first story")
        _ = try inbox.run("one")
        let id = try inbox.rows("one").first?["id"] as? String
        for revision in 1...2 {
            let remarks = (1...revision).map { "The mayor added remark number \($0)." }.joined(separator: " ")
            try inbox.write("a.html", "The first story", extra: remarks)
            _ = try inbox.run("again\(revision)")
            let row = try #require(try inbox.rows("again\(revision)").first)
            #expect(row["revision"] as? Int == revision)
            #expect(row["id"] as? String == id)
        }
        #expect(try inbox.rows("one").first?["revision"] as? Int == 0)
        #expect(try inbox.problems() == [])
    }

    @Test func `a page rewritten without changes is not new`() throws {
        try inbox.write("a.html", "The first story")
        _ = try inbox.run("one")
        try inbox.write("a.html", "The first story", comment: "another build of the page")
        let outcome = try inbox.run("two")
        #expect(outcome.output.contains("unchanged 1"), "\(outcome.output)")
        #expect(try inbox.rows("two").isEmpty)
        #expect(try inbox.problems() == [])
    }

    @Test func `removed inputs are reported once and their articles stay`() throws {
        try inbox.write("a.html", "The first story")
        try inbox.write("b.html", "Another matter")
        _ = try inbox.run("one")
        try FileManager.default.removeItem(atPath: inbox.folder.file("inbox/a.html"))
        #expect(try inbox.run("two").output.contains("1 removed"))
        #expect(try inbox.run("three").output.contains("0 removed"))
        #expect(try inbox.titles("one").count == 2)
    }

    @Test func `a change that keeps size and time of a fresh file is seen by its digest`() throws {
        let path = try inbox.write("a.html", "The first story")
        _ = try inbox.run("one")
        let written = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
        try inbox.write("a.html", "The final story")
        try FileManager.default.setAttributes([.modificationDate: try #require(written)], ofItemAtPath: path)
        #expect(try inbox.run("two").output.contains("1 changed"))
    }

    @Test func `without its state a dataset is only rebuilt on request, and is the same then`() throws {
        for number in 0..<5 { try inbox.write("\(number).html", "Story number \(number)") }
        _ = try inbox.run("one")
        let data = try inbox.folder.tree("set/articles")
        try FileManager.default.removeItem(atPath: inbox.folder.file(".set.state"))
        let refused = try inbox.run("one")
        #expect(refused.status == 73)
        #expect(refused.errors.contains("--full"))
        #expect(try inbox.run("one", ["--full"]).status == 0)
        #expect(try inbox.folder.tree("set/articles") == data)
        #expect(try inbox.run("two").output.hasPrefix("nothing new"))
    }

    @Test func `a run waits for another one as long as it was asked to`() throws {
        try inbox.write("a.html", "The first story")
        let holder = Process()
        holder.executableURL = URL(filePath: "/usr/bin/flock")
        holder.arguments = ["--close", inbox.folder.file(".set.lock"), "sleep", "60"]
        try holder.run()
        while try inbox.run("one").status != 75 { Thread.sleep(forTimeInterval: 0.05) }
        let waiting = try Program.start(inbox.arguments("two", ["--wait", "60"]), in: inbox.folder.path)
        #expect(waiting.process.isRunning)
        kill(holder.processIdentifier, SIGKILL)
        waiting.process.waitUntilExit()
        #expect(waiting.outcome().status == 0)
    }
}
