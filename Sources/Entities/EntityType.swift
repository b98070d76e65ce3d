/// The kinds of entities the stage knows.
package enum EntityType: String, Sendable, CaseIterable {
    case person = "PER"
    case organization = "ORG"
    case location = "LOC"
    case group = "NORP"
    case date = "DATE"
    case money = "MONEY"
    case percent = "PERCENT"
}
