internal import TextKit

/// Small word lists that rules and `MentionConsistency` share, as token hashes.
package enum EntityLexicon {
    /// Articles before a name that are not part of it.
    package static let articles = WordHash.set("the a an")
    /// Lower-case words inside personal names.
    static let particles = WordHash.set(
        "de del della di da do dos du la las los le van von der den ter ten zu bin ibn al el ul abu ben y e")
    /// Lower-case words inside names of organisations and places.
    package static let connectors = WordHash.set(
        "of for the and & de del della di da do dos du des la las los le les van von der den für fur und et e y"
    )
    /// Prepositions that are followed by a place, in the languages with shape rules.
    static let placePrepositions = WordHash.set(
        "in from to near at en desde hacia a à au aux de em no na para nach aus bei naar te uit vanuit da di del nel"
    )
    /// Single-letter and short lower-case hashes of clitics.
    package static let clitics = WordHash.set("'s 're 've 'll 'd 'm 't")
    static let hyphen = WordHash.of("-")
    static let comma = WordHash.of(",")
    static let openParenthesis = WordHash.of("(")
    static let ampersand = WordHash.of("&")
    static let fullStop = WordHash.of(".")
    /// Heads that start an organisation's name: "Ministry of …".
    static let organizationHeads = WordHash.set(
        """
        ministry university bank department institute council committee commission association federation union \
        organization organisation office court academy bureau ministerio universidad banco ministère université banque \
        ministério universidade ministero università banca ministerium universität universiteit ministerie partido \
        parti partito partei partij
        """)
    /// Words that are common in English and not in related languages.
    static let english = WordHash.set("the of and to that was with for his from has were which have been")
    /// Capitalised words that are never names: days, months, pronouns.
    static let neverNames = WordHash.set(
        """
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july august \
        september october november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. i i'm he she \
        it they we you the a an this that these those there here but and or if in on at for as by with from of to \
        not no yes mr mrs ms dr gmt est edt utc pm am ceo
        """)
}
