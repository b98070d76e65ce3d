/// Numbers the different texts that appeared under one canonical URL.
struct Revisions: Sendable {
    /// How many earlier texts a row's URL had; the same number for the same text.
    private(set) var numbers: [Int]
    /// The texts that are new to the index.
    private(set) var texts: [IndexSegment.URLText] = []

    /// Earlier means published before, then by stated date, then by id.
    init(_ documents: DedupeDocuments, earlier: DedupeIndex) {
        numbers = Array(repeating: 0, count: documents.count)
        let headers = documents.table.headers
        let ordered = headers.indices.filter { headers[$0].urlKey != 0 }.sorted { left, right in
            if headers[left].urlKey != headers[right].urlKey {
                return headers[left].urlKey < headers[right].urlKey
            }
            if headers[left].minute != headers[right].minute {
                return headers[left].minute < headers[right].minute
            }
            return (documents.ids[left], left) < (documents.ids[right], right)
        }
        var url: UInt64 = 0
        var known: [UInt32: Int] = [:]
        for row in ordered {
            if headers[row].urlKey != url {
                url = headers[row].urlKey
                known.removeAll(keepingCapacity: true)
                for text in earlier.texts(url: url) { known[text.text] = Int(text.revision) }
            }
            let text = UInt32(truncatingIfNeeded: headers[row].exactKey)
            if let number = known[text] {
                numbers[row] = number
            } else {
                numbers[row] = known.count
                texts.append(
                    IndexSegment.URLText(url: url, text: text, revision: UInt16(clamping: known.count)))
                known[text] = known.count
            }
        }
    }
}
