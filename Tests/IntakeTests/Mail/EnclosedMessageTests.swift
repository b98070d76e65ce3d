import Intake
import PipelineKit
import Testing
import TextKit

/// Messages within messages, and what programs write before and behind one.
@Suite struct EnclosedMessageTests {
    private static func inner(_ name: String, id: Bool = true) -> String {
        "From: \(name)@m.example\nSubject: About \(name)\n" + (id ? "Message-ID: <\(name)@m.example>\n" : "")
            + "\nThe words of \(name).\n"
    }

    private static func outer(_ type: String, _ parts: [String]) -> String {
        "From: list@m.example\nSubject: List\nMessage-ID: <list@m.example>\nMIME-Version: 1.0\n"
            + "Content-Type: \(type); boundary=\"b\"\n\n" + parts.map { "--b\n\($0)\n" }.joined() + "--b--\n"
    }

    private static let typed = "Content-Type: message/rfc822\n\n"

    private func open(_ text: String, _ name: String = "a.eml") -> ContainerTests.Opened {
        ContainerTests.open(Array(text.utf8), name)
    }

    @Test(arguments: [
        ("digest, no types", outer("multipart/digest", ["\n" + inner("one"), "\n" + inner("two")])),
        ("digest, typed", outer("multipart/digest", [typed + inner("one"), typed + inner("two")])),
        ("digest, no blank line", outer("multipart/digest", [inner("one"), inner("two")])),
        ("mixed", outer("multipart/mixed", [typed + inner("one"), typed + inner("two")])),
        (
            "attached, no text beside them",
            outer(
                "multipart/mixed",
                [typed, typed].map { "Content-Disposition: attachment\n" + $0 }.enumerated().map {
                    $1 + inner($0 == 0 ? "one" : "two")
                })
        ),
    ])
    func `each message of a digest is a document`(name: String, text: String) {
        let opened = open(text)
        #expect(opened.titles == ["About one", "About two"], Comment(rawValue: name))
        #expect(opened.texts.map { $0.prefix(12) } == ["The words of", "The words of"])
        #expect(opened.members == ["one@m.example", "two@m.example"])
        #expect(opened.codes == [])
        #expect(Set(opened.records.map(\.input.sha256)).count == 2)
    }

    @Test func `a message without an id is named behind the one that carries it`() {
        let opened = open(
            Self.outer(
                "multipart/digest",
                [Self.typed + Self.inner("one", id: false), Self.typed + Self.inner("two")]))
        #expect(opened.members == ["list@m.example/message-0", "two@m.example"])
    }

    @Test func `the contents of a list's digest are a list, and the digest's messages are documents`() {
        let digest =
            "Content-Type: multipart/digest; boundary=\"d\"\n\n--d\n\n\(Self.inner("one"))\n--d\n\n\(Self.inner("two"))\n--d--"
        let opened = open(
            Self.outer(
                "multipart/mixed",
                [
                    "Content-Type: text/plain\n\nToday's topics:\n  1. About one", digest,
                    "Content-Type: text/plain\n\nEnd of the digest",
                ]))
        #expect(opened.titles == ["About one", "About two"])
        #expect(opened.codes == ["list_only"])
    }

    @Test func `what is forwarded or returned beside a text is counted`() {
        let text = "Content-Type: text/plain\n\nSee below."
        let attached = "Content-Disposition: attachment\n" + Self.typed + Self.inner("one")
        let forwarded = open(Self.outer("multipart/mixed", [text, attached]))
        #expect(forwarded.texts == ["See below.\n"])
        #expect(forwarded.codes == ["part:message"])
        let returned = open(Self.outer("multipart/report", [text, Self.typed + Self.inner("one")]))
        #expect(returned.texts == ["See below.\n"])
        #expect(returned.codes == ["part:message"])
    }

