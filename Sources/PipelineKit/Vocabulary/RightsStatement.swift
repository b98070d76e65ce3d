/// What a source states about the use of an article; nil where it states nothing.
package struct RightsStatement: Sendable, Equatable {
    /// Address of a licence, or its name as stated.
    package var license: String?
    /// Who holds the copyright.
    package var holder: String?
    /// Directives of a robots statement that concern the page itself, in order, in lower case.
    package var robots: [String]?
    /// Whether the rights to text and data mining are reserved (TDM Reservation Protocol).
    package var isMiningReserved: Bool?
    /// Address of the policy that says on which terms mining is allowed.
    package var miningPolicy: String?
    /// Whether the use for training and running AI is allowed.
    package var allowsAI: Bool?
    /// Whether the whole article is accessible for free.
    package var isFree: Bool?

    package init() {}

    /// Adds what another source of the same article states: its words where this one has none, and of two that differ in a
    /// yes or no the more restrictive.
    package mutating func complete(with other: RightsStatement) {
        license = license ?? other.license
        holder = holder ?? other.holder
        robots = robots ?? other.robots
        isMiningReserved = Self.merged(isMiningReserved, other.isMiningReserved, restrictive: true)
        miningPolicy = miningPolicy ?? other.miningPolicy
        allowsAI = Self.merged(allowsAI, other.allowsAI, restrictive: false)
        isFree = Self.merged(isFree, other.isFree, restrictive: false)
    }

    private static func merged(_ one: Bool?, _ other: Bool?, restrictive: Bool) -> Bool? {
        one == restrictive ? one : other ?? one
    }
}
