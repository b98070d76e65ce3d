internal import DateKit
internal import TextKit

/// What a document states beside the text of which a change is a revision: headline, date and authors.
///
/// Sections, pictures, tags and times of fetching change without the article.
package struct RecordStatement: Sendable, Equatable {
    /// Who speaks: an entry, a page, or both joined to one record, in the order of what they know.
    package enum Voice: UInt8, Sendable {
        case entry = 0
        case page = 1
        case joined = 2

        /// Whether what it states may take the place of what another has stated.
        func mayCorrect(_ other: Voice) -> Bool { self != .entry || other == .entry }
    }

    package var voice: Voice
    /// Hash of what it states.
    package var facts: UInt64
    /// Hash of what the page stated that something was joined to; of any other document its own.
    package var page: UInt64

    package init(voice: Voice, facts: UInt64, page: UInt64? = nil) {
        self.voice = voice
        self.facts = facts
        self.page = page ?? facts
    }

    /// What a document states, before anything is joined to it.
    init(of record: borrowing Record) {
        let isPage = record.kind != .feedEntry && !record.isRendering
        self.init(voice: isPage ? .page : .entry, facts: Self.facts(record))
    }

    /// What page and entry state together; nil where nothing is joined to it.
    static func joined(_ record: borrowing Record, to page: RecordStatement?) -> RecordStatement? {
        guard record.isJoined else { return nil }
        return RecordStatement(voice: .joined, facts: facts(record), page: page?.facts)
    }

    private static func facts(_ record: borrowing Record) -> UInt64 {
        let time = record.published.flatMap { Timestamp(rfc3339: $0) }
        let date = time.map { String($0.secondsSince1970 / 60) } ?? record.published ?? ""
        let parts = [withoutCounter(record.title ?? ""), date] + record.authors
        return XXH3.hash(Array(parts.joined(separator: "\n").utf8))
    }

    /// A headline without the number of its comments, which changes every night: "(12 comments)" at its end.
    private static func withoutCounter(_ title: String) -> String {
        guard let last = title.last, last == ")" || last == "]",
            let start = title.lastIndex(of: last == ")" ? "(" : "[")
        else { return title }
        let words = title[title.index(after: start)...].dropLast().split(separator: " ")
        let isCounter = words.count <= 2 && words.first?.allSatisfy { $0.isASCII && $0.isNumber } == true
        return isCounter ? title[..<start].split(separator: " ").joined(separator: " ") : title
    }

    init?(from reader: inout LittleEndianReader) {
        let (voice, facts): (UInt8, UInt64) = (reader.read(), reader.read())
        guard let voice = Voice(rawValue: voice) else { return nil }
        self.init(voice: voice, facts: facts)
    }

    static func write(_ statement: RecordStatement?, to writer: inout LittleEndianWriter) {
        writer.write(statement?.voice.rawValue ?? .max)
        writer.write(statement?.facts ?? 0)
    }
}
