import Foundation
import TestSupport
import Testing

/// A dataset of one night, and an inbox whose second night may fail: it must keep the first.
struct SecondNight {
    let inbox: NightlyInbox
    private let expected: [String: Data]

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

    static func data(_ inbox: NightlyInbox) throws -> [String: Data] {
        try inbox.folder.tree("set").filter { !$0.key.hasPrefix("runs/") }
    }

    /// Goes back to the morning after the first night.
    func rewind() throws {
        for name in ["set", ".set.state"] {
            try FileManager.default.removeItem(atPath: inbox.folder.file(name))
            try inbox.folder.copy(inbox.folder.file("first\(name)"), as: name)
        }
    }

    /// Ends as if nothing had happened.
    func checkEnd(_ what: String) throws {
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

    /// Which of a run's openings or readings is the last of a file.
    func callNumber(_ operation: String, _ name: String) throws -> Int {
        let output = try inbox.run("two", ["--jobs", "1"], faults: "\(operation):1:list:on").output
        let calls = output.split(separator: "\n").filter { $0.hasPrefix("call ") }
        return try #require(calls.lastIndex { $0.hasSuffix(name) }) + 1
    }
}
