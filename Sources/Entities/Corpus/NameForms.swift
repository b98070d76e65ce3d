internal import PipelineKit
internal import TextKit

/// By which name each person and organisation goes in most articles of a run.
///
/// Two forms are of one if they have the same letters and digits, whatever their case, accents, hyphens, full stops and, of a
/// person, initials between the first word and the last: "Kim Jong-un" and "KIM JONG UN", "Donald J. Trump" and "Donald Trump". A
/// person of one word may be anybody and keeps it.
struct NameForms {
    /// Whose forms are one.
    private struct Key: Hashable {
        var type: String
        var letters: String
        /// Those between first and last name; nil for a form without any, and where all forms of the run agree.
        var initials: String?
    }

    /// In how many articles each form stands.
    private var articles: [Key: [String: Int]] = [:]
    private var chosen: [Key: String] = [:]

    /// Counts the names of an article, each once.
    mutating func observe(_ entities: [Entity]) {
        var seen: Set<String> = []
        for entity in entities where seen.insert("\(entity.type) \(entity.name)").inserted {
            guard let key = Self.key(entity) else { continue }
            articles[key, default: [:]][entity.name, default: 0] += 1
        }
    }

    /// Chooses the form of each: that of most articles, of equals the longer one, then the first by its bytes.
    mutating func conclude() {
        var groups: [Key: [String: Int]] = [:]
        let distinct = distinctInitials()
        for (key, forms) in articles {
            groups[merged(key, distinct), default: [:]].merge(forms, uniquingKeysWith: +)
        }
        for (key, forms) in groups where forms.count > 1 { chosen[key] = Self.best(forms) }
        initials = distinct
        articles = [:]
    }

    /// Gives an article's entities and its quotations' speakers the chosen names, and counts the entities anew.
    func unify(_ record: inout Record) {
        var renamed: [String: String] = [:]
        for index in record.entities.indices {
            let entity = record.entities[index]
            guard let key = Self.key(entity), let name = chosen[merged(key, initials)], name != entity.name
            else { continue }
            if entity.type == EntityType.person.rawValue { renamed[entity.name] = name }
            record.entities[index].name = name
        }
        record.entities = Entity.counted(record.entities)
        for index in record.quotations.indices {
            record.quotations[index].speaker = record.quotations[index].speaker.map { renamed[$0] ?? $0 }
        }
    }

    private static func best(_ forms: [String: Int]) -> String {
        forms.min { first, second in
            (second.value, second.key.utf8.count) < (first.value, first.key.utf8.count)
                || (second.value, second.key.utf8.count) == (first.value, first.key.utf8.count)
                    && first.key.utf8.lexicographicallyPrecedes(second.key.utf8)
        }?.key ?? ""
    }

    // MARK: Initials

    /// How many different initials the run gives each name: more than one are different people.
    private var initials: [Key: Int] = [:]

    private func distinctInitials() -> [Key: Int] {
        articles.keys.filter { $0.initials != nil }.reduce(into: [:]) { $0[Self.bare($1), default: 0] += 1 }
    }

    /// The key without initials where all that state them agree.
    private func merged(_ key: Key, _ distinct: [Key: Int]) -> Key {
        distinct[Self.bare(key)] ?? 0 > 1 ? key : Self.bare(key)
    }

    private static func bare(_ key: Key) -> Key { Key(type: key.type, letters: key.letters, initials: nil) }

    // MARK: Keys

    private static func key(_ entity: Entity) -> Key? {
        switch EntityType(rawValue: entity.type) {
        case .person: person(entity)
        case .organization: organization(entity)
        default: nil
        }
    }

    private static func organization(_ entity: Entity) -> Key? {
        let letters = entity.name.split(whereSeparator: \.isWhitespace).map { CanonicalText.bareLetters($0) }
            .joined(separator: " ")
        return letters.isEmpty ? nil : Key(type: entity.type, letters: letters, initials: nil)
    }

    private static func person(_ entity: Entity) -> Key? {
        let words = entity.name.split { $0.isWhitespace || $0 == "-" || $0 == "‐" || $0 == "‑" }.map {
            CanonicalText.bareLetters($0)
        }
        guard words.count > 1, let first = words.first, let last = words.last else { return nil }
        let middle = words[1..<words.count - 1]
        let full = [first] + middle.filter { $0.count > 1 } + [last]
        let initials = middle.filter { $0.count == 1 }.joined(separator: " ")
        return Key(
            type: entity.type, letters: full.joined(separator: " "),
            initials: initials.isEmpty ? nil : initials)
    }
}
