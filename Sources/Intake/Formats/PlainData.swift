internal import JSON
internal import PipelineKit
internal import TextKit

/// Plain text that is no article: what servers and programs keep in text files.
///
/// Judged by its lines: nearly all of them have the form that only such a file has. An article that quotes some is none.
enum PlainData {
    /// Why a text is dropped: `list_only` for addresses, `site_file` for what sites keep for machines, as in an archive,
    /// `not_article` for all else; nil for prose.
    static func reason(_ text: [UInt8]) -> DropReason.Code? {
        let lines = text.prefix(window).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
            .map { ASCII.trimmed($0, of: ASCII.isSpace) }.filter { !$0.isEmpty }
        guard let first = lines.first else { return nil }
        if begins(first) { return .notArticle }
        if first.first == UInt8(ascii: "["), (try? JSONParser.parse(text)) != nil { return .listOnly }
        if share(of: lines, isAddress) >= 0.9 { return .listOnly }
        let stated = lines.filter { $0.first != UInt8(ascii: "#") }
        if isSiteFile(stated) { return .siteFile }
        if stated.isEmpty || isAssignment(first) || isSubtitles(lines) { return .notArticle }
        let evidence = TextEvidence(lines)
        guard !evidence.isWritten else { return nil }
        let isData =
            isLog(lines) || isSettings(lines) || isGrid(lines) || isProgram(lines) || evidence.isData
        return isData ? .notArticle : nil
    }

    private static let window = 1 << 16

    /// First words of files that are no text whatever follows.
    private static let openings = [
        "#!", "<?php", "BEGIN:VCARD", "BEGIN:VCALENDAR", "WEBVTT", "-----BEGIN ", "diff --git ",
        "[InternetShortcut]",
        "\"use strict\"", "'use strict'", "/*", "// ", ")]}'", "@charset", "@import ", "%!PS", "#EXTM3U",
        "\\documentclass",
    ]

    private static func share(
        of lines: [ArraySlice<UInt8>], _ fits: (ArraySlice<UInt8>) -> Bool
    ) -> Double {
        Double(lines.count(where: fits)) / Double(max(1, lines.count))
    }

    /// Whether a first line says what the file is, whatever markup follows.
    static func begins(_ first: ArraySlice<UInt8>) -> Bool {
        openings.contains { first.starts(with: $0.utf8) } || isPatch(first)
    }

