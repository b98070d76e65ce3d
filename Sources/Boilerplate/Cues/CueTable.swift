internal import Files
internal import Models
internal import TextKit

/// The rules of packs, compiled: facts and names by number, and one automaton over all patterns.
struct CueTable: Sendable {
    /// Primary languages of the packs.
    let languages: [String]
    let facts: MappedArray<CueFacts>
    let names: StringTable
    let automaton: PatternAutomaton
    static let sectionCount = 2 + StringTable.sectionCount + PatternAutomaton.sectionCount

    /// Compiles packs; a rule whose id was seen before replaces the earlier one.
    ///
    /// Languages that are known already keep their numbers.
    init(_ packs: [CuePack], languages known: [String] = []) {
        var rules: [CueRule] = []
        var owners: [Int] = []
        var place: [String: Int] = [:]
        var languages = known
        for pack in packs {
            let language = LanguageTag.primary(pack.language)
            let owner = languages.firstIndex(of: language) ?? languages.count
            if owner == languages.count { languages.append(language) }
            for rule in pack.rules {
                if let earlier = place[rule.id] {
                    (rules[earlier], owners[earlier]) = (rule, owner)
                } else {
                    place[rule.id] = rules.count
                    rules.append(rule)
                    owners.append(owner)
                }
            }
        }
        self.languages = languages
        facts = MappedArray(zip(rules, owners).map { CueFacts($0, language: $1) })
        names = StringTable(rules.map(\.id))
        automaton = PatternAutomaton(rules.map { CuePattern($0).bytes })
    }

    init(_ file: FlatFile, at section: Int) throws(ResourceError) {
        languages = String(decoding: try file.section(section, of: UInt8.self).values, as: UTF8.self)
            .split(separator: "\n").map(String.init)
        facts = try file.section(section + 1, of: CueFacts.self)
        names = try StringTable(file, at: section + 2)
        automaton = try PatternAutomaton(file, at: section + 2 + StringTable.sectionCount)
        guard names.count == facts.count else { throw file.error("has rules without names") }
    }

    var sections: [[UInt8]] {
        [Array(languages.joined(separator: "\n").utf8), facts.bytes] + names.sections + automaton.sections
    }
}
