import Foundation
import TestSupport
import Testing

@Suite struct RetentionTests {
    private let inbox: NightlyInbox

    init() throws {
        inbox = try NightlyInbox()
        for night in 0..<3 {
            try inbox.write("\(night).html", "Story number \(night)")
            try inbox.write(
                "same.html", "The changing story", extra: Self.remarks(night))
            _ = try inbox.run("night\(night)")
        }
    }

    /// A page that grows by a sentence a night.
    private static func remarks(_ night: Int) -> String {
        (0...night).map { "This is remark number \($0) of the mayor." }.joined(separator: " ")
    }

    private func command(_ arguments: [String]) throws -> Program.Outcome {
        try Program.run(
            arguments + [inbox.config, "--output", inbox.folder.file("set")], in: inbox.folder.path)
    }

    @Test func `compacting keeps the newest revision of each record, and later nights work as before`() throws
    {
        #expect(try (0..<3).map { try inbox.rows("night\($0)").count } == [2, 2, 2])
        let outcome = try command(["compact", "--run-id", "all"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("4 articles, 2 superseded"))
        #expect(try inbox.runs() == ["all"])
        #expect(try inbox.rows("all").map { $0["revision"] as? Int ?? -1 }.sorted() == [0, 0, 0, 2])
        #expect(try inbox.problems() == [])
        #expect(try inbox.run("next").output.hasPrefix("nothing new"))
        try inbox.write(
            "same.html", "The changing story", extra: Self.remarks(2) + " This is the last remark.")
        _ = try inbox.run("next")
        #expect(try inbox.rows("next").first?["revision"] as? Int == 3)
        #expect(try inbox.problems() == [])
    }

    @Test func `a damaged part is found before its run goes`() throws {
        try inbox.folder.write("set/articles/run=night1/part-00000.jsonl", "{}\n")
        let outcome = try command(["compact"])
        #expect(outcome.status == 65)
        #expect(try inbox.runs().count == 3)
    }

    @Test func `pruning removes the oldest runs, and their inputs are not read again`() throws {
        #expect(try command(["prune", "--keep", "1", "--run-id", "pruning"]).status == 0)
        #expect(try inbox.runs() == ["night2", "pruning"])
        #expect(try inbox.problems() == [])
        #expect(try inbox.run("next").output.hasPrefix("nothing new"))
    }

    @Test func `status shows the runs and the new inputs`() throws {
        try inbox.write("new.html", "A new story")
        let outcome = try command(["status", "--input", inbox.folder.file("inbox")])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("set: 3 runs"))
        #expect(outcome.output.contains("the next run reads 1: 1 new, 0 changed; 4 unchanged, 0 removed"))
    }

    @Test func `metrics show how the last run ended and when one last succeeded`() throws {
        let metrics = inbox.folder.file("run.prom")
        try inbox.write("new.html", "A new story")
        #expect(try inbox.run("four", ["--metrics-file", metrics]).status == 0)
        let good = try inbox.folder.read("run.prom")
        #expect(good.contains("copydesk_last_run_success 1\n"))
        #expect(good.contains("copydesk_last_run_documents{outcome=\"article\"} 1\n"))
        try FileManager.default.removeItem(atPath: inbox.folder.file("inbox"))
        #expect(try inbox.run("five", ["--metrics-file", metrics]).status == 66)
        let bad = try inbox.folder.read("run.prom")
        #expect(bad.contains("copydesk_last_run_exit_code 66\n"))
        let success = good.split(separator: "\n").first { $0.hasPrefix("copydesk_last_success") } ?? ""
        #expect(bad.contains(success))
    }
}
