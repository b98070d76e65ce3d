import Intake
import PipelineKit
import Testing

@Suite struct MailTests {
    private static let newsletter = """
        Message-ID: <n1@harbour.example>
        From: =?utf-8?Q?Harbour_Courier_=E2=80=93_Daily?= <daily@harbour.example>
        Subject: =?utf-8?B?RsOkaHJl?= =?utf-8?Q?_f=C3=A4hrt?=
        Date: Sun, 01 Mar 2026 09:00:00 +0100
        MIME-Version: 1.0
        Content-Type: multipart/alternative;
         boundary="b1"

        preamble
        --b1
        Content-Type: text/plain; charset=utf-8

        Plain.
        --b1
        Content-Type: text/html; charset=iso-8859-1
        Content-Transfer-Encoding: quoted-printable

        <p>The f=E4hre left at da=
        wn.</p>
        --b1--
        epilogue

        """

    private func check(_ record: Record?) {
        #expect(record?.title == "Fähre fährt")
        #expect(record?.source == "Harbour Courier – Daily")
        #expect(record?.published == "2026-03-01T09:00:00+01:00")
        #expect(record?.input.member == "n1@harbour.example")
        #expect(record?.kind == .mail)
    }

    @Test func `a newsletter's markup is read and decoded`() {
        let opened = ContainerTests.open(Array(Self.newsletter.utf8), "a.eml")
        check(opened.records.first)
        #expect(opened.texts.first?.contains("<p>The fähre left at dawn.</p>") == true)
    }

    @Test(arguments: [
        "", "<img src=\"https://count.example/1.gif\" width=1 height=1>", "<html><body>&nbsp;</body></html>",
    ])
    func `markup without a word gives way to the plain text`(markup: String) {
        let text = """
            From: a@b.example
            Subject: s
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=x

            --x
            Content-Type: text/plain; charset=utf-8

            The ferry leaves at dawn.
            --x
            Content-Type: text/html; charset=utf-8

            \(markup)
            --x--

            """
        #expect(
            ContainerTests.open(Array(text.utf8), "a.eml").texts.first?.hasPrefix("The ferry leaves") == true)
    }

    @Test func `a mailbox is cut into its messages`() {
        let mailbox = "From a@b Sun Mar  1 09:00:00 2026\n\(Self.newsletter)\n"
        let opened = ContainerTests.open(Array((mailbox + mailbox).utf8), "a.mbox")
        #expect(opened.records.count == 2)
        check(opened.records.last)
    }

    @Test func `base64 is decoded, attachments are skipped, and the nesting of parts is limited`() {
        let text = """
            From: a@b.example
            Subject: s
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=x

            --x
            Content-Type: text/html
            Content-Disposition: attachment; filename=a.html

            <p>attached</p>
            --x
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            SGVsbG8gd8O2cmxk
            --x--

            """
        #expect(ContainerTests.open(Array(text.utf8), "a").texts == ["Hello wörld"])
        var deep = "Content-Type: text/plain\n\ndeep\n"
        for level in 0..<20 {
            deep =
                "Content-Type: multipart/mixed; boundary=l\(level)\n\n--l\(level)\n\(deep)\n--l\(level)--\n"
        }
        let nested = "From: a@b.example\nSubject: s\nMIME-Version: 1.0\n" + deep
        #expect(ContainerTests.open(Array(nested.utf8), "a").codes == ["unreadable_format"])
    }
}
