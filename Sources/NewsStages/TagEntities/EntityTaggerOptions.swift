/// What the entity tagger is asked to find.
package struct EntityTaggerOptions: Sendable, Equatable {
    /// Types that are written; others are left out.
    package var types: Set<EntityType> = [.person, .organization, .location]
    /// Whether identifiers are looked up.
    package var identifiers = true
    /// Names that are never entities, compared without case.
    package var blocked: [String] = []
    /// Names of the user's own, preferred over everything else.
    package var names: [CustomName] = []

    package init() {}

    /// A name of the user's own list.
    package struct CustomName: Sendable, Equatable {
        /// The name as it is written in texts.
        package var name: String
        /// What it is.
        package var type: EntityType
        /// An identifier to write, or nil.
        package var id: String?
        /// Other forms of the name.
        package var aliases: [String]

        package init(name: String, type: EntityType, id: String? = nil, aliases: [String] = []) {
            self.name = name
            self.type = type
            self.id = id
            self.aliases = aliases
        }
    }
}
