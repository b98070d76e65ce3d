/// Which part of its dataset a run makes up; the catalog keeps the name in `runs.scope`.
package enum RunScope: String, Sendable {
    /// New and changed inputs; earlier runs stay.
    case changes
    /// All inputs, in place of all earlier runs.
    case everything
    /// The newest revision of every record, in place of all earlier runs.
    case snapshot
    /// The records of all earlier runs anew, in place of these; what was read stays known.
    case upgrade
}
