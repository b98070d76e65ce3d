import Intake
import PipelineKit
import Testing

/// A mark of UTF-16 before text in UTF-8, as programs leave it that convert a text but not its first bytes.
@Suite struct WrongMarkTests {
    private static let numbers = 0..<3
    private static func each(_ one: (Int) -> String) -> String { numbers.map(one).joined() }
    private static func json(_ number: Int) -> String {
        "{\"title\":\"T\(number)\",\"url\":\"https://m.example/\(number)\",\"text\":\"Ferry \(number) left Malmö.\"}"
    }

    static let inputs: [(name: String, text: String)] = [
        ("a.jsonl", each { json($0) + "\n" }),
        ("a.json", "[" + numbers.map(json).joined(separator: ",") + "]"),
        ("a.csv", "title,url,text\n" + each { "T\($0),https://m.example/\($0),Ferry \($0) left Malmö.\n" }),
        (
            "a.xml",
            "<mediawiki>"
                + each {
                    "<page><title>T\($0)</title><ns>0</ns><id>\($0 + 1)</id><revision><text>Ferry \($0) left Malmö.</text></revision></page>"
                } + "</mediawiki>"
        ),
        (
            "a.rss",
            "<rss version='2.0'><channel><title>L</title>"
                + each {
                    "<item><title>T\($0)</title><link>https://m.example/\($0)</link><description>Ferry \($0) left Malmö.</description></item>"
                } + "</channel></rss>"
        ),
    ]

    @Test(arguments: [[0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]], inputs.indices)
    func `a wrong mark loses nothing`(mark: [UInt8], index: Int) {
        let (name, text) = Self.inputs[index]
        let (plain, marked) = (
            ContainerTests.open(Array(text.utf8), name), ContainerTests.open(mark + Array(text.utf8), name)
        )
        #expect(!plain.records.isEmpty, "\(name)")
        #expect(marked.titles == plain.titles && marked.codes == plain.codes, "\(name)")
        #expect(marked.records.map(\.kind) == plain.records.map(\.kind), "\(name)")
    }

    @Test(arguments: ["a.jsonl", "a.csv"])
    func `a right mark is still believed`(name: String) throws {
        let text = try #require(Self.inputs.first { $0.name == name }).text
        let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(ContainerTests.open(wide, name).titles == ["T0", "T1", "T2"])
    }
}
