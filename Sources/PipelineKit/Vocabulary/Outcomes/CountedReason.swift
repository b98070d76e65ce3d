/// Why a document has no row anywhere: a key of the manifest's `counts_only`.
package struct CountedReason: Sendable, Hashable {
    /// The reasons that say everything.
    package enum Code: String, Sendable, CaseIterable {
        /// Nothing new; an earlier run has told all of it.
        case unchanged
        /// `compact` left its row out for a later revision's.
        case superseded
        /// It was taken down.
        case forgotten
    }

    /// What was counted, where a name says which: `record:request`.
    package enum Kind: String, Sendable, CaseIterable {
        /// A rule that leaves documents out before they are read.
        case filtered
        /// A record of an archive by its type.
        case record
        /// A member of a tar or zip file by its ending.
        case member
        /// A part of a message.
        case part
        /// A reason of schema version 1, which wrote no rows for what it dropped.
        case dropped
    }

    package let code: String

    package init(_ code: Code) { self.code = code.rawValue }
    package init(_ kind: Kind, _ name: String) { code = "\(kind.rawValue):\(name)" }

    /// As written earlier.
    package init(code: String) { self.code = code }

    /// Whether any program writes it.
    package var isKnown: Bool {
        let parts = code.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return Code(rawValue: code) != nil }
        return Kind(rawValue: String(parts[0])) != nil && !parts[1].isEmpty
    }
}
