import Intake
import JSON
import PipelineKit
import Testing

@Suite struct FetchTimeTests {
    private static let page = "<html><head><title>T</title></head><body><p>x</p></body></html>"

    private func records(
        _ bytes: [UInt8], _ path: String, fetchedAt: String? = nil
    ) throws -> [Record] {
        var item = LoadedItem(input: InputReference(path: path, sha256: "whole"), bytes: bytes)
        item.fetchedAt = fetchedAt
        var records: [Record] = []
        try DocumentOpener().open(item) {
            records.append($0.record)
        } fault: { _ in
        }
        return records
    }

    private func fetched(_ text: String, _ path: String, fetchedAt: String? = nil) throws -> String? {
        let record = try #require(try records(Array(text.utf8), path, fetchedAt: fetchedAt).first)
        if let fetched = record.fetched {
            let field = try #require(RecordSchema.columns.first { $0.name == "fetched" }).field
            #expect(field.fault(in: .string(fetched)) == nil)
        }
        return record.fetched
    }

    @Test(arguments: [
        ("2026-06-03T22:10:00Z", "2026-06-03T22:10:00Z"),
        ("2026-06-03T22:10:00.960Z", "2026-06-03T22:10:00Z"),
        ("2026-06-03T22:10:00.000000002Z", "2026-06-03T22:10:00Z"),
        ("2026-06-03T22:10:00.5+02:00", "2026-06-03T22:10:00+02:00"),
        ("2026-06-03t22:10:00z", "2026-06-03T22:10:00Z"),
        ("2026-06-03T22:10:00-0400", "2026-06-03T22:10:00-04:00"),
        ("2026-06-03 22:10:00", "2026-06-03T22:10:00"), ("2026-06-03 22:10:00.123456", "2026-06-03T22:10:00"),
        ("2026-06-03", "2026-06-03"), ("20260603221000", "2026-06-03T22:10:00"),
        ("Wed, 03 Jun 2026 22:10:00 GMT", "2026-06-03T22:10:00Z"), ("1780524600", "2026-06-03T22:10:00Z"),
        ("1780524600000", "2026-06-03T22:10:00Z"), (" 2026-06-03T22:10:00Z\n", "2026-06-03T22:10:00Z"),
        // Neither a day nor a time, two days, no day of any calendar, a clock that was never set.
        ("2026", nil), ("2026-06", nil), ("03/06/2026", nil), ("2026-02-31T10:00:00Z", nil), ("0", nil),
        ("", nil),
        ("1970-01-01T00:00:00Z", nil), ("yesterday", nil), ("20261303221000", nil), ("20260603251000", nil),
        ("2026-06-03T22:10:00+99:00", nil), ("null", nil),
    ])
    func `a time of fetching is written as RFC 3339, and what is none is left out`(
        stated: String, expected: String?
    ) throws {
        #expect(try fetched(Self.page, "a.html", fetchedAt: stated) == expected)
    }

