import Foundation
import TestSupport
import Testing

/// The editors' loop: review writes blocks to mark, learn turns the marks into packs.
@Suite struct MarksCommandTests {
    private static func page(_ number: Int) -> String {
        """
        <!DOCTYPE html><html lang="en"><head><title>Ferry \(number) is late</title>
        <link rel="canonical" href="https://harbour.example/news/\(number)"></head><body><article>
        <h1>Ferry \(number) is late</h1>
        <p class="copy">Ferry \(number) left the old pier at six with \(number + 40) passengers and two lorries on board.</p>
        <p class="copy">Its captain told the harbour office that the wind had turned in night \(number) of the storm.</p>
        <p class="zusatz">In village \(number) above the bay the school opened again after three weeks of repairs.</p>
        <p class="copy">Nobody was hurt, the office said, and crossing \(number + 1) is planned for Thursday morning.</p>
        </article></body></html>
        """
    }

    private static let config = """
        {"version":1,"resources":"\(Checkout.data)","source":{"source":"directory","options":{"path":"in"}},
         "stages":[{"stage":"fetch"},{"stage":"clean-html"},{"stage":"strip-boilerplate"PACKS},{"stage":"dedupe"}],
         "sinks":[{"sink":"jsonl"}],"output":"set"}
        """

    private func folder() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        for number in 0..<8 { try folder.write("in/\(number).html", Self.page(number)) }
        try folder.write("pipeline.json", Self.config.replacingOccurrences(of: "PACKS", with: ""))
        return folder
    }

    /// Puts marks before the rows of a file of review.
    private func marked(_ table: String) -> String {
        table.replacingOccurrences(of: "\r\n", with: "\n").split(separator: "\n").map { row in
            guard row.hasPrefix(#""","#) else { return String(row) }
            return (row.contains("zusatz\"") ? #""remove","# : #""keep","#) + row.dropFirst(3)
        }.joined(separator: "\n")
    }

    @Test func `marks of one site's pages become a pack that its next run obeys`() throws {
        let folder = try folder()
        let review = try Program.run(["review", "--output", "marks.csv"], in: folder.path)
        #expect(review.status == 0, "\(review.errors)")
        try folder.write("marks.csv", marked(try folder.read("marks.csv")))
        let learn = try Program.run(["learn", "marks.csv", "--data", Checkout.data], in: folder.path)
        #expect(learn.status == 0, "\(learn.errors)")
        #expect(
            learn.output
                == #"{"sources":[{"source":"harbour.example","packs":["rules/harbour.example.json"]}]}"#
                + "\n")
        let options = learn.output.trimmingCharacters(in: .whitespacesAndNewlines)
        try folder.write(
            "pipeline.json", Self.config.replacingOccurrences(of: "PACKS", with: ",\"options\":\(options)"))
        let inspect = try Program.run(
            ["inspect", "in/3.html", "--config", "pipeline.json"], in: folder.path)
        let lines = inspect.output.split(separator: "\n").map(String.init)
        #expect(lines.contains { $0.hasPrefix("- drop") && $0.contains("In village 3") }, "\(inspect.output)")
        #expect(lines.filter { $0.hasPrefix("  keep") }.count == 3, "\(inspect.output)")
    }

    @Test(arguments: [
        (
            #"{"mark":"remov","text":"A","source":"a.example","path":"p"}"#,
            "line 1: column 'mark': 'remov' is no mark; expected keep or remove; did you mean 'remove'?"
        ),
        (#"{"mark":"keep","text":"A","source":"a.example"}"#, "line 1: column 'path': is empty"),
        ("{\"mark\":\"keep\"\n", "line 1: column 15"),
        (
            "marks,text,source,path\nkeep,A,a.example,p\n",
            "line 1: has no column 'mark'; did you mean 'marks'?"
        ),
        ("mark;text;source;path\n\nkeep;A;a.example;p;q\n", "line 3: has 5 cells for 4 columns"),
        ("mark,text,source,path\nkeep,\"A,a.example,p\n", "line 2: a quote is not closed"),
        ("mark,text,source,path\n,A,a.example,p\n", "has no marks"),
        ("", "has no rows"),
    ])
    func `a file that holds no marks is refused with its place`(content: String, message: String) throws {
        let folder = try ScratchFolder()
        try folder.write("marks", content)
        let outcome = try Program.run(["learn", "marks", "--data", Checkout.data], in: folder.path)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }
}
