/// What a run stands for in its dataset; the catalog keeps the number in `runs.replaces_all`.
package enum RunScope: Int, Sendable {
    /// What is new since the runs before, which stay.
    case changes = 0
    /// Every input: the runs before go.
    case everything = 1
    /// The newest record of every id of the runs before, which go.
    case snapshot = 2
}
