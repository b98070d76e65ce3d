import Foundation
import TestSupport
import Testing

/// Runs that are killed at seeded moments; each is followed by a normal one.
///
/// `COPYDESK_KILLS` asks for more of them than a test run needs: see scripts/check/soak.
@Suite struct KillTests {
    private let nights: SecondNight
    private var inbox: NightlyInbox { nights.inbox }
    private static let kills = TestEffort.kills()

    init() throws { nights = try SecondNight() }

    /// What a run asks of the file system, in order.
    private func calls() throws -> [String] {
        try nights.rewind()
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
        try nights.rewind()
        _ = try inbox.run("two")
        let whole = (ContinuousClock.now - start) / .seconds(1)
        for attempt in 0..<Self.kills {
            try nights.rewind()
            if attempt.isMultiple(of: 4) {
                let seconds = Double.random(in: 0...whole, using: &generator)
                let running = try Program.start(
                    inbox.arguments("two"), in: inbox.folder.path,
                    environment: ["COPYDESK_SEAL_BYTES": "\(Self.sealBytes)"])
                Thread.sleep(forTimeInterval: seconds)
                kill(running.process.processIdentifier, SIGKILL)
                running.process.waitUntilExit()
                _ = running.outcome()
                try nights.checkEnd("killed after \(seconds) s")
            } else {
                let call = points.removeLast()
                let outcome = try inbox.run("two", faults: "any:\(call):kill", sealBytes: Self.sealBytes)
                #expect(outcome.status == 128 + SIGKILL, "call \(call)")
                try nights.checkEnd("killed at call \(call)")
            }
            guard attempt.isMultiple(of: 10) else { continue }
            #expect(try inbox.run("three").output.hasPrefix("nothing new: 8 inputs unchanged"))
        }
    }

    @Test func `a document that ends or stalls the process is quarantined, and all others are published`()
        throws
    {
        for (name, trap, code) in [
            ("trap", "trap:POISONED", "crashed"), ("hang", "hang:POISONED", "too_slow"),
        ] {
            try nights.rewind()
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
