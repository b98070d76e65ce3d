import DatasetIO
import Foundation
import TestSupport
import Testing

/// Runs that are killed, or whose disk fails, at seeded moments; each is followed by a normal one.
///
/// `COPYDESK_KILLS` asks for more of them than a test run needs: see scripts/soak.
@Suite struct KillTests {
    private let inbox: NightlyInbox
    private let expected: [String: Data]
    private static let kills =
        ProcessInfo.processInfo.environment["COPYDESK_KILLS"].flatMap { Int($0) } ?? 40

    /// Two nights: what is killed is the second, which must keep the first.
    init() throws {
        inbox = try NightlyInbox()
        for number in 0..<4 { try inbox.write("old\(number).html", "Old story number \(number)") }
        _ = try inbox.run("one")
        for number in 0..<4 { try inbox.write("new\(number).html", "New story number \(number)") }
        try inbox.write(
            "old1.html", "Old story number 1", extra: "A sentence was added to it in the evening.")
        for name in ["set", ".set.state"] {
            try inbox.folder.copy(inbox.folder.file(name), as: "first\(name)")
        }
        _ = try inbox.run("two")
        expected = try Self.data(inbox)
    }

    private static func data(_ inbox: NightlyInbox) throws -> [String: Data] {
        try inbox.folder.tree("set").filter { !$0.key.hasPrefix("runs/") }
    }

    /// Goes back to the morning after the first night.
    private func rewind() throws {
        for name in ["set", ".set.state"] {
            try FileManager.default.removeItem(atPath: inbox.folder.file(name))
            try inbox.folder.copy(inbox.folder.file("first\(name)"), as: name)
        }
    }

    /// Ends as if nothing had happened.
    private func checkEnd(_ what: String) throws {
        let last = try inbox.run("two")
        #expect(last.status == 0, "\(what): \(last.errors)")
        #expect(try Self.data(inbox) == expected, "\(what)")
        #expect(try inbox.problems() == [], "\(what)")
        let names = try FileManager.default.contentsOfDirectory(atPath: inbox.folder.path)
        #expect(!names.contains { $0.contains("staging") || $0.contains("previous") }, "\(what)")
        let state = try FileManager.default.contentsOfDirectory(atPath: inbox.folder.file(".set.state"))
        #expect(
            Set(state).isSubset(of: ["catalog.sqlite", "lock", "dedupe", "strip-boilerplate"]), "\(what)")
    }

    @Test func `killed at any moment, a night is made up for by the next run`() throws {
        var generator = SeededGenerator(seed: 8)
        let whole = try ContinuousClock().measure { _ = try inbox.run("three", ["--full"]) } / .seconds(1)
        for attempt in 0..<Self.kills {
            try rewind()
            // Every second one by a count of file-system calls, which also falls between fsync and rename.
            if attempt.isMultiple(of: 2) {
                let call = Int.random(in: 1...160, using: &generator)
                _ = try inbox.run("two", faults: "any:\(call):kill")
                try checkEnd("killed at call \(call)")
                if attempt.isMultiple(of: 10) {
                    #expect(try inbox.run("three").output.hasPrefix("nothing new: 8 inputs unchanged"))
                }
            } else {
                let seconds = Double.random(in: 0...whole, using: &generator)
                let running = try Program.start(inbox.arguments("two"), in: inbox.folder.path)
                Thread.sleep(forTimeInterval: seconds)
                kill(running.process.processIdentifier, SIGKILL)
                running.process.waitUntilExit()
                _ = running.outcome()
                try checkEnd("killed after \(seconds) s")
            }
        }
    }

    @Test(
        arguments: [
            ("write", "ENOSPC", "no space left"), ("write", "EIO", "input/output error"),
            ("synchronize", "EIO", "input/output error"), ("synchronize", "ENOSPC", "no space left"),
            ("exchange", "EIO", "input/output error"), ("rename", "EACCES", "permission denied"),
            ("create", "EMFILE", "too many open files"), ("create", "EACCES", "permission denied"),
            ("link", "EIO", "input/output error"),
        ])
    func `a failing disk ends a run with a message, and nothing half-published`(
        operation: String, error: String, message: String
    ) throws {
        let before = try Self.data(inbox)
        for number in [2] {
            try rewind()
            let old = try Self.data(inbox)
            let outcome = try inbox.run("two", faults: "\(operation):\(number):\(error)")
            let now = try Self.data(inbox)
            // The fault may come after the exchange, or there may be fewer such calls.
            #expect(now == old || now == before, "\(operation) \(number)")
            if outcome.status != 0 {
                #expect(outcome.status == 74 || outcome.status == 73, "\(outcome.errors)")
                #expect(outcome.errors.contains(message), "\(outcome.errors)")
            }
            try checkEnd("\(operation) \(number) \(error)")
        }
    }

    @Test(arguments: [(6, "EIO"), (60, "EIO"), (12, "EMFILE")])
    func `what cannot be read for now does not harm the runs after it`(number: Int, error: String) throws {
        try rewind()
        let outcome = try inbox.run("two", faults: "read:\(number):\(error)")
        #expect([0, 73, 74, 78].contains(outcome.status), "\(outcome.errors)")
        #expect(try inbox.run("later").status == 0)
        #expect(try inbox.problems() == [])
    }

    @Test func `too little free space ends a run before it writes`() throws {
        try rewind()
        try inbox.limit("minimumFreeBytes", 1 << 50)
        let outcome = try inbox.run("two")
        #expect(outcome.status == 74)
        #expect(outcome.errors.contains("low disk space"))
        try inbox.limit("minimumFreeBytes", 0)
        #expect(try inbox.run("two").status == 0)
    }

    @Test func `a document that ends or stalls the process is quarantined, and all others are published`()
        throws
    {
        for (name, trap, code) in [
            ("trap", "trap:POISONED", "crashed"), ("hang", "hang:POISONED", "too_slow"),
        ] {
            try rewind()
            try inbox.limit("maximumSeconds", 1)
            try inbox.write("new2.html", "New story number 2", extra: "POISONED")
            let outcome = try inbox.run(name, trap: trap)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let rows = try inbox.folder.read("set/quarantine/run=\(name)/part-00000.jsonl").split(
                separator: "\n")
            #expect(rows.count == 1)
            #expect(rows.first?.contains("\"code\":\"\(code)\"") == true)
            #expect(rows.first?.contains("\"path\":\"new2.html\"") == true)
            #expect(try inbox.titles(name).count == 4)
            #expect(try inbox.problems() == [])
            #expect(
                try inbox.run("after", trap: trap).output.hasPrefix("nothing new"), "it is not tried again")
        }
    }
}
