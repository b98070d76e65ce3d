/// Reads the entries of a pass's log for other targets.
package enum PassEntry {
    /// Its records, in order; none if it is corrupt.
    package static func records(_ entry: [UInt8]) -> [Record] {
        // A corrupt entry is reported by the run that needs it.
        guard let batch = try? BatchCoder.decode(entry) else { return [] }
        return batch.outcomes.compactMap { if case .record(let record) = $0 { record } else { nil } }
    }
}
