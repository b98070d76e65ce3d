internal import DateKit
internal import JSON
internal import Markup
internal import TextKit

/// Where the rows of an earlier scrape have the fields of an article.
package struct ScrapeMapping: Sendable {
    /// The tool that exported the rows.
    package enum Preset: String, Sendable, CaseIterable {
        case auto, trafilatura
        case newsPlease = "news-please"
        case newspaper, none
    }

    /// A field of the record to make.
    package enum Field: String, Sendable, CaseIterable {
        case id, url
        case canonicalURL = "canonical_url"
        case title, subtitle, authors, published, modified, text, html, summary, source, section, tags
        case language, image
        case fetchedAt = "fetched_at"
    }

    /// Keys to look up; the first with a value wins; a dot descends into an object.
    private(set) var names: [Field: [String]]
    /// Whether the configuration names the key of the id.
    private let hasOwnID: Bool
    /// Whether keys that no option names are looked up under their usual names.
    let hasPreset: Bool

    package init(preset: Preset = .auto, fields: [Field: [String]] = [:]) {
        names = Self.names(of: preset)
        hasPreset = preset != .none
        hasOwnID = fields[.id]?.isEmpty == false
        for (field, own) in fields where !own.isEmpty { names[field] = own }
    }

    private static func names(of preset: Preset) -> [Field: [String]] {
        switch preset {
        case .auto:
            return tables.reduce(into: [:]) { all, one in
                all.merge(one) { $0 + $1.filter { [known = $0] name in !known.contains(name) } }
            }
        case .trafilatura: return trafilatura
        case .newsPlease: return newsPlease
        case .newspaper: return newspaper
        case .none: return [:]
        }
    }

    // MARK: Reading

    /// The value of a field in a row.
    func value(_ field: Field, in row: JSONValue) -> JSONValue? {
        (names[field] ?? []).lazy.compactMap { value(named: $0, in: row) }.first
    }

    private func value(named name: String, in row: JSONValue) -> JSONValue? {
        // A key that stands twice counts where it has a value, and the last time of those.
        let stated = row.members?.last { $0.key == name && !$0.value.isBlankValue }?.value
        if let stated { return stated }
        guard name.contains(".") else { return nil }
        let value = name.split(separator: ".").reduce(Optional(row)) { $0?[String($1)] }
        return value.flatMap { $0.isBlankValue ? nil : $0 }
    }

    /// The text of a field in a row.
    func text(_ field: Field, in row: JSONValue) -> String? { value(field, in: row).flatMap(Self.text) }

    private static func text(_ value: JSONValue) -> String? {
        let first = value.elements?.first
        return (value.writtenText ?? value["name"]?.scalarText ?? first?.scalarText ?? first?["href"]?.string)
            .map(ASCII.trimmedText)
    }

    /// The first text of a field that is a date; the times of WordPress that end in `_gmt` are those of UTC without saying so.
    func date(_ field: Field, in row: JSONValue, language: String?) -> Timestamp? {
        for name in names[field] ?? [] {
            guard var text = value(named: name, in: row).flatMap(Self.text) else { continue }
            if name.hasSuffix("_gmt"), text.last?.isNumber == true { text += "Z" }
            if let date = DateParser.parse(text, hints: .init(language: language)) { return date }
        }
        return nil
    }

    /// The article's own id in a row: not a digest of its text or a database's key, and not a bare number under "id",
    /// which may count rows; any value of a key that the configuration names.
    func guid(in row: JSONValue) -> String? {
        if hasOwnID { return text(.id, in: row) }
        let keys = (names[.id] ?? []).filter { !Self.ownKeys.contains($0) }
        for name in keys.filter({ $0 == "guid" }) + keys.filter({ $0 != "guid" }) {
            guard let id = row[name]?.scalarText.map(ASCII.trimmedText), !JSONValue.string(id).isBlankValue
            else {
                continue
            }
            if name == "guid" || !id.utf8.allSatisfy(ASCII.isDigit) { return id }
        }
        return nil
    }

    /// The licence that the program which made the row has found.
    func license(in row: JSONValue) -> String? {
        guard hasPreset else { return nil }
        return (row["license"] ?? row["licence"])?.string.flatMap { LicenseStatement.license($0, base: nil) }
    }

    /// Keys of the row and not of the article.
    private static let ownKeys: Set<String> = ["fingerprint", "_id"]

    /// The list of a field in a row; one text may list several, separated by semicolons.
    func list(_ field: Field, in row: JSONValue, separators: String) -> [String] {
        guard let value = value(field, in: row) else { return [] }
        let texts: [String]
        if let elements = value.elements {
            texts = elements.compactMap(Self.name)
        } else if let text = Self.name(value) {
            texts = ListText.items(text, separators: separators)
        } else {
            texts = (value.members ?? []).compactMap { $0.value["name"]?.string }
        }
        var seen: Set<String> = []
        return texts.map(ASCII.trimmedText).filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}

extension ScrapeMapping {
    /// The name of what is in a list; a number is a database's key.
    private static func name(_ value: JSONValue) -> String? {
        value.string
            ?? ["name", "webTitle", "title"].lazy.compactMap { value[$0]?.writtenText }.first
            ?? value.writtenText.flatMap { $0.utf8.allSatisfy(ASCII.isDigit) ? nil : $0 }
    }
}

/// Lists written as one text: "A; B", or as Python prints them: "['A', 'B']".
private enum ListText {
    static func items(_ text: String, separators: String) -> [String] {
        let text = ASCII.trimmedText(text)
        guard text.hasPrefix("["), text.hasSuffix("]") else {
            return text.split { separators.contains($0) }.map(String.init)
        }
        var items: [String] = []
        var item = ""
        var quote: Character?
        var isEscaped = false
        for character in text.dropFirst().dropLast() {
            if let open = quote {
                if isEscaped {
                    item.append(character)
                    isEscaped = false
                } else if character == "\\" {
                    isEscaped = true
                } else if character == open {
                    items.append(item)
                    item = ""
                    quote = nil
                } else {
                    item.append(character)
                }
            } else if character == "'" || character == "\"" {
                quote = character
            }
        }
        return items
    }
}

extension JSONValue {
    /// Null, an empty text or list, or one of the words that exporters write for null.
    fileprivate var isBlankValue: Bool {
        if let text = writtenText {
            return ["", "none", "null", "nan", "n/a", "[]", "\\n"].contains(
                ASCII.trimmedText(text).lowercased())
        }
        return self == .null || elements?.isEmpty == true
    }

    /// The text of a string or a number, or of an object that has it in one of several forms or in one language:
    /// `{"rendered": …}`, `{"value": …, "format": …}`, `{"main": …}`, `{"en-US": …}`.
    var writtenText: String? {
        if let scalarText { return scalarText }
        guard let members else { return nil }
        for form in Self.textForms { if let text = self[form]?.string { return text } }
        guard members.count == 1, let only = members.first, Self.isLanguage(only.key) else { return nil }
        return only.value.string
    }

    private static let textForms = ["rendered", "processed", "value", "raw", "main", "original", "plaintext"]

    /// "en", "en-US".
    private static func isLanguage(_ key: String) -> Bool {
        let parts = key.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count <= 2
            && parts.allSatisfy { $0.utf8.count == 2 && $0.utf8.allSatisfy(ASCII.isLetter) }
    }
}