    @Test func `a message inline beside a text is a document as well`() {
        let text = "Content-Type: text/plain\n\nSee below."
        #expect(
            open(Self.outer("multipart/mixed", [text, Self.typed + Self.inner("one")])).titles
                == ["List", "About one"])
    }

    @Test func `digests of digests end somewhere, and are told`() {
        var message = Self.inner("one")
        for level in 0..<6 {
            let boundary = "level\(level)"
            message = Self.outer("multipart/digest", [Self.typed + message])
                .replacing("\"b\"", with: "\"\(boundary)\"").replacing("--b\n", with: "--\(boundary)\n")
                .replacing("--b--", with: "--\(boundary)--")
        }
        #expect(open(message).codes == ["part:message"])
    }

    @Test func `a carried message without a text costs no other`() {
        let empty = Self.typed + "From: a@m.example\nSubject: s\nContent-Type: image/png\n\nx\n"
        let opened = open(Self.outer("multipart/digest", [empty, Self.typed + Self.inner("two")]))
        #expect(opened.titles == ["About two"])
        #expect(opened.codes == ["unreadable_format"])
    }

    // MARK: Before and behind a message

    private static let list = "<?xml version=\"1.0\"?><plist><dict><key>flags</key></dict></plist>\n"
    private static let single = "From: a@m.example\nSubject: Ferry\nMessage-ID: <m@m.example>\n\nIt sailed.\n"

    @Test func `a message of Apple Mail ends where its count says`() {
        let opened = open("\(Self.single.utf8.count)      \n\(Self.single)\(Self.list)", "1.emlx")
        #expect(opened.texts == ["It sailed.\n"])
        #expect(opened.titles == ["Ferry"])
        #expect(opened.records.first?.warnings == [])
    }

    @Test func `one that is cut off says so`() {
        let opened = open("900\n\(Self.single)", "1.partial.emlx")
        #expect(opened.texts == ["It sailed.\n"])
        #expect(opened.records.first?.warnings == ["truncated_input"])
    }

    @Test(arguments: ["\u{FEFF}", "\r\n", "\u{FEFF}\n\n"])
    func `a mark or blank lines before a message or a mailbox are no part of it`(start: String) {
        #expect(open(start + Self.single).titles == ["Ferry"])
        let mailbox = "From a@m.example Tue May 12 09:30:00 2026\n" + Self.single + "\n"
        #expect(open(start + mailbox + mailbox, "a.mbox").titles == ["Ferry", "Ferry"])
    }

    @Test func `a header of many kilobytes is a header`() {
        let hops = (0..<60).map {
            "Received: from h\($0).example by m.example;\n\t\(String(repeating: "x", count: 120))\n"
        }
        #expect(open(hops.joined() + Self.single, "a").titles == ["Ferry"])
    }

    @Test(arguments: [
        "2026\nThe ferry sailed: it came back.\n", "From the pier\nthe ferry sailed.\n",
        "From: the pier\n\nSubject to weather the ferry sails.\n",
    ])
    func `a text that begins like a message is a text`(text: String) {
        #expect(open(text, "a.txt").records.map(\.kind) == [.textDump])
    }

    @Test func `a message of Outlook is named`() throws {
        let name: [UInt8] = "__properties_version1.0".utf8.flatMap { [$0, UInt8(0)] }
        let bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 1020) + name
        let refusal = #expect(throws: SourceRefusal.self) { try FormatSniffer.format(of: bytes) }
        #expect(refusal?.code == .binaryInput)
        #expect(refusal?.message.contains(".msg") == true)
        let office = #expect(throws: SourceRefusal.self) {
            try FormatSniffer.format(of: Array(bytes.prefix(600)))
        }
        #expect(office?.message == "the file is an Office document")
    }

    @Test func `the mark of UTF-8 has three bytes`() {
        let marked: [UInt8] = [0xEF, 0xBB, 0xBF, 0x61]
        #expect(ByteOrderMark.length(marked) == 3)
        #expect(ByteOrderMark.length(marked.span) == 3)
        #expect(ByteOrderMark.length([0xEF, 0xBB]) == 0)
        #expect(ByteOrderMark.removed(marked[...]) == [0x61])
    }
}
