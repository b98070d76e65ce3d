internal import TextKit

/// Turns wiki markup into the words that a reader sees, line by line, as HTML text.
///
/// Templates, tables, notes, files and categories are left out; of links their labels stay.
struct WikiMarkup {
    private let text: [UInt8]
    private let pairs: WikiPairs
    /// The names of the namespaces whose links show nothing of their own: files and categories, in lower case.
    private let hidden: Set<String>
    private var output: [UInt8] = []
    /// Elements that are known not to end: their end is looked for once.
    private var unclosed: Set<String> = []
    /// Whether a template was left out in the middle of a sentence, where it may have had words.
    private(set) var lostWords = false

    /// How far the day of an article is looked for.
    private static let head = 1 << 12
    /// How far the end of a tag or an address is looked for.
    private static let longestTag = 1 << 12
    /// Deeper calls are no article's.
    private static let maximumDepth = 24

    init(_ source: [UInt8], hidden: Set<String>) {
        text = Self.withoutComments(source)
        pairs = WikiPairs(text)
        self.hidden = hidden
    }

    /// The day that a template at the head of the article states.
    var date: String? {
        var place = 0
        while place < min(text.count, Self.head) {
            place = ByteSearch.first(UInt8(ascii: "{"), in: text, from: place)
            if let end = pairs[place], place + 4 <= end, text[place + 1] == UInt8(ascii: "{") {
                if let date = WikiTemplate(text, place + 2..<end - 2, pairs).date(text) { return date }
            }
            place += 1
        }
        return nil
    }

    /// The text with its line ends, and with references for what would be markup of HTML.
    mutating func lines() -> [UInt8] {
        output.removeAll()
        append(0..<text.count, depth: 0)
        return output
    }

    private mutating func append(_ range: Range<Int>, depth: Int) {
        guard depth < Self.maximumDepth else { return }
        var place = range.lowerBound
        while place < range.upperBound {
            place = max(step(place, range.upperBound, depth), place + 1)
        }
    }

    /// Reads what begins at a place; returns where the next begins.
    private mutating func step(_ place: Int, _ limit: Int, _ depth: Int) -> Int {
        if let end = pairs[place], end <= limit {
            bracket(place..<end, depth)
            return end
        }
        switch text[place] {
        case UInt8(ascii: "["): return externalLink(place, limit, depth)
        case UInt8(ascii: "<"): return tag(place, limit)
        case UInt8(ascii: "'"): return apostrophes(place, limit)
        case UInt8(ascii: "_"): return magicWord(place, limit)
        default:
            if text[place] == UInt8(ascii: ">") {
                MarkupEscaping.append(text[place], to: &output)
            } else {
                output.append(text[place])
            }
            return place + 1
        }
    }

    private mutating func bracket(_ range: Range<Int>, _ depth: Int) {
        let inner = range.lowerBound + 2..<range.upperBound - 2
        guard text[range.lowerBound] == UInt8(ascii: "{") else { return link(inner, depth) }
        guard text[range.lowerBound + 1] == UInt8(ascii: "{") else { return }
        let template = WikiTemplate(text, inner, pairs)
        switch template.words {
        case .text(let words): output += words.utf8
        case .argument(let argument): append(argument, depth: depth + 1)
        case .arguments(let arguments):
            for (index, argument) in arguments.enumerated() {
                if index > 0 { output.append(0x20) }
                append(argument, depth: depth + 1)
            }
        case nil: noteLoss(range)
        }
    }

    /// A template between a word and another word had one of its own, as far as anybody can tell.
    private mutating func noteLoss(_ range: Range<Int>) {
        let before = output.last { $0 != 0x20 }
        let after = text[range.upperBound...].first { $0 != 0x20 }
        func isWord(_ byte: UInt8?) -> Bool { byte.map { ASCII.isAlphanumeric($0) || $0 >= 0x80 } ?? false }
        if isWord(before), isWord(after) { lostWords = true }
    }

    private mutating func link(_ range: Range<Int>, _ depth: Int) {
        let parts = WikiTemplate.parts(text, range, pairs)
        var target = String(decoding: ASCII.trimmed(text[parts[0]], of: ASCII.isSpace), as: UTF8.self)
        if let colon = target.firstIndex(of: ":"), colon > target.startIndex {
            let prefix = ASCII.trimmedText(String(target[..<colon])).lowercased()
            let isLanguage = parts.count == 1 && (2...3).contains(prefix.utf8.count)
            if hidden.contains(prefix) || isLanguage && prefix.utf8.allSatisfy(ASCII.isLetter) { return }
        }
        if parts.count > 1, let label = parts.last, !text[label].allSatisfy(ASCII.isSpace) {
            return append(label, depth: depth + 1)
        }
        if target.hasPrefix(":") { target.removeFirst() }
        if parts.count > 1 { target = Self.withoutPrefixAndNote(target) }
        for byte in target.utf8 { MarkupEscaping.append(byte, to: &output) }
    }