    /// The first line of a change as `git format-patch` writes it: an envelope of mail with a moment that is always the same.
    static func isPatch(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: MailOpening.envelope) && line.firstRange(of: "Mon Sep 17 00:00:00 2001".utf8) != nil
    }

    /// "00:00:01,000 --> 00:00:04,000" above each line or two.
    private static func isSubtitles(_ lines: [ArraySlice<UInt8>]) -> Bool {
        let times = lines.count { line in
            line.prefix(32).firstRange(of: "-->".utf8) != nil && line.first.map(ASCII.isDigit) == true
        }
        return times >= 2 && times * 6 >= lines.count
    }

    private static func isAddress(_ line: ArraySlice<UInt8>) -> Bool {
        ["http://", "https://", "//"].contains { ASCII.starts(line, with: Array($0.utf8)) }
            && !line.contains(where: ASCII.isSpace)
    }

    // MARK: Files that sites keep for machines

    /// robots.txt, ads.txt, app-ads.txt and security.txt, by their lines without comments.
    private static func isSiteFile(_ stated: [ArraySlice<UInt8>]) -> Bool {
        guard !stated.isEmpty else { return false }
        let names = stated.map(fieldName)
        let isFor: (Set<String>) -> Bool = { known in
            names.count { $0.map(known.contains) == true } * 10 >= names.count * 8
        }
        if isFor(robotsFields) || isFor(securityFields) && names.count >= 2 { return true }
        return stated.count { isSeller($0) || isAdsVariable($0) } * 10 >= stated.count * 8
    }

    private static let robotsFields: Set<String> = [
        "user-agent", "disallow", "allow", "sitemap", "crawl-delay", "host", "clean-param", "noindex",
        "request-rate",
        "visit-time", "content-signal", "content-usage", "disallowaitraining", "license",
    ]
    private static let securityFields: Set<String> = [
        "contact", "expires", "encryption", "acknowledgments", "acknowledgements", "preferred-languages",
        "canonical",
        "policy", "hiring", "csaf", "bug-bounty",
    ]

    private static func fieldName(_ line: ArraySlice<UInt8>) -> String? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon - line.startIndex < 24 else {
            return nil
        }
        return String(decoding: ASCII.trimmed(line[..<colon], of: ASCII.isSpace), as: UTF8.self).lowercased()
    }

    /// `exchange.example, 1234, DIRECT, f08c47fec0942fa0`.
    private static func isSeller(_ line: ArraySlice<UInt8>) -> Bool {
        let cells = line.prefix { $0 != UInt8(ascii: "#") }.split(separator: UInt8(ascii: ","))
            .map { ASCII.trimmed($0, of: ASCII.isSpace) }
        guard (3...4).contains(cells.count), cells[0].contains(UInt8(ascii: ".")) else { return false }
        return ASCII.equals(cells[2], "direct") || ASCII.equals(cells[2], "reseller")
    }

    private static func isAdsVariable(_ line: ArraySlice<UInt8>) -> Bool {
        [
            "contact=", "subdomain=", "inventorypartnerdomain=", "ownerdomain=", "managerdomain=",
            "placeholder.",
        ]
        .contains { ASCII.starts(line, with: Array($0.utf8)) }
    }

    // MARK: Logs and settings

    /// Lines of moments; of a timeline, at least half are sentences.
    private static func isLog(_ lines: [ArraySlice<UInt8>]) -> Bool {
        mostAre(isLogLine, of: lines, atLeast: 0.7, unless: WrittenLine.isDatedSentence)
    }

    /// Lines of settings; of a dialogue or an agenda, at least half are spoken.
    private static func isSettings(_ lines: [ArraySlice<UInt8>]) -> Bool {
        mostAre(isSetting, of: lines, atLeast: 0.8) {
            WrittenLine.isSpokenItem($0) || WrittenLine.isDatedSentence($0)
        }
    }

    /// Whether so many lines have a form, of which fewer than half were written for people.
    private static func mostAre(
        _ fits: (ArraySlice<UInt8>) -> Bool, of lines: [ArraySlice<UInt8>], atLeast least: Double,
        unless isWritten: (ArraySlice<UInt8>) -> Bool
    ) -> Bool {
        let found = lines.filter(fits)
        return lines.count >= 3 && Double(found.count) / Double(lines.count) >= least
            && share(of: found, isWritten) < 0.5
    }

    /// A line that begins with a moment, or with the address that asked.
    private static func isLogLine(_ line: ArraySlice<UInt8>) -> Bool {
        let words = line.prefix(96).split(separator: 0x20, maxSplits: 6)
        guard let first = words.first else { return false }
        let start = first.drop { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "(") }
        let digits = start.count(where: ASCII.isDigit)
        let isAddress = start.count { $0 == UInt8(ascii: ".") } == 3 && digits * 2 > start.count
        let isMoment = digits >= 8 && start.contains { $0 == 0x2D || $0 == 0x2F } && hasClock(line.prefix(32))
        // "May 12 08:00:01 host program[17]:"
        let isSystem =
            words.count > 4 && words[0].count == 3 && words[1].allSatisfy(ASCII.isDigit)
            && TimeOfDay.begins(words[2])
        return isAddress && line.contains(UInt8(ascii: "[")) || isMoment || isSystem
            || words.count > 2 && TimeOfDay.begins(start) && start.count >= 8
    }

    private static func hasClock(_ line: ArraySlice<UInt8>) -> Bool {
        line.split { $0 == 0x20 || $0 | 0x20 == UInt8(ascii: "t") }.contains { TimeOfDay.begins($0) }
    }

    /// `key=value`, `[section]`, or `key: value` of a few words.
    private static func isSetting(_ line: ArraySlice<UInt8>) -> Bool {
        if line.first == UInt8(ascii: "[") { return line.last == UInt8(ascii: "]") }
        if line.starts(with: "- ".utf8) { return line.count < 60 }
        if line.first == UInt8(ascii: "#") || line.first == UInt8(ascii: ";") { return line.count < 80 }
        guard let mark = line.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }) else {
            return false
        }
        let key = ASCII.trimmed(line[..<mark], of: ASCII.isSpace)
        let isName = !key.isEmpty && key.count < 40 && key.allSatisfy { isNameByte($0) }
        return isName && line[mark...].count { $0 == 0x20 } < 6
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || "_-.".utf8.contains(byte)
    }

    /// Rows of short cells: a table without a text in it.
    private static func isGrid(_ lines: [ArraySlice<UInt8>]) -> Bool {
        guard lines.count >= 3 else { return false }
        return TableGrammar.separators.contains { separator in
            let counts = lines.map { line in line.count { $0 == separator } }
            guard let cells = counts.first, cells >= 2 else { return false }
            let bytes = lines.reduce(0) { $0 + $1.count }
            let spaced = lines.reduce(0) {
                $0 + zip($1, $1.dropFirst()).count { $0 == separator && $1 == 0x20 }
            }
            return counts.count { $0 == cells } * 10 >= counts.count * 9
                && bytes < 30 * counts.reduce(0, +) && spaced * 5 < counts.reduce(0, +)
        }
    }

    /// `callback({`, `var data = [`: data wrapped in a script.
    private static func isAssignment(_ line: ArraySlice<UInt8>) -> Bool {
        var name = line.prefix(96).prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "(") }
        for word in ["var ", "let ", "const "] where name.starts(with: word.utf8) {
            name = name.dropFirst(word.utf8.count)
        }
        let rest = line[name.endIndex...].dropFirst().first { $0 != 0x20 && $0 != UInt8(ascii: "(") }
        let words = ASCII.trimmed(name, of: ASCII.isSpace)
        return !words.isEmpty && words.allSatisfy { isNameByte($0) || $0 == UInt8(ascii: "$") }
            && (rest == UInt8(ascii: "{") || rest == UInt8(ascii: "["))
    }

    // MARK: Programs and style sheets

    private static let statements = [
        "function ", "var ", "let ", "const ", "import ", "export ", "return", "if (", "if(", "for (",
        "while (", "else",
        "def ", "class ", "from ", "public ", "private ", "static ", "package ", "#include", "using ",
        "func ", "end",
        "try", "catch", "CREATE TABLE", "INSERT INTO", "SELECT ", "--", "//", "/*", "* ", "*/", "@",
        "#define", "}", "{",
    ].map { Array($0.utf8) }

    private static func isProgram(_ lines: [ArraySlice<UInt8>]) -> Bool {
        let signs = lines.reduce(0) { $0 + $1.count { "{}();=<>[]".utf8.contains($0) } }
        let bytes = lines.reduce(0) { $0 + $1.count }
        let code = lines.count { line in isCodeEnd(line) || statements.contains { line.starts(with: $0) } }
        let isDense = signs * 25 > bytes
        return isDense && (code * 10 >= lines.count * 6 || lines.count < 4 && signs * 12 > bytes)
    }

    private static func isCodeEnd(_ line: ArraySlice<UInt8>) -> Bool {
        guard let last = line.last else { return false }
        // "print(name)", "if path:"
        if last == UInt8(ascii: ")") {
            let name = line.prefix { $0 != UInt8(ascii: "(") }
            return !name.isEmpty && name.allSatisfy { isNameByte($0) }
        }
        if last == UInt8(ascii: ":") {
            return ["if ", "elif ", "for ", "while ", "with "].contains { line.starts(with: $0.utf8) }
        }
        if WrittenLine.isListItem(line) { return false }
        return "{};".utf8.contains(last) || line.suffix(2).elementsEqual(");".utf8)
            || line.suffix(2).elementsEqual("):".utf8) || line.suffix(2).elementsEqual("),".utf8)
    }
}