    @Test(arguments: [
        ("a.html", page),
        ("a.xml", "<rss><channel><item><title>T</title><description>x</description></item></channel></rss>"),
        ("a.json", #"{"text":"One.","title":"T"}"#), ("a.txt", "Some text\n\nof a dump.\n"),
        ("a.eml", "From: a@b.example\nSubject: s\nMIME-Version: 1.0\n\nText.\n"),
        ("a", #"{"uri":"u","headline":"H","body_text":"T"}"#),
    ])
    func `whatever a file is, the time of its side-car is the record's, and without one there is none`(
        path: String, text: String
    ) throws {
        #expect(try fetched(text, path, fetchedAt: "2026-06-03T22:10:00.1Z") == "2026-06-03T22:10:00Z")
        #expect(try fetched(text, path) == nil)
    }

    @Test(arguments: [
        (#""date_download":"2026-06-03 22:10:00""#, "2026-06-03T22:10:00"),
        (#""filedate":"2026-06-03""#, "2026-06-03"),
        (#""fetched_at":"2026-06-03T22:10:00.5Z""#, "2026-06-03T22:10:00Z"),
        (#""crawled_at":1780524600"#, "2026-06-03T22:10:00Z"),
        (#""filedate":"03/06/2026""#, nil), (#""date":"2026-06-03""#, nil),
        (#""timestamp":"2026-06-03""#, nil),
    ])
    func `a row's own date of download is the record's`(member: String, expected: String?) throws {
        let row = "{\"text\":\"One.\",\"title\":\"T\",\(member)}"
        #expect(try fetched(row, "a.json") == expected)
        #expect(try fetched("\(row)\n\(row)\n", "a.jsonl") == expected)
    }

    @Test(arguments: [
        ("WARC/1.1", "2026-06-03T22:10:00.123456789Z", "2026-06-03T22:10:00Z"),
        ("WARC/1.0", "2026-06-03T22:10:00Z", "2026-06-03T22:10:00Z"),
        ("WARC/1.1", "2026-06-03", "2026-06-03"), ("WARC/1.1", "2026-06", nil), ("WARC/1.0", "soon", nil),
    ])
    func `a record of an archive has the record's date`(version: String, date: String, expected: String?)
        throws
    {
        let response =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nDate: Mon, 01 Jan 2001 00:00:00 GMT\r\n\r\n\(Self.page)"
        let archive =
            "\(version)\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: \(date)\r\n"
            + "WARC-Target-URI: https://coast.example/a\r\nContent-Type: application/http;msgtype=response\r\n"
            + "Content-Length: \(response.utf8.count)\r\n\r\n\(response)\r\n\r\n"
        #expect(try fetched(archive, "a.warc") == expected)
    }

    @Test(arguments: [
        (
            "<!--\n Page saved with SingleFile \n url: https://coast.example/a \n"
                + " saved date: Wed Jun 03 2026 22:10:00 GMT+0200 (Central European Summer Time)\n-->",
            "", "2026-06-03T22:10:00+02:00"
        ),
        (
            "<!--\n Page saved with SingleFile \n saved date: Thu Apr 06 2023 20:55:06 GMT-0400 (Eastern Daylight Time)\n-->",
            "",
            "2023-04-06T20:55:06-04:00"
        ),
        (
            "<!-- Mirrored from coast.example/a.html by HTTrack Website Copier/3.x [XR&CO'2014], Wed, 03 Jun 2026 22:10:00 GMT -->",
            "", "2026-06-03T22:10:00Z"
        ),
        (
            "",
            "<!--\n     FILE ARCHIVED ON 22:10:00 Jun 03, 2026 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 10:00:00 Jul 01, 2026.\n-->",
            "2026-06-03T22:10:00"
        ),
        ("<!-- saved from url=(0023)https://coast.example/a -->", "", nil),
        ("<!-- published 2026-06-03 -->", "", nil), ("<!-- Mirrored from 2026-06-03 -->", "", nil),
        ("<!-- Page saved with SingleFile", "", nil), ("<!---->", "FILE ARCHIVED ON", nil),
        ("<p>Page saved with SingleFile saved date: Wed Jun 03 2026 22:10:00 GMT</p>", "", nil),
    ])
    func `a saved page has the time that the program which saved it has left`(
        head: String, tail: String, expected: String?
    ) throws {
        let page =
            "<!DOCTYPE html> <html lang=\"en\">\(head)<head><title>T</title></head><body><p>x</p></body></html>\(tail)"
        #expect(try fetched(page, "a.html") == expected)
        #expect(try fetched(page, "a.html", fetchedAt: "2026-07-01") == "2026-07-01")
    }

    @Test(arguments: [
        ("Date: Wed, 3 Jun 2026 22:10:00 -0000\r\n", "2026-06-03T22:10:00Z"),
        ("Date: Wed, 3 Jun 2026 22:10:00 +0200\r\n", "2026-06-03T22:10:00+02:00"), ("", nil),
        ("Date: now\r\n", nil),
    ])
    func `a page in a message has the message's date, and a newsletter has none`(
        date: String, expected: String?
    ) throws {
        let saved =
            "From: <Saved by Blink>\r\nSubject: s\r\nSnapshot-Content-Location: https://coast.example/a\r\n\(date)MIME-Version: 1.0\r\n"
            + "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n"
            + "Content-Location: https://coast.example/a\r\n\r\n\(Self.page)\r\n--b--\r\n"
        #expect(try fetched(saved, "a.mhtml") == expected)
        let letter = "From: a@b.example\r\nSubject: s\r\n\(date)MIME-Version: 1.0\r\n\r\nText.\r\n"
        #expect(try fetched(letter, "a.eml") == nil)
    }
}