    /// What `[[Help:Ferry (boat)|]]` shows: "Ferry".
    private static func withoutPrefixAndNote(_ target: String) -> String {
        let title = target.firstIndex(of: ":").map { target[target.index(after: $0)...] } ?? target[...]
        guard title.hasSuffix(")"), let note = title.lastIndex(of: "(") else { return String(title) }
        return ASCII.trimmedText(String(title[..<note]))
    }

    /// `[https://… label]`, of which the label is shown.
    private mutating func externalLink(_ place: Int, _ limit: Int, _ depth: Int) -> Int {
        let head = String(decoding: text[place + 1..<min(place + 9, limit)], as: UTF8.self).lowercased()
        guard ["http:", "https:", "//", "ftp:", "mailto:"].contains(where: head.hasPrefix),
            let end = text[place..<min(limit, place + Self.longestTag)].firstIndex(where: {
                $0 == UInt8(ascii: "]") || $0 == 0x0A
            }),
            text[end] == UInt8(ascii: "]")
        else {
            output.append(text[place])
            return place + 1
        }
        if let blank = text[place..<end].firstIndex(of: 0x20) { append(blank + 1..<end, depth: depth + 1) }
        return end + 1
    }

    /// Marks of bold and italics go; a single one is a letter.
    private mutating func apostrophes(_ place: Int, _ limit: Int) -> Int {
        let end = text[place..<limit].firstIndex { $0 != UInt8(ascii: "'") } ?? limit
        let kept = [1: 1, 4: 1][end - place] ?? 0
        output += [UInt8](repeating: UInt8(ascii: "'"), count: kept)
        return end
    }

    /// `__NOTOC__` and its kind.
    private mutating func magicWord(_ place: Int, _ limit: Int) -> Int {
        let word = text[place..<limit].dropFirst(2).prefix(while: ASCII.isUpper)
        let rest = text[word.endIndex..<limit]
        if text[place...].starts(with: "__".utf8), !word.isEmpty, rest.starts(with: "__".utf8) {
            return word.endIndex + 2
        }
        output.append(text[place])
        return place + 1
    }

    // MARK: Tags

    /// Elements whose content is no prose.
    private static let dropped: Set<String> = [
        "ref", "references", "gallery", "math", "chem", "timeline", "imagemap", "score", "templatestyles",
        "graph",
        "syntaxhighlight", "source", "inputbox", "dynamicpagelist", "mapframe", "maplink", "hiero",
        "includeonly",
    ]

    private mutating func tag(_ place: Int, _ limit: Int) -> Int {
        let isEnd = place + 1 < limit && text[place + 1] == UInt8(ascii: "/")
        let name = text[(place + (isEnd ? 2 : 1))..<limit].prefix(24).prefix { ASCII.isAlphanumeric($0) }
        guard let first = name.first, ASCII.isLetter(first),
            let close = text[place..<min(limit, place + Self.longestTag)].firstIndex(of: UInt8(ascii: ">"))
        else {
            MarkupEscaping.append(text[place], to: &output)
            return place + 1
        }
        let word = String(decoding: name, as: UTF8.self).lowercased()
        if word == "br" || word == "p" || word == "div" { output += word == "br" ? [0x20] : [0x0A, 0x0A] }
        if isEnd || text[close - 1] == UInt8(ascii: "/") { return close + 1 }
        if word == "nowiki" || word == "pre" { return verbatim(close + 1, limit, word) }
        guard Self.dropped.contains(word), !unclosed.contains(word) else { return close + 1 }
        if let end = endTag(word, close + 1, limit) { return end.upperBound }
        unclosed.insert(word)
        return close + 1
    }

    private mutating func verbatim(_ start: Int, _ limit: Int, _ name: String) -> Int {
        let end = endTag(name, start, limit) ?? limit..<limit
        for byte in text[start..<end.lowerBound] { MarkupEscaping.append(byte, to: &output) }
        return end.upperBound
    }

    /// The tag that ends an element.
    private func endTag(_ name: String, _ start: Int, _ limit: Int) -> Range<Int>? {
        let mark = Array("</\(name)".utf8)
        var place = start
        while place < limit {
            place = ByteSearch.first(UInt8(ascii: "<"), in: text, from: place)
            if place < limit, ASCII.starts(text[place..<limit], with: mark) {
                let close = ByteSearch.first(UInt8(ascii: ">"), in: text, from: place)
                return place..<min(close + 1, limit)
            }
            place += 1
        }
        return nil
    }

    private static func withoutComments(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "<")) else { return text }
        var kept: [UInt8] = []
        var isComment = false
        var place = 0
        while place < text.count {
            let mark = isComment ? "-->" : "<!--"
            if text[place] == (isComment ? 0x2D : 0x3C), text[place...].starts(with: mark.utf8) {
                place += mark.utf8.count
                isComment.toggle()
                continue
            }
            if !isComment { kept.append(text[place]) }
            place += 1
        }
        return kept
    }
}
