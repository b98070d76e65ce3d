/// Numbers the different texts that appeared under one canonical URL.
struct Revisions: Sendable {
    /// How many earlier texts a row's URL had; the same number for the same text.
    private(set) var numbers: [Int]

    /// Earlier means published before, then by stated date, then by order.
    init(_ documents: DedupeDocuments) {
        numbers = Array(repeating: 0, count: documents.count)
        let headers = documents.table.headers
        let ordered = headers.indices.filter { headers[$0].urlKey != 0 }.sorted { left, right in
            if headers[left].urlKey != headers[right].urlKey {
                return headers[left].urlKey < headers[right].urlKey
            }
            if documents.isPublished[left] != documents.isPublished[right] {
                return documents.isPublished[left]
            }
            return (headers[left].minute, left) < (headers[right].minute, right)
        }
        var url: UInt64 = 0
        var texts: [UInt64: Int] = [:]
        for row in ordered {
            if headers[row].urlKey != url {
                url = headers[row].urlKey
                texts.removeAll(keepingCapacity: true)
            }
            let number = texts[headers[row].exactKey] ?? texts.count
            texts[headers[row].exactKey] = number
            numbers[row] = number
        }
    }
}
