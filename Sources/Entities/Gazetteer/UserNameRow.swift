/// One name of a user's file, with everything that its row states.
struct UserNameRow {
    var name: [UInt8]
    var type: EntityType
    var id: [UInt8] = []
    var aliases: [[UInt8]] = []
    var caseRule: EntityTaggerOptions.CaseRule

    /// All its names; those ending in an abbreviation with and without full stop: "Acme Corp", "Acme Corp.".
    var names: [[UInt8]] {
        var names = [name] + aliases
        for name in names {
            let lastWord = name.reversed().prefix { $0 != 0x20 }.count
            // Longer words are not abbreviations ("Corp", "Bros"); skipping them saves tokenizer calls.
            guard lastWord <= 5, lastWord < name.count else { continue }
            if name.last == 0x2E {
                names.append(name.dropLast())
            } else if Tokenizer.tokens(of: name + [0x2E]).count == Tokenizer.tokens(of: name).count {
                names.append(name + [0x2E])
            }
        }
        return names
    }
}
