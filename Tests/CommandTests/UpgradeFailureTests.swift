import Foundation
import TestSupport
import Testing

/// An upgrade writes everything or nothing.
@Suite struct UpgradeFailureTests {
    /// What the file system is asked for in an upgrade, in order.
    private func calls() throws -> [String] {
        let outcome = try VersionOneNights(.nights).upgrade(faults: "any:1:list:on")
        return try outcome.output.split(separator: "\n").filter { $0.hasPrefix("call ") }.map {
            try #require($0.split(separator: " ").dropFirst(2).first.map(String.init))
        }
    }

    @Test func `killed at any call, it leaves the old dataset or the new one, and the next goes on`() throws {
        let whole = try VersionOneNights(.nights)
        _ = try whole.upgrade()
        let upgraded = try data(whole)
        let calls = try calls()
        let first = try #require(calls.firstIndex(of: "create"), "before that it has only read")
        let edges = calls.indices.filter { ["rename", "exchange"].contains(calls[$0]) }.flatMap {
            [$0, $0 + 1, $0 + 2]
        }
        let others = stride(from: first, to: calls.count, by: 31)
        for call in Set(edges + others).sorted() where call < calls.count {
            let old = try VersionOneNights(.nights)
            let before = try old.everything()
            #expect(try old.upgrade(faults: "any:\(call + 1):kill").status == 128 + SIGKILL, "call \(call)")
            let (left, new) = (try old.everything(), try data(old))
            #expect(left == before || new == upgraded, "call \(call) \(calls[call])")
            let next = try old.upgrade()
            #expect(next.status == 0, "call \(call) \(calls[call]): \(next.errors)")
            #expect(try data(old) == upgraded, "call \(call) \(calls[call])")
            #expect(try old.problems() == [], "call \(call)")
            #expect(try !old.names.contains { $0.contains("staging") || $0.contains("previous") })
        }
    }

    /// Everything but the manifest, which has the time.
    private func data(_ nights: VersionOneNights) throws -> [String: Data] {
        try nights.everything().filter { !$0.key.hasPrefix("runs/") }
    }

    @Test func `killed behind the exchange, the next night needs no second upgrade`() throws {
        let old = try VersionOneNights(.nights)
        let exchange = try #require(try calls().lastIndex(of: "exchange"))
        #expect(try old.upgrade(faults: "any:\(exchange + 2):kill").status == 128 + SIGKILL)
        let night = try old.run("next")
        #expect(night.status == 0, "\(night.errors)")
        #expect(night.output.contains("articles               0"), "\(night.output)")
        #expect(try old.problems() == [])
    }

    @Test(arguments: [("write:3:ENOSPC", Int32(74)), ("exchange:1:EIO", 74), ("create:2:EACCES", 73)])
    func `a failing file system leaves the old dataset as it was`(fault: String, status: Int32) throws {
        let old = try VersionOneNights(.nights)
        let before = try old.everything()
        #expect(try old.upgrade(faults: fault).status == status)
        #expect(try old.everything() == before)
        #expect(try old.upgrade().status == 0)
        #expect(try old.problems() == [])
    }

    @Test func `a second upgrade says that there is nothing to do, and writes nothing`() throws {
        let old = try VersionOneNights(.packed)
        _ = try old.upgrade()
        let before = try old.everything()
        let again = try old.upgrade()
        #expect((again.status, again.output) == (0, "dataset is up to date\n"))
        #expect(try old.everything() == before)
    }

    @Test func `a dataset may be named itself, and has the configured state if it is the configured one`()
        throws
    {
        let old = try VersionOneNights(.csv)
        let moved = try VersionOneNights(.csv)
        try FileManager.default.moveItem(
            atPath: moved.folder.file("dataset"), toPath: moved.folder.file("news"))
        let refused = try moved.upgrade(["news/"])
        #expect(refused.status == 73)
        #expect(refused.errors.contains(".news.state/catalog.sqlite"), "\(refused.errors)")
        #expect(try moved.upgrade(["news", "--state", "state"]).status == 0)
        #expect(try old.upgrade([old.folder.file("dataset")]).status == 0)
        #expect(try old.upgrade(["--output", "elsewhere"]).status == 66)
    }

    @Test func `without its own state a dataset is refused`() throws {
        let old = try VersionOneNights(.nights)
        let other = try VersionOneNights(.csv)
        let before = try old.everything()
        let foreign = try old.upgrade(["--state", other.folder.file("state")])
        #expect(foreign.status == 73)
        #expect(foreign.errors.contains("do not match"), "\(foreign.errors)")
        let missing = try old.upgrade(["--state", "elsewhere"])
        #expect(missing.status == 73)
        #expect(missing.errors.contains("elsewhere/catalog.sqlite"), "\(missing.errors)")
        #expect(try old.everything() == before)
        #expect(try !old.names.contains("elsewhere"))
    }
}
