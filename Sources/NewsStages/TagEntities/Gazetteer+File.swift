extension Gazetteer {
    /// Adds the lines of a gazetteer file: class, names, identifier, population, country, between tabs.
    ///
    /// Names are separated by "|", trailing empty fields may be missing, lines that start with "#" are comments.
    mutating func add(file bytes: [UInt8]) {
        var line = 0
        while line < bytes.count {
            let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
            if end > line, bytes[line] != 0x23 { addLine(bytes[line..<end]) }
            line = end + 1
        }
    }

    private mutating func addLine(_ line: ArraySlice<UInt8>) {
        let fields = line.split(separator: 0x09, maxSplits: 4, omittingEmptySubsequences: false)
        guard fields.count >= 2, let letter = fields[0].first, let kind = GazetteerClass(letter: letter)
        else { return }
        let entry = Entry(
            identifier: fields.count > 2 ? EntityIdentifier(fields[2]) : .none, kind: kind,
            population: fields.count > 3 ? Self.number(fields[3]) : 0,
            country: fields.count > 4 ? Self.country(fields[4]) : Self.countryOfIdentifier(fields), type: nil)
        add(fields[1].split(separator: 0x7C).map { Array($0) }, entry: entry)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> UInt32 {
        UInt32(clamping: digits.prefix(12).reduce(UInt64(0)) { $0 &* 10 &+ UInt64($1 & 0x0F) })
    }

    private static func country(_ code: ArraySlice<UInt8>) -> UInt16 {
        code.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
    }

    /// "iso3166:KP" and "iso3166:US-CA" carry their country.
    private static func countryOfIdentifier(_ fields: [ArraySlice<UInt8>]) -> UInt16 {
        guard fields.count > 2, fields[2].starts(with: "iso3166:".utf8) else { return 0 }
        return country(fields[2].dropFirst(8))
    }
}
