import Intake
import PipelineKit
import Testing

/// What users have reported of digests of mailing lists, and of boundaries within boundaries, with mail of our own.
@Suite struct DigestReportTests {
    private static let head =
        "From: list-request@l.example\nSubject: List Digest, Vol 5, Issue 2\nMessage-ID: <d@l.example>\nMIME-Version: 1.0\n"

    private static func message(_ name: String, _ fields: String = "") -> String {
        "\(fields)Date: Tue, 12 May 2026 08:00:00 +0000\nFrom: \(name) <m@l.example>\nSubject: On \(name)\nMessage-ID: <\(name)@l.example>\n\n\(name) left at dawn.\n\n-- \n\(name)\n"
    }

    private static func digest(
        _ messages: [String], first: Int = 70, between: Int = 30,
        end: String = "End of List Digest, Vol 5, Issue 2"
    ) -> String {
        let rulers = [String(repeating: "-", count: first), String(repeating: "-", count: between)]
        let parts = messages.joined(separator: "\n\(rulers[1])\n\n")
        return
            "Send submissions to list@l.example\n\nToday's Topics:\n\n   1. On A\n\n\(rulers[0])\n\n\(parts)\n\(rulers[1])\n\n\(end)\n***********\n"
    }

    private static let two = [message("A"), message("B")]

    @Test(arguments: [
        ("fedora-infra/fmn#92 (RFC 1153)", digest(two)),
        ("a program's own fields", digest([message("A", "Message: 1\n"), message("B", "Message: 2\n")])),
        ("other numbers of hyphens", digest(two, first: 60, between: 40)),
        ("a list in another language", digest(two, end: "Ende der Nachrichtensammlung")),
        ("no blank line behind the hyphens", digest(two).replacing("-\n\nDate", with: "-\nDate")),
        ("carriage returns", digest(two).replacing("\n", with: "\r\n")),
    ])
    func `each message of a plain digest is a document`(thread: String, text: String) {
        let files = [
            ("a.eml", Self.textHead + "\n" + text), ("a.txt", text),
            ("a.mbox", "From x@y Tue May 12 08:00:00 2026\n" + Self.textHead + "\n" + text),
        ]
        for (name, file) in files {
            let opened = ContainerTests.open(Array(file.utf8), name)
            #expect(opened.titles == ["On A", "On B"], Comment(rawValue: "\(thread) \(name)"))
            #expect(opened.records.map(\.guid) == ["A@l.example", "B@l.example"])
            #expect(opened.records.map(\.source) == ["A", "B"])
            #expect(opened.texts.allSatisfy { $0.contains("left at dawn") && !$0.contains("End of List") })
            #expect(opened.codes == ["list_only"], Comment(rawValue: "\(thread) \(name)"))
        }
    }

    private static let textHead = head + "Content-Type: text/plain; charset=utf-8\n"

    @Test func `a digest of one message is one, and a line of hyphens within a message parts nothing`() {
        let ruled = "\(Self.message("A"))\(String(repeating: "-", count: 30))\n\nA table stands here.\n"
        let opened = ContainerTests.open(Array((Self.textHead + "\n" + Self.digest([ruled])).utf8), "a.eml")
        #expect(opened.titles == ["On A"])
        #expect(opened.texts.first?.contains("A table stands here.") == true)
    }

    @Test func `a letter that quotes messages behind hyphens stays one`() {
        let ruler = String(repeating: "-", count: 24)
        let text =
            "From: C <c@l.example>\nSubject: Look\nMessage-ID: <c@l.example>\n\nSee what they wrote.\n\n\(ruler)\n\n\(Self.message("A"))\n\(ruler)\n\n\(Self.message("B"))"
        let opened = ContainerTests.open(Array(text.utf8), "a.eml")
        #expect(opened.titles == ["Look"])
        #expect(opened.codes == [])
    }

    // MARK: Parts

    private static func mime(_ outer: String, _ inner: String, stated: String? = nil) -> String {
        """
        \(head)Content-Type: multipart/mixed; boundary="\(outer)"

        --\(outer)
        Content-Type: text/plain

        Masthead

        --\(outer)
        Content-Type: multipart/digest; boundary="\(stated ?? inner)"

        --\(inner)
        Content-Type: message/rfc822

        \(message("A"))
        --\(inner)

        \(message("B"))
        --\(inner)--

        --\(outer)--

        """
    }

    @Test(arguments: [
        ("staktrace/mailparse#92 (a part without a type)", mime("==A", "==B")),
        (
            "thunderbird/thunderbird-android#1836",
            mime("==A", "==B").replacing("Content-Type: message/rfc822\n", with: "")
        ),
        ("mikel/mail#379 (one boundary begins the other)", mime("foo", "foo_bar")),
        ("golang/go#10616", mime("----=_NextPart_4c2f", "----=_NextPart_4c2f_alt")),
        ("golang/go#46042", mime("foo", "foo-sub")), ("staktrace/mailparse#100", mime("part", "--part")),
        ("zbateson/mail-mime-parser#266 (a blank at its end)", mime("==A", "==B", stated: "==B ")),
        ("zbateson/mail-mime-parser#28", mime("a", "b").replacing("--b\n", with: "--b  \t\n")),
    ])
    func `each message of a digest in parts is a document`(thread: String, text: String) {
        for text in [text, text.replacing("\n", with: "\r\n")] {
            let opened = ContainerTests.open(Array(text.utf8), "a.eml")
            #expect(opened.titles == ["On A", "On B"], Comment(rawValue: thread))
            #expect(opened.codes == ["list_only"], Comment(rawValue: "\(thread) \(opened.codes)"))
        }
    }
}
