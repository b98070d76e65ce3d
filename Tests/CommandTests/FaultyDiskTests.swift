import Foundation
import TestSupport
import Testing

/// Runs whose file system fails at a numbered call; each is followed by a normal one.
@Suite struct FaultyDiskTests {
    private let nights: SecondNight
    private var inbox: NightlyInbox { nights.inbox }

    init() throws { nights = try SecondNight() }

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
            try nights.rewind()
            let old = try SecondNight.data(inbox)
            let outcome = try inbox.run("two", faults: "\(call):\(error)")
            #expect(outcome.status == status, "\(call) \(error): \(outcome.errors)")
            #expect(outcome.errors.contains(message), "\(call) \(error): \(outcome.errors)")
            #expect(try SecondNight.data(inbox) == old, "\(call) \(error)")
            try nights.checkEnd("\(call) \(error)")
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
        try nights.rewind()
        let outcome = try inbox.run("two", faults: "\(operation):\(number):\(error)")
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        try nights.checkEnd("\(operation) \(number) \(error)")
    }

    @Test func `weights that cannot be read end a run, and the next one does its work`() throws {
        try nights.rewind()
        let place = try nights.callNumber("read", "/models/extraction/body.bin")
        try nights.rewind()
        let outcome = try inbox.run("two", ["--jobs", "1"], faults: "read:\(place):EIO")
        #expect(outcome.status == 74, "\(outcome.errors)")
        #expect(outcome.errors.contains("input/output error"), "\(outcome.errors)")
        try nights.checkEnd("read \(place)")
    }

    @Test(arguments: ["EIO", "EACCES"])
    func `an input that cannot be read is quarantined, and tried again by the next run`(error: String) throws
    {
        try nights.rewind()
        let place = try nights.callNumber("open", "/inbox/new2.html")
        try nights.rewind()
        let outcome = try inbox.run("two", ["--jobs", "1"], faults: "open:\(place):\(error)")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("code=unreadable"), "\(outcome.errors)")
        #expect(try inbox.run("three").status == 0)
        #expect(try inbox.titles("three") == ["New story number 2"])
        #expect(try inbox.problems() == [])
    }

    @Test func `a process without file descriptors blames no document`() throws {
        try nights.rewind()
        let place = try nights.callNumber("open", "/inbox/new2.html")
        try nights.rewind()
        let outcome = try inbox.run("two", ["--jobs", "1"], faults: "open:\(place):EMFILE")
        #expect(outcome.status == 74, "\(outcome.errors)")
        #expect(
            outcome.errors.contains("new2.html: cannot open it: too many open files"), "\(outcome.errors)")
        try nights.checkEnd("EMFILE on an input")
    }

    @Test func `too little free space ends a run before it writes`() throws {
        try nights.rewind()
        try inbox.limit("minimumFreeBytes", 1 << 50)
        let outcome = try inbox.run("two")
        #expect(outcome.status == 74)
        #expect(outcome.errors.contains("low disk space"))
        try inbox.limit("minimumFreeBytes", 0)
        #expect(try inbox.run("two").status == 0)
    }
}
