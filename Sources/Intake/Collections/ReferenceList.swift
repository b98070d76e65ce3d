internal import DateKit
internal import PipelineKit
internal import TextKit

/// References in RIS, as libraries and databases of newspapers export them: `TY  - NEWS` begins one, `ER  -` ends it.
///
/// The text of one is its abstract; databases put whole articles there too.
struct ReferenceList {
    struct Reference {
        fileprivate(set) var fields: [(tag: String, value: String)] = []

        private func first(_ tags: String...) -> String? {
            tags.lazy.compactMap { tag in fields.first { $0.tag == tag && !$0.value.isEmpty }?.value }.first
        }

        /// The longest of what may hold it.
        private var text: String? {
            fields.filter { ["AB", "N2", "N1"].contains($0.tag) && !$0.value.isEmpty }.map(\.value)
                .max { $0.utf8.count < $1.utf8.count }
        }

        /// Nil without a text.
        func document(_ item: LoadedItem, index: Int) -> Document? {
            guard let text else { return nil }
            var input = item.input
            input.member = input.memberName("reference-\(index)")
            var record = Record(kind: .textDump, input: input)
            record.title = first("TI", "T1")
            record.authors = fields.filter { $0.tag == "AU" || $0.tag == "A1" }.map { Self.name($0.value) }
            record.source = first("T2", "JO", "JF", "JA", "PB")
            record.url = first("UR").flatMap(WebAddress.asWritten)
            record.language = first("LA")
            record.published = first("DA", "Y1", "PY").flatMap(Self.date)?.rfc3339
            record.tags = fields.filter { $0.tag == "KW" && !$0.value.isEmpty }.map(\.value)
            record.warn(Record.summaryOnly)
            return Document(record: record, content: Array(text.utf8), form: .plainText, baseURL: record.url)
        }

        /// "Holt, Mira" as it is spoken.
        private static func name(_ text: String) -> String {
            let parts = text.split(separator: ",").map { ASCII.trimmedText(String($0)) }
            return parts.count == 2 ? "\(parts[1]) \(parts[0])" : text
        }

        /// "2026/05/12/", with parts that may be empty.
        private static func date(_ text: String) -> Timestamp? {
            let parts = text.split(separator: "/").prefix(3)
            return DateParser.parse(parts.joined(separator: "-")) ?? DateParser.parse(text)
        }
    }

    private(set) var references: [Reference] = []

    /// Nil for a text that is no list of references.
    init?(_ text: [UInt8]) {
        guard text.prefix(1 << 14).firstRange(of: "TY  - ".utf8) != nil else { return nil }
        var current: Reference?
        for line in text.split(separator: 0x0A) {
            let line = ASCII.trimmed(line, of: ASCII.isSpace)
            guard let (tag, value) = Self.field(line) else {
                current?.append(String(decoding: line, as: UTF8.self))
                continue
            }
            if tag == "TY" || tag == "ER", let done = current {
                references.append(done)
                current = nil
            }
            if tag == "TY" { current = Reference() }
            current?.fields.append((tag, value))
        }
        if let current { references.append(current) }
        guard references.contains(where: { $0.fields.count >= 3 }) else { return nil }
    }

    /// `AU  - Holt, Mira`; the blank at the end of an empty one is often missing.
    private static func field(_ line: ArraySlice<UInt8>) -> (tag: String, value: String)? {
        guard line.count >= 5, line.dropFirst(2).prefix(3).elementsEqual("  -".utf8),
            let first = line.first, ASCII.isUpper(first), ASCII.isAlphanumeric(line[line.startIndex + 1])
        else { return nil }
        let value = String(decoding: line.dropFirst(5), as: UTF8.self)
        return (String(decoding: line.prefix(2), as: UTF8.self), ASCII.trimmedText(value))
    }
}

extension ReferenceList.Reference {
    /// A long value goes on in the next line.
    fileprivate mutating func append(_ line: String) {
        guard !line.isEmpty, let last = fields.indices.last else { return }
        fields[last].value += fields[last].value.isEmpty ? line : " " + line
    }
}

extension DocumentOpener {
    /// Hands over the references of a list; false for another text.
    ///
    /// - Throws: `DocumentFault` for a list in BibTeX, whose texts are titles.
    func openReferences(
        _ item: LoadedItem, _ text: [UInt8], _ notes: SourceNotes, each: (consuming Document) -> Void,
        fault: (DocumentFault) -> Void
    ) throws(DocumentFault) -> Bool {
        if Self.isBibTeX(text) {
            throw DocumentFault(
                .unknownFormat, "a list of references in BibTeX; export them as RIS")
        }
        guard let list = ReferenceList(text) else { return false }
        for (index, reference) in list.references.enumerated() {
            guard var document = reference.document(item, index: index) else {
                let member = item.input.memberName("reference-\(index)")
                fault(
                    DocumentFault(
                        .unknownFormat, "the reference has no abstract", member: member))
                continue
            }
            notes.mark(&document.record, item)
            each(document)
        }
        return true
    }

    /// `@article{holt2026,`.
    private static func isBibTeX(_ text: [UInt8]) -> Bool {
        let line = text.drop(while: ASCII.isSpace).prefix { $0 != 0x0A }
        guard line.first == UInt8(ascii: "@"), let brace = line.firstIndex(of: UInt8(ascii: "{")) else {
            return false
        }
        return line[..<brace].dropFirst().allSatisfy { ASCII.isLetter($0) }
            && line.contains(UInt8(ascii: ","))
    }
}
