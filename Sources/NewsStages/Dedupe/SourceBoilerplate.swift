/// Takes out of the signatures what a source prints on many of its pages.
///
/// Two pages of one outlet share its newsletter box and its copyright line; told apart from the story they are not
/// evidence of a copy. Decided from complete counts, so neither order nor machine matters. A pipeline that strips
/// boilerplate before has little left to remove here; plain JSON Lines of scraped text have a lot.
enum SourceBoilerplate {
    /// A sequence, name or number is boilerplate if at least this many documents of a source hold it.
    private static let minimumDocuments = 4
    /// At least this share of them must hold it too, so that a story a large outlet carries often is not.
    private static let minimumShare = 0.08
    /// Fewer remaining sequences than this say nothing; the document keeps all of them then.
    private static let minimumKept = 8
    /// Hashes looked at in one pass over a source, to bound the memory of a very large one.
    private static let passCapacity = 4_000_000

    /// Removes repeated sequences from the given rows, which should be distinct texts.
    static func remove(from table: inout SignatureTable, rows: [Int]) {
        let ordered = rows.filter { table.headers[$0].sourceKey != 0 }
            .sorted { (table.headers[$0].sourceKey, $0) < (table.headers[$1].sourceKey, $1) }
        var start = 0
        while start < ordered.count {
            let source = table.headers[ordered[start]].sourceKey
            var end = start + 1
            while end < ordered.count, table.headers[ordered[end]].sourceKey == source { end += 1 }
            if end - start >= minimumDocuments {
                for column in SignatureTable.Column.allCases {
                    removeRepeated(column, among: ordered[start..<end], in: &table)
                }
            }
            start = end
        }
    }

    private static func removeRepeated(
        _ column: SignatureTable.Column, among rows: ArraySlice<Int>, in table: inout SignatureTable
    ) {
        let threshold = max(minimumDocuments, Int((Double(rows.count) * minimumShare).rounded(.up)))
        let repeated = repeatedElements(column, of: rows, in: table, atLeast: threshold)
        guard !repeated.isEmpty else { return }
        for row in rows {
            // No slice of the column may be alive when it changes, or every change would copy all of it.
            let count = table.sample(of: row, in: column).count
            let kept = count - commonCount(table.sample(of: row, in: column), repeated)
            guard kept < count, kept >= minimumKept || column != .sequences else { continue }
            table.keep(column, of: row) { !isMember($0, of: repeated) }
        }
    }

    private static func repeatedElements(
        _ column: SignatureTable.Column, of rows: ArraySlice<Int>, in table: SignatureTable,
        atLeast threshold: Int
    ) -> [UInt32] {
        let size = rows.reduce(0) { $0 + table.sample(of: $1, in: column).count }
        let passes = UInt32(size / passCapacity + 1)
        var repeated: [UInt32] = []
        for pass in 0..<passes {
            var hashes: [UInt32] = []
            for row in rows {
                for hash in table.sample(of: row, in: column) where passes == 1 || hash % passes == pass {
                    hashes.append(hash)
                }
            }
            hashes.sort()
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

    private static func commonCount(_ sample: ArraySlice<UInt32>, _ repeated: [UInt32]) -> Int {
        sample.reduce(0) { $0 + (isMember($1, of: repeated) ? 1 : 0) }
    }

    private static func isMember(_ hash: UInt32, of sorted: [UInt32]) -> Bool {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low < sorted.count && sorted[low] == hash
    }
}
