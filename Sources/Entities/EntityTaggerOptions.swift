/// What the entity tagger should find.
package struct EntityTaggerOptions: Sendable, Equatable {
    /// Types that are written; others are left out.
    package var types: Set<EntityType> = [.person, .organization, .location]
    /// Whether identifiers are looked up.
    package var identifiers = true
    /// Names that are never entities, compared without case.
    package var blocked: [String] = []
    /// Files of such names, one per line.
    package var blockedFiles: [String] = []
    /// The user's names, preferred over everything else.
    package var names: [CustomName] = []
    /// Files of such names.
    package var nameFiles: [NameFile] = []

    /// Whether each place gets its point on the earth.
    package var coordinates = false
    /// Whether the place that a text is about is found.
    package var focus = false
    /// Whether quotations are found.
    package var quotes = false

    package init() {}

    /// How a name must be written in a text.
    package enum CaseRule: String, Sendable, CaseIterable {
        /// With a capital where the list has one, else in any case: "Target" is not "target", but is "TARGET".
        case capital
        /// As in the list, letter by letter.
        case exact
        /// In any case.
        case ignore
    }

    /// A name in the user's list.
    package struct CustomName: Sendable, Equatable {
        /// The name as it appears in texts.
        package var name: String
        /// Its entity type.
        package var type: EntityType
        /// An identifier to write, or nil.
        package var id: String?
        /// Aliases of the name.
        package var aliases: [String]
        /// How it must be written.
        package var caseRule: CaseRule

        package init(
            name: String, type: EntityType, id: String? = nil, aliases: [String] = [],
            caseRule: CaseRule = .capital
        ) {
            self.name = name
            self.type = type
            self.id = id
            self.aliases = aliases
            self.caseRule = caseRule
        }
    }

    /// A file of names: CSV or TSV with a header, or JSON Lines.
    package struct NameFile: Sendable, Equatable {
        /// Its path, relative to the configuration's folder.
        package var path: String
        /// The type of names that state none.
        package var type: EntityType
        /// The rule of names that state none.
        package var caseRule: CaseRule

        package init(path: String, type: EntityType = .organization, caseRule: CaseRule = .capital) {
            self.path = path
            self.type = type
            self.caseRule = caseRule
        }
    }
}
