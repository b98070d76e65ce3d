internal import Markup
package import PipelineKit
internal import TextKit

/// Detects a file's format from its first bytes; the extension only decides between plausible formats.
package enum FormatSniffer {
    /// How much of the file is examined.
    ///
    /// A feed's root may come after a long comment or a page of warnings.
    package static let window = 1 << 16

    /// The format of a file, or why it has none.
    ///
    /// The extension, without its dot and in any case, is a hint.
    package static func format(
        of bytes: [UInt8], fileExtension: String? = nil
    ) throws(SourceRefusal) -> SourceFormat {
        guard !bytes.isEmpty else { throw SourceRefusal(.emptyInput, "the file is empty") }
        let head = bytes[..<min(window, bytes.count)]
        if let magic = magic(head) { return magic }
        if let name = binaryName(head) { throw SourceRefusal(.binaryInput, "the file is \(name)") }
        let text = asciiCompatible(head)
        // RFC 7464 puts a record separator before each object.
        guard let start = text.firstIndex(where: { !ASCII.isSpace($0) && $0 != 0x1E }) else {
            throw SourceRefusal(.emptyInput, "the file contains only whitespace")
        }
        if isBinary(text[start...]), !isTornText(Array(text[start...]), fileExtension) {
            throw SourceRefusal(.binaryInput, "too many bytes that are not text")
        }
        return try textFormat(Array(text[start...]), fileExtension: fileExtension?.lowercased())
    }

    /// The beginning of a text without a byte order mark, comments and blanks before the first thing in it; wide characters
    /// as one byte each.
    static func head(of bytes: [UInt8]) -> [UInt8] {
        var text = asciiCompatible(bytes[..<min(window, bytes.count)])[...]
        while true {
            text = text.drop { ASCII.isSpace($0) }
            guard text.starts(with: "<!--".utf8), let end = text.firstRange(of: "-->".utf8) else {
                return Array(text)
            }
            text = text[end.upperBound...]
        }
    }

    /// Whether it is a picture, a font, a program, an archive or the like by its first bytes.
    static func isMedia(_ bytes: ArraySlice<UInt8>) -> Bool {
        let head = bytes.prefix(512)
        if binaryName(head) != nil { return true }
        switch magic(head) {
        case .zip, .tar, .warc, .arc: return true
        default: return false
        }
    }

    // MARK: Bytes

    /// How the first member of a zip file begins.
    static let zipMember: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

    private static func magic(_ head: ArraySlice<UInt8>) -> SourceFormat? {
        switch Compression(signature: head) {
        case .gzip?: return .gzip
        case .zstd?: return .zstd
        default: break
        }
        if head.starts(with: zipMember) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            return .zip
        }
        if head.count > 262, head[257..<262].elementsEqual("ustar".utf8) { return .tar }
        let text = head.drop { ASCII.isSpace($0) }
        if text.starts(with: "WARC/".utf8) { return .warc }
        if text.starts(with: "filedesc:".utf8) { return .arc }
        return nil
    }

    private static func binaryName(_ head: ArraySlice<UInt8>) -> String? {
        OfficeDocument.name(of: head) ?? binaryMagics.first { head.starts(with: $0.bytes) }?.name
            ?? MediaMagic.name(of: head)
    }

    private static let binaryMagics: [(bytes: [UInt8], name: String)] = [
        ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        (Array("GIF8".utf8), "a GIF image"), (Array("RIFF".utf8), "a RIFF file"),
        (Array("%PDF".utf8), "a PDF"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"), (Array("BZh".utf8), "compressed with bzip2"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "compressed with xz"), ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"),
        (Array("ID3".utf8), "an audio file"), (Array("OggS".utf8), "an Ogg file"),
        (Array("SQLite format 3".utf8), "a database"), (Array("{\\rtf".utf8), "a rich text document"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an Office document"), (Array("PAR1".utf8), "a Parquet file"),
        (Array("ARROW1".utf8), "an Arrow file"), (Array("Obj\u{1}".utf8), "an Avro file"),
        (Array("ORC".utf8) + [0x0A], "an ORC file"), ([0x89, 0x48, 0x44, 0x46], "an HDF5 file"),
        ([0x93] + Array("NUMPY".utf8), "a NumPy array"), ([0x80, 0x03, 0x7D], "a Python pickle"),
        ([0x80, 0x04, 0x95], "a Python pickle"), ([0x80, 0x05, 0x95], "a Python pickle"),
        ([0x04, 0x22, 0x4D, 0x18], "compressed with lz4"), ([0xFF, 0x06, 0, 0], "compressed with Snappy"),
        (Array("!BDN".utf8), "an Outlook data file; its folders can be exported as mbox"),
    ]

    /// The bytes without the zeros of UTF-16 and UTF-32, so that markup reads as ASCII.
    private static func asciiCompatible(_ head: ArraySlice<UInt8>) -> [UInt8] {
        let text = ByteOrderMark.removed(head)
        if text.count < head.count { return Array(text) }
        let wrong = FalseMark.length(head)
        if wrong > 0 { return Array(head.dropFirst(wrong)) }
        let isMarked =
            head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
            || head.starts(with: [0, 0, 0xFE, 0xFF])
        let sample = head.prefix(64)
        let zeros = sample.reduce(0) { $0 + ($1 == 0 ? 1 : 0) }
        guard isMarked || zeros * 3 > sample.count else { return Array(head) }
        return head.filter { $0 != 0 && $0 != 0xFE && $0 != 0xFF }
    }

    /// Text has hardly any control characters; one in twenty is more than broken feeds have.
    private static func isBinary(_ text: ArraySlice<UInt8>) -> Bool {
        var controls = 0
        // Without branches and traps, so that the compiler vectorizes it.
        for byte in text { controls &+= byte < 0x20 && byte &- 0x09 > 0x04 && byte != 0x1B ? 1 : 0 }
        return controls * 20 > text.count + 40
    }

    /// Whether rows have blocks of zeros, which a file system leaves where a write was torn: they cost no other row.
    private static func isTornText(_ text: [UInt8], _ fileExtension: String?) -> Bool {
        guard ZeroBlock.isIn(text) else { return false }
        let written = text.filter { $0 != 0 }
        guard !isBinary(written[...]) else { return false }
        return opensJSON(written, fileExtension?.lowercased())
            || TableHeader.find(in: written[...], isNamed: TableText.isNamed(fileExtension)) != nil
    }

    // MARK: Text

    private static func textFormat(
        _ text: [UInt8], fileExtension: String?
    ) throws(SourceRefusal) -> SourceFormat {
        if opensJSON(text, fileExtension) { return jsonFormat(text, fileExtension: fileExtension) }
        // Rows and messages may contain markup; what identifies them comes before it.
        if text[0] != UInt8(ascii: "<") {
            if let start = JSONPrefix.end(in: text), mayHoldTexts(text[start...]) {
                return jsonFormat(Array(text[start...]), fileExtension: fileExtension)
            }
            if isMail(text) { return .mail }
            let isNamed = TableText.isNamed(fileExtension)
            if TableHeader.find(in: text[...], isNamed: isNamed) != nil { return .csv }
            if PlainData.begins(text.prefix { $0 != 0x0A }), !text.starts(with: "/".utf8) { return .text }
        }
        if let root = MarkupRoot.find(in: text) {
            if root == .html, let name = MarkupRoot.foreignRoot(of: text) {
                throw SourceRefusal(.unknownFormat, "XML with the root <\(name)>, which no reader knows")
            }
            if root == .html, PageTemplate.isOne(text) {
                throw SourceRefusal(.unknownFormat, "a template, which a program fills, and no page")
            }
            return root
        }
        if let fileExtension, ["xml", "rss", "atom", "rdf", "opml"].contains(fileExtension) {
            throw SourceRefusal(.unreadableFormat, "the file name says XML, but the content is not markup")
        }
        return .text
    }

    /// Whether a bracket opens JSON, and not a style sheet or a sentence in brackets.
    private static func opensJSON(_ text: [UInt8], _ fileExtension: String?) -> Bool {
        let isArray = text[0] == UInt8(ascii: "[")
        guard isArray || text[0] == UInt8(ascii: "{") else { return false }
        if let fileExtension, ["json", "jsonl", "ndjson", "jl"].contains(fileExtension) { return true }
        guard let next = text.dropFirst().first(where: { !ASCII.isSpace($0) }) else { return true }
        return (isArray ? "{[]\"" : "}\"'").utf8.contains(next)
    }

    /// Whether JSON within a script has a key under which a text may stand; what scripts hold besides is none of our business.
    private static func mayHoldTexts(_ json: ArraySlice<UInt8>) -> Bool {
        ScrapeMapping.textNames.contains { ASCII.contains(json, Array("\"\($0)\"".utf8)) }
            || ASCII.contains(json, Array("jsonfeed.org/version".utf8))
    }

    private static func jsonFormat(_ text: [UInt8], fileExtension: String?) -> SourceFormat {
        let words = String(decoding: text.prefix(window), as: UTF8.self)
        if words.contains("jsonfeed.org/version") { return .jsonFeed }
        if text[0] == UInt8(ascii: "["), !words.contains("{") { return .text }
        if isJSONLines(text) { return .jsonLines }
        if fileExtension == "jsonl" || fileExtension == "ndjson" { return .jsonLines }
        let keys = [
            "\"versioncreated\"", "\"pubstatus\"", "\"body_xhtml\"", "\"body_text\"", "\"renditions\"",
            "\"headline\"",
            "\"bodies\"", "\"headlines\"", "\"representationtype\"", "\"altids\"", "\"associations\"",
            "\"versionCreated\"",
            "\"contentCreated\"", "\"usageterms\"", "\"copyrightnotice\"",
        ]
        if words.contains("\"uri\""), keys.contains(where: words.contains) { return .ninjs }
        // Rows of a scrape have such a key as well.
        let isOneObject = text[0] == UInt8(ascii: "{")
        if words.contains("\"uri\"") && !words.contains("\"items\"") && isOneObject || words.contains("ninjs")
        {
            return .ninjs
        }
        if words.contains("\"items\"") && (words.contains("\"title\"") || words.contains("\"content_")) {
            return .jsonFeed
        }
        if words.contains("\"rss\"") && words.contains("\"channel\"") { return .rss }
        return .json
    }

    /// Two objects on the first two lines.
    private static func isJSONLines(_ text: [UInt8]) -> Bool {
        guard text[0] == UInt8(ascii: "{"), let end = text.firstIndex(of: 0x0A) else { return false }
        let first = text[..<end].last { !ASCII.isSpace($0) }
        let second = text[end...].first { !ASCII.isSpace($0) }
        return first == UInt8(ascii: "}") && second == UInt8(ascii: "{")
    }

    /// An envelope, a count of bytes or nothing, and then the header of a message.
    ///
    /// Servers on the way write kilobytes before the sender and the subject.
    private static func isMail(_ text: [UInt8]) -> Bool {
        if PlainData.isPatch(text.prefix(256).prefix { $0 != 0x0A }) { return false }
        let isOld = MacintoshMail.isOne(text.prefix(headerWindow))
        let text = isOld ? MacintoshMail.withLineFeeds(Array(text.prefix(headerWindow))) : text
        let opening = MailOpening(text[...])
        return opening.kind == .mailbox || MailHeader.begins(text[opening.end...].prefix(headerWindow))
    }

    private static let headerWindow = 1 << 15
}
