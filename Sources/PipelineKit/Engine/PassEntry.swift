/// What others may know of an entry in a pass's log.
package enum PassEntry {
    /// Its records, in order; none if it is damaged.
    package static func records(_ entry: [UInt8]) -> [Record] {
        // A damaged entry is told of by the run that needs it.
        guard let batch = try? BatchCoder.decode(entry) else { return [] }
        return batch.outcomes.compactMap { if case .record(let record) = $0 { record } else { nil } }
    }
}
