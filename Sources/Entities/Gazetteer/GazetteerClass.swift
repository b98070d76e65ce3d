/// The classes that lists give a name; a name can be in many lists.
struct GazetteerClass: OptionSet, Hashable {
    let rawValue: UInt32

    static let country = GazetteerClass(rawValue: 1)
    static let subdivision = GazetteerClass(rawValue: 1 << 1)
    static let largeCity = GazetteerClass(rawValue: 1 << 2)
    static let city = GazetteerClass(rawValue: 1 << 3)
    static let region = GazetteerClass(rawValue: 1 << 4)
    static let demonym = GazetteerClass(rawValue: 1 << 5)
    static let belief = GazetteerClass(rawValue: 1 << 6)
    static let firstName = GazetteerClass(rawValue: 1 << 7)
    static let lastName = GazetteerClass(rawValue: 1 << 8)
    static let company = GazetteerClass(rawValue: 1 << 9)
    static let organization = GazetteerClass(rawValue: 1 << 10)
    /// A word that organisations' names have ("Inc", "Ministry").
    static let organizationWord = GazetteerClass(rawValue: 1 << 11)
    static let placeWord = GazetteerClass(rawValue: 1 << 12)
    static let title = GazetteerClass(rawValue: 1 << 13)
    /// The name is a common English word, too.
    static let commonWord = GazetteerClass(rawValue: 1 << 14)

    // Users' gazetteers are separate and have their own classes.
    /// From a list that the user gave: type and id are in the entry.
    static let custom = GazetteerClass(rawValue: 1 << 15)
    /// Never an entity.
    static let blocked = GazetteerClass(rawValue: 1)
    /// Only with a capital in the text.
    static let capitalOnly = GazetteerClass(rawValue: 1 << 1)

    static let place: GazetteerClass = [.country, .subdivision, .largeCity, .city, .region]
    static let group: GazetteerClass = [.demonym, .belief]

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The class of a line in a gazetteer file; a lower-case letter adds `commonWord`.
    init?(letter: UInt8) {
        let upper = letter & 0xDF
        guard let index = Self.letters.firstIndex(of: upper) else { return nil }
        self = GazetteerClass(rawValue: 1 << UInt32(index))
        if letter != upper { insert(.commonWord) }
    }

    /// C S B M R N G F L K O X Y T, in the order of the bits.
    private static let letters: [UInt8] = Array("CSBMRNGFLKOXYT".utf8)
}
