internal import TextKit

/// Removes from the signatures what a source prints on many of its pages.
///
/// Two pages of one outlet share its newsletter box and its copyright line; apart from the story they are not
/// evidence of a copy. Decided from complete counts, so neither order nor machine matters. A pipeline that strips
/// boilerplate before has little left to remove here; plain JSON Lines of scraped text have a lot.
enum SourceBoilerplate {
    /// A sequence, name or number is boilerplate if at least this many documents of a source hold it.
    private static let minimumDocuments = 4
    /// At least this share of them must contain it too, which spares a story that a large outlet repeats.
    private static let minimumShare = 0.08
    /// With fewer remaining sequences the document keeps all of them.
    private static let minimumKept = 8
    /// Hashes counted in one pass over a source, to bound the memory of a very large one.
    private static let passCapacity = 4_000_000

    /// Removes repeated sequences from the given rows, which should be distinct texts.
    ///
    /// - Returns: what the index will keep of these sources.
    static func remove(
        from table: inout SignatureTable, rows: [Int], earlier: DedupeIndex
    ) -> [UInt32: SourceProfiles.Entry] {
        var entries: [UInt32: SourceProfiles.Entry] = [:]
        let ordered = rows.filter { table.headers[$0].sourceKey != 0 }
            .sorted { (table.headers[$0].sourceKey, $0) < (table.headers[$1].sourceKey, $1) }
        var start = 0
        while start < ordered.count {
            let source = table.headers[ordered[start]].sourceKey
            var end = start + 1
            while end < ordered.count, table.headers[ordered[end]].sourceKey == source { end += 1 }
            var entry = earlier.sources.entry(source)
            remove(from: &table, rows: ordered[start..<end], earlier: earlier, &entry)
            if !earlier.isEmpty || entry != SourceProfiles.Entry() { entries[source] = entry }
            start = end
        }
        return entries
    }

    /// The same for the rows of one source.
    private static func remove(
        from table: inout SignatureTable, rows: ArraySlice<Int>, earlier: DedupeIndex,
        _ entry: inout SourceProfiles.Entry
    ) {
        guard rows.count + entry.latest.count >= minimumDocuments else { return }
        var witnesses = SignatureTable()
        for number in entry.latest {
            witnesses.appendBlank()
            earlier.view(number)?.load(into: &witnesses, at: witnesses.count - 1)
        }
        let threshold = max(
            minimumDocuments,
            Int((Double(rows.count + witnesses.count) * minimumShare).rounded(.up)))
        for (column, known) in zip(SignatureTable.Column.allCases, entry.learned.indices) {
            let repeated = repeatedElements(
                column, of: rows, in: table, and: witnesses, atLeast: threshold)
            entry.learned[known] = union(entry.learned[known], repeated)
            removeRepeated(column, from: rows, entry.learned[known], in: &table)
        }
    }

    private static func union(_ known: [UInt32], _ new: [UInt32]) -> [UInt32] {
        guard !known.isEmpty else { return new }
        return (known + new.filter { !isMember($0, of: known) }).sorted()
    }

    private static func removeRepeated(
        _ column: SignatureTable.Column, from rows: ArraySlice<Int>, _ repeated: [UInt32],
        in table: inout SignatureTable
    ) {
        guard !repeated.isEmpty else { return }
        let members = Members(repeated)
        for row in rows {
            let count = table.sampleCount(of: row, in: column)
            let kept = (0..<count).count { !members.contains(table.element($0, of: row, in: column)) }
            guard kept < count, kept >= minimumKept || column != .sequences else { continue }
            table.keep(column, of: row) { !members.contains($0) }
        }
    }

    private static func repeatedElements(
        _ column: SignatureTable.Column, of rows: ArraySlice<Int>, in table: SignatureTable,
        and witnesses: SignatureTable, atLeast threshold: Int
    ) -> [UInt32] {
        let size = rows.reduce(0) { $0 + table.sampleCount(of: $1, in: column) }
        let passes = UInt32(size / passCapacity + 1)
        var repeated: [UInt32] = []
        for pass in 0..<passes {
            var hashes: [UInt32] = []
            func gather(_ row: Int, _ table: SignatureTable) {
                for index in 0..<table.sampleCount(of: row, in: column) {
                    let hash = table.element(index, of: row, in: column)
                    if passes == 1 || hash % passes == pass { hashes.append(hash) }
                }
            }
            for row in rows { gather(row, table) }
            for row in 0..<witnesses.count { gather(row, witnesses) }
            RadixSort.sort(&hashes)
            appendRuns(of: hashes, atLeast: threshold, to: &repeated)
        }
        return repeated.sorted()
    }

    private static func appendRuns(of hashes: [UInt32], atLeast threshold: Int, to repeated: inout [UInt32]) {
        var start = 0
        while start < hashes.count {
            var end = start + 1
            while end < hashes.count, hashes[end] == hashes[start] { end += 1 }
            if end - start >= threshold { repeated.append(hashes[start]) }
            start = end
        }
    }

    /// A sorted list with a bit for the lower half of every value, which rules out most others cheaply.
    private struct Members {
        let values: [UInt32]
        var bits = [UInt64](repeating: 0, count: 1 << 10)

        init(_ values: [UInt32]) {
            self.values = values
            for value in values { bits[Int(value >> 6 & 0x3FF)] |= 1 << UInt64(value & 63) }
        }

        @inline(__always)
        func contains(_ value: UInt32) -> Bool {
            bits[Int(value >> 6 & 0x3FF)] >> UInt64(value & 63) & 1 != 0 && isMember(value, of: values)
        }
    }

    private static func isMember(_ hash: UInt32, of sorted: [UInt32]) -> Bool {
        sorted.indices.holds(hash) { sorted[$0] }
    }
}
