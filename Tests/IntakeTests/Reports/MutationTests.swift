import Foundation
import Intake
import PipelineKit
import TestSupport
import Testing

/// Inputs of all forms that something has happened to: cut, with zeros, marks and line ends where none belong, glued, misnamed.
@Suite struct MutationTests {
    private static func json(_ number: Int) -> String {
        "{\"title\":\"T\(number)\",\"url\":\"https://m.example/\(number)\",\"text\":\"Ferry \(number) left at dawn.\"}"
    }
    private static func mail(_ number: Int) -> String {
        "From a@m.example Mon Jan  6 10:00:0\(number) 2025\nFrom: a@m.example\nSubject: T\(number)\nMessage-ID: <\(number)@m.example>\n\nFerry \(number) left at dawn.\n\n"
    }
    private static func warc(_ number: Int) -> String {
        let body =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>T\(number)</title><p>Ferry \(number) left at dawn."
        return
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://m.example/\(number)\r\nWARC-Date: 2025-01-06T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:\(number)>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)\r\n\r\n"
    }
    private static func each(_ one: (Int) -> String) -> String { (0..<8).map(one).joined() }

    private static let texts: [(name: String, text: String)] = [
        ("a.jsonl", each { json($0) + "\n" }),
        ("a.json", "[" + (0..<8).map(json).joined(separator: ",") + "]"),
        (
            "a.csv",
            "title,url,text\n" + each { "T\($0),https://m.example/\($0),\"Ferry \($0) left at dawn.\"\n" }
        ),
        ("a.mbox", each(mail)), ("a.warc", each(warc)),
        (
            "a.rss",
            "<rss version='2.0'><channel><title>L</title>"
                + each {
                    "<item><title>T\($0)</title><link>https://m.example/\($0)</link><description>Ferry \($0) left at dawn.</description></item>"
                } + "</channel></rss>"
        ),
        ("a.html", "<!DOCTYPE html><title>T0</title><p>Ferry 0 left at dawn."),
        (
            "a.mhtml",
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b; type=\"text/html\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: https://m.example/0\r\n\r\n<title>T0</title><p>Ferry 0 left at dawn.\r\n--b--\r\n"
        ),
        (
            "a.xml",
            "<mediawiki><page><title>T0</title><ns>0</ns><revision><text>Ferry 0 left at dawn.</text></revision></page></mediawiki>"
        ),
    ]

    private static let inputs: [(name: String, bytes: [UInt8])] =
        texts.map { ($0.name, Array($0.text.utf8)) }
        + ["pages.tar", "pages.tar.gz", "pages.zip", "page.html.gz"].compactMap { name in
            (try? ContainerTests.fixture(name)).map { (name, $0) }
        }

    private static func mutated(_ bytes: [UInt8], by numbers: inout SeededGenerator) -> [UInt8] {
        let place = Int.random(in: 1..<bytes.count, using: &numbers)
        let (before, behind) = (bytes[..<place], bytes[place...])
        switch Int.random(in: 0..<6, using: &numbers) {
        case 0: return Array(before)
        case 1: return before + Array(repeating: 0, count: Int.random(in: 1...600, using: &numbers)) + behind
        case 2: return before + [0xEF, 0xBB, 0xBF] + behind
        case 3: return bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
        case 4: return bytes + inputs[Int.random(in: 0..<inputs.count, using: &numbers)].bytes
        default: return [0xFF, 0xFE] + bytes
        }
    }

    @Test(arguments: 0..<13)
    func `whatever happens to an input, nothing crashes, and it is read the same way twice`(index: Int) throws
    {
        let input = try #require(Self.inputs.indices.contains(index) ? Self.inputs[index] : nil)
        var numbers = SeededGenerator(seed: UInt64(index))
        for turn in 0..<60 {
            let name = turn % 4 == 3 ? Self.inputs[turn % Self.inputs.count].name : input.name
            let bytes = Self.mutated(input.bytes, by: &numbers)
            let (first, again) = (ContainerTests.open(bytes, name), ContainerTests.open(bytes, name))
            #expect(first.texts == again.texts && first.codes == again.codes, "\(input.name) as \(name)")
        }
    }

    @Test(arguments: 0..<5)
    func `rows, messages and records before a cut are kept, and the cut one is told or marked`(index: Int) {
        let input = Self.inputs[index]
        let ends = (0..<8).map { number in
            Self.texts[index].text.range(of: "Ferry \(number) left at dawn.").map {
                Self.texts[index].text[..<$0.upperBound].utf8.count
            } ?? 0
        }
        var numbers = SeededGenerator(seed: UInt64(100 + index))
        for _ in 0..<60 {
            let place = Int.random(in: ends[0]..<input.bytes.count, using: &numbers)
            // What ends behind the text of one: a quote, a brace, a line.
            let whole = ends.filter { $0 + 6 <= place }.count
            let opened = ContainerTests.open(Array(input.bytes[..<place]), input.name)
            let kept = (0..<whole).filter { number in
                opened.texts.contains { $0.contains("Ferry \(number) left at dawn.") }
            }
            #expect(kept.count == whole, "\(input.name) cut at \(place)")
        }
    }
}
