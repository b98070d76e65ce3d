internal import TextKit

/// Names that are a country's in some languages and a town's or a city's in all others.
///
/// The lists have a country's names in every language together, so that "Granada" is Grenada in English, too. Which languages call
/// a country so is from the names of territories in CLDR, compared with the cities of 15,000 people and more; those of the
/// comparison that mean the country wherever they stand (Armenia, Benin, Jamaica) are left out.
enum CountryNames {
    /// What a name says of a country in a text.
    enum Standing {
        /// It is the country's name, and hardly anything else.
        case own
        /// It is the country's in the text's language, and known as a town's there as well.
        case contested
        /// Other languages call the country so.
        case foreign
    }

    private static let languages = """
        granada: es pt gl
        guadalupe: es pt ca gl eu hr
        salvador: fr cs sk sl hr bs hu sq
        сальвадор: ru uk
        franca:
        norfolk: nl pl cs sk et
        antigua: en de nl es fr it pt
        san martin: es eu
        san martín: es
        santa lucia: es pt gl it
        santa lucía: es gl
        santa elena: es it
        santa helena: pt ca gl eu
        san bartolomé: es
        san bartolome: es
        são martinho: pt
        sao martinho: pt
        """

    private static let table: [UInt64: Set<String>] = {
        var table: [UInt64: Set<String>] = [:]
        for line in languages.split(separator: "\n") {
            let parts = line.split(separator: ":", omittingEmptySubsequences: false)
            let tokens = Tokenizer.tokens(of: Array(parts[0].utf8))
            let key = PlaceEvidence.words(tokens, tokens.indices)
            table[key] = Set(parts[1].split(separator: " ").map(String.init))
        }
        return table
    }()

    /// `words` is the name without regard to case, `language` the text's primary subtag.
    static func standing(of words: UInt64, in language: String?) -> Standing {
        guard let languages = table[words] else { return .own }
        return language.map(languages.contains) ?? true ? .contested : .foreign
    }
}
