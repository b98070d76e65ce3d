extension Gazetteer {
    /// Adds the lines of a gazetteer file: class, names, identifier, population, country, between tabs.
    ///
    /// Names are separated by "|", trailing empty fields may be missing, lines that start with "#" are comments.
    mutating func add(file bytes: [UInt8]) {
        reserve(bytes: bytes.count)
        var line = 0
        while line < bytes.count {
            let end = Self.end(of: 0x0A, bytes, line, bytes.count)
            if end > line, bytes[line] != 0x23 { addLine(bytes, line, end) }
            line = end + 1
        }
    }

    private static func end(of mark: UInt8, _ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int {
        var index = start
        while index < limit, bytes[index] != mark { index += 1 }
        return index
    }

    private mutating func addLine(_ bytes: [UInt8], _ start: Int, _ end: Int) {
        guard let kind = GazetteerClass(letter: bytes[start]), start + 2 < end else { return }
        let namesEnd = Self.end(of: 0x09, bytes, start + 2, end)
        let entry = namesEnd < end ? register(Self.entry(bytes[(namesEnd + 1)..<end], kind)) : nil
        var name = start + 2
        while name < namesEnd {
            let nameEnd = Self.end(of: 0x7C, bytes, name, namesEnd)
            add(bytes[name..<nameEnd], kind: kind, entry: entry)
            name = nameEnd + 1
        }
    }

    /// Identifier, population and country.
    private static func entry(_ rest: ArraySlice<UInt8>, _ kind: GazetteerClass) -> Entry {
        let fields = rest.split(separator: 0x09, maxSplits: 2, omittingEmptySubsequences: false)
        return Entry(
            identifier: EntityIdentifier(fields[0]), kind: kind,
            population: fields.count > 1 ? number(fields[1]) : 0,
            country: fields.count > 2 ? country(fields[2]) : countryOfIdentifier(fields[0]), type: nil)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> UInt32 {
        UInt32(clamping: digits.prefix(12).reduce(UInt64(0)) { $0 &* 10 &+ UInt64($1 & 0x0F) })
    }

    private static func country(_ code: ArraySlice<UInt8>) -> UInt16 {
        code.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
    }

    /// "iso3166:KP" and "iso3166:US-CA" carry their country.
    private static func countryOfIdentifier(_ identifier: ArraySlice<UInt8>) -> UInt16 {
        identifier.starts(with: "iso3166:".utf8) ? country(identifier.dropFirst(8)) : 0
    }
}
