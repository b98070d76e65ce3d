/// What a stage decides about a healthy document.
package enum Verdict: Sendable, Equatable {
    case keep
    /// Healthy but unwanted: counted by reason.
    case drop(DropReason)
    /// A copy of another record: a row of `duplicates/`.
    case duplicate(Duplication)

    package static func drop(_ code: DropReason.Code) -> Verdict { .drop(DropReason(code)) }
}
