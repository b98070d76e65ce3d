/// What became of an article: the `op` of a row of `changes/`.
package enum ChangeOperation: String, Sendable, CaseIterable {
    case add
    case revise
    /// A published article is a copy of another now; no command writes it yet.
    case merge
    /// It left the view.
    case withdraw
    /// It was taken down; no command writes it yet.
    case forget
}

/// One row of `changes/`, before it has its number.
package struct ArticleChange: Sendable, Equatable {
    package var id: String
    package var operation: ChangeOperation
    package var revision: Int
    package var clusterID: String

    package init(id: String, operation: ChangeOperation, revision: Int, clusterID: String) {
        self.id = id
        self.operation = operation
        self.revision = revision
        self.clusterID = clusterID
    }

    /// The change that the row of a record is.
    package init(publishing record: borrowing Record) {
        self.init(
            id: record.id, operation: record.revision == 0 ? .add : .revise, revision: record.revision,
            clusterID: record.identified.cluster)
    }
}
