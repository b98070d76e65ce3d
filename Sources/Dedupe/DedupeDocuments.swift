/// The documents of a run by row, in the order they came.
struct DedupeDocuments: Sendable {
    var ids: [String] = []
    /// The place of each among the documents of its article, the newest last.
    var ranks: [Int32] = []
    var table = SignatureTable()

    var count: Int { ids.count }

    mutating func append(id: String, signature: [UInt8], rank: Int = 0) -> Bool {
        ids.append(id)
        ranks.append(Int32(clamping: rank))
        if table.append(signature) { return true }
        table.appendBlank()
        return false
    }

    /// Whether one document is the better representative of equal or similar texts.
    ///
    /// The most complete text, then the earliest stated date, the smallest id; of one article the newest document.
    func precedes(_ left: Int, _ right: Int) -> Bool {
        let (a, b) = (table.headers[left], table.headers[right])
        if a.storyTokens != b.storyTokens { return a.storyTokens > b.storyTokens }
        if a.minute != b.minute {
            if a.minute == Int32.min || b.minute == Int32.min { return b.minute == Int32.min }
            return a.minute < b.minute
        }
        return (ids[left], -ranks[left], left) < (ids[right], -ranks[right], right)
    }
}
