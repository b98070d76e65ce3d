internal import PipelineKit

/// Finds the inputs that a run has to read.
struct RunListing {
    let catalog: Catalog
    let source: any DocumentSource
    /// Maximum number of inputs.
    let limit: Int?

    /// Every input, known or not.
    func everything() throws -> Catalog.Comparison {
        try Catalog.Comparison(allOf: source, limit: limit)
    }

    /// New and changed inputs; unverified inputs that prove unchanged are recorded.
    ///
    /// - Throws: `SourceError` or `OutputError`.
    func changes(listedAt: Int) throws -> Catalog.Comparison {
        var comparison = try catalog.compare(source)
        let unchanged = resolveUnverified(&comparison)
        findStarts(&comparison)
        try catalog.settle(unchanged, removed: [], listedAt: listedAt)
        comparison.toRead = Array(comparison.toRead.prefix(limit ?? .max))
        return comparison
    }

    /// Reads the inputs that size and time do not prove unchanged.
    private func resolveUnverified(_ comparison: inout Catalog.Comparison) -> [InputReceipt] {
        var unchanged: [InputReceipt] = []
        for known in comparison.unverified {
            if isUnchanged(known) {
                unchanged.append(InputReceipt(known.item, fingerprint: known.fingerprint))
            } else {
                comparison.toRead.append(known.item)
            }
        }
        let changed = comparison.unverified.count - unchanged.count
        comparison.counts.changed += changed
        comparison.counts.unchanged -= changed
        if changed > 0 { comparison.toRead.sort { $0.sequence < $1.sequence } }
        return unchanged
    }

    /// Offsets at which to resume inputs that have only grown.
    private func findStarts(_ comparison: inout Catalog.Comparison) {
        var starts: [Int: Int] = [:]
        for known in comparison.grown where hasOnlyGrown(known) {
            starts[known.item.sequence] = known.endOffset
        }
        for index in comparison.toRead.indices {
            comparison.toRead[index].start = starts[comparison.toRead[index].sequence] ?? 0
        }
    }

    /// Whether an input has the bytes it had, as far as it was read; samples show whether anything was put before them.
    private func hasOnlyGrown(_ known: Catalog.Comparison.Unverified) -> Bool {
        let samples = try? InputFingerprint.sampled(of: known.item, to: known.endOffset, source: source)
        return samples?.hasSamples(of: known.fingerprint) == true
    }

    /// Whether an input of the size it had is the same in every byte.
    private func isUnchanged(_ known: Catalog.Comparison.Unverified) -> Bool {
        switch known.fingerprint {
        case .crashes: true
        case .sampled(_, _, let whole):
            whole != nil && whole == (try? InputFingerprint.wholeDigest(of: known.item, source: source))
        case .whole: (try? source.load(known.item)).map { InputFingerprint(of: $0) } == known.fingerprint
        case .unreadable: (try? source.load(known.item)) == nil
        }
    }
}
