import Foundation
import TestSupport
import Testing

/// Runs that are killed, or whose disk fails, at seeded moments; each is followed by a normal one.
///
/// `COPYDESK_KILLS` asks for more of them than a test run needs: see scripts/check/soak.
@Suite struct KillTests {
    private let inbox: NightlyInbox
    private let expected: [String: Data]
    private static let kills = TestEffort.kills()

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

    /// What a run asks of the file system, in order.
    private func calls() throws -> [String] {
        try rewind()
        let outcome = try inbox.run("two", faults: "any:1:list:on", sealBytes: Self.sealBytes)
        let calls = outcome.output.split(separator: "\n").filter { $0.hasPrefix("call ") }
        return try calls.map { try #require($0.split(separator: " ").dropFirst(2).first.map(String.init)) }
    }

    /// Numbers of calls to kill at: every second lies between an fsync and the rename, exchange or link that rests on it.
    private func killPoints(_ count: Int, _ generator: inout SeededGenerator) throws -> [Int] {
        let calls = try calls()
        let first = try #require(calls.firstIndex(of: "create"), "before that it has only read")
        let edges = calls.indices.filter { ["rename", "exchange", "link"].contains(calls[$0]) }
        try #require(edges.count > 5)
        return (0..<count).map { number in
            number.isMultiple(of: 2)
                ? edges[Int.random(in: edges.indices, using: &generator)] + 1
                : Int.random(in: first...calls.count, using: &generator)
        }
    }

    /// Small, so that a night of eight pages has several parts.
    private static let sealBytes = 2000

    @Test func `killed at any moment, a night is made up for by the next run`() throws {
        var generator = SeededGenerator(seed: 8)
        var points = try killPoints(Self.kills, &generator)
        let start = ContinuousClock.now
        try rewind()
        _ = try inbox.run("two")
        let whole = (ContinuousClock.now - start) / .seconds(1)
        for attempt in 0..<Self.kills {
            try rewind()
            if attempt.isMultiple(of: 4) {
                let seconds = Double.random(in: 0...whole, using: &generator)
                let running = try Program.start(
                    inbox.arguments("two"), in: inbox.folder.path,
                    environment: ["COPYDESK_SEAL_BYTES": "\(Self.sealBytes)"])
                Thread.sleep(forTimeInterval: seconds)
                kill(running.process.processIdentifier, SIGKILL)
                running.process.waitUntilExit()
                _ = running.outcome()
                try checkEnd("killed after \(seconds) s")
            } else {
                let call = points.removeLast()
                let outcome = try inbox.run("two", faults: "any:\(call):kill", sealBytes: Self.sealBytes)
                #expect(outcome.status == 128 + SIGKILL, "call \(call)")
                try checkEnd("killed at call \(call)")
            }
            guard attempt.isMultiple(of: 10) else { continue }
            #expect(try inbox.run("three").output.hasPrefix("nothing new: 8 inputs unchanged"))
        }
    }

    /// The calls that fail, by error.
    private static let failures = [
        ("ENOSPC", Int32(74), "no space left", ["create:5", "write:14", "synchronize:12", "exchange:1"]),
        ("EIO", 74, "input/output error", ["write:4", "synchronize:1", "rename:2", "link:2", "exchange:1"]),
        ("EMFILE", 74, "too many open files", ["create folder:3", "create:1", "create:5"]),
        ("EACCES", 73, "permission denied", ["create folder:3", "create:5", "write:14", "rename:2"]),
    ]

    @Test(arguments: failures)
    func `a failing file system ends a run with its own code and message, and nothing half-published`(
        error: String, status: Int32, message: String, calls: [String]
    ) throws {
        for call in calls {
            try rewind()
            let old = try Self.data(inbox)
            let outcome = try inbox.run("two", faults: "\(call):\(error)")
            #expect(outcome.status == status, "\(call) \(error): \(outcome.errors)")
            #expect(outcome.errors.contains(message), "\(call) \(error): \(outcome.errors)")
            #expect(try Self.data(inbox) == old, "\(call) \(error)")
            try checkEnd("\(call) \(error)")
        }
    }

    @Test(
        arguments: [
            ("read", 1, "EIO", Int32(74), "input/output error"),
            ("open", 1, "EACCES", 78, "permission denied"),
            ("open", 1, "EMFILE", 74, "too many open files"),
        ])
    func `what a run needs and cannot read ends it, and the next one does its work`(
        operation: String, number: Int, error: String, status: Int32, message: String
    ) throws {
        try rewind()
        let outcome = try inbox.run("two", faults: "\(operation):\(number):\(error)")
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        try checkEnd("\(operation) \(number) \(error)")
    }

    @Test func `weights that cannot be read end a run, and the next one does its work`() throws {
        try rewind()
        let place = try callNumber("read", "/models/extraction/body.bin")
        try rewind()
        let outcome = try inbox.run("two", ["--jobs", "1"], faults: "read:\(place):EIO")
        #expect(outcome.status == 74, "\(outcome.errors)")
        #expect(outcome.errors.contains("input/output error"), "\(outcome.errors)")
        try checkEnd("read \(place)")
    }

    /// Which of a run's openings or readings is the last of a file.
    private func callNumber(_ operation: String, _ name: String) throws -> Int {
        let output = try inbox.run("two", ["--jobs", "1"], faults: "\(operation):1:list:on").output
        let calls = output.split(separator: "\n").filter { $0.hasPrefix("call ") }
        return try #require(calls.lastIndex { $0.hasSuffix(name) }) + 1
    }

    @Test(arguments: ["EIO", "EACCES"])
    func `an input that cannot be read is quarantined, and tried again by the next run`(error: String) throws
    {
        try rewind()
        let place = try callNumber("open", "/inbox/new2.html")
        try rewind()
        let outcome = try inbox.run("two", ["--jobs", "1"], faults: "open:\(place):\(error)")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("code=unreadable"), "\(outcome.errors)")
        #expect(try inbox.run("three").status == 0)
        #expect(try inbox.titles("three") == ["New story number 2"])
        #expect(try inbox.problems() == [])
    }

    @Test func `a process without file descriptors blames no document`() throws {
        try rewind()
        let place = try callNumber("open", "/inbox/new2.html")
        try rewind()
        let outcome = try inbox.run("two", ["--jobs", "1"], faults: "open:\(place):EMFILE")
        #expect(outcome.status == 74, "\(outcome.errors)")
        #expect(
            outcome.errors.contains("new2.html: cannot open it: too many open files"), "\(outcome.errors)")
        try checkEnd("EMFILE on an input")
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
