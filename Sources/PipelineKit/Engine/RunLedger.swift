/// What the state keeps of a run: none of it counts before `commit`; a process may end at any time before.
package protocol RunLedger: AnyObject, Sendable {
    /// The newest record of an id that an earlier run published.
    func published(_ id: String) throws(OutputError) -> PublishedText?
    /// The articles that earlier runs published with a key of `IdentityEvidence`.
    func articles(key: UInt64) throws(OutputError) -> [PublishedArticle]
    /// A record that this run publishes.
    func add(_ record: Record) throws(OutputError)
    /// What is known of an article by a document that brings nothing new.
    func note(_ document: KnownDocument) throws(OutputError)
    /// Whether an earlier run has listed what has this key as a duplicate or in quarantine.
    func hasListed(_ key: UInt64) throws(OutputError) -> Bool
    /// Remembers that this run lists it.
    func list(_ key: UInt64) throws(OutputError)
    /// An input that this run has read.
    func add(_ receipt: InputReceipt) throws(OutputError)
    /// Writes all of it to disk, to count as soon as the dataset has a manifest of this digest.
    func prepare(_ report: RunReport, manifestDigest: String) throws(OutputError)
    /// Makes the run count: the dataset has it.
    func commit() throws(OutputError)
    /// Discards the run.
    func discard()
}
