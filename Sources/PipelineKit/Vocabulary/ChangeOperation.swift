/// What became of an article: a row of `changes/`.
package enum ChangeOperation: String, Sendable, CaseIterable {
    case add
    case revise
    /// A published article is a copy of another now.
    case merge
    /// It left the view.
    case withdraw
    /// It was taken down.
    case forget
}
