extension Gazetteer {
    /// The gazetteer of list files: class, names, identifier, population, country, division, between tabs.
    ///
    /// Names are separated by "|", trailing empty fields may be missing, lines that start with "#" are comments.
    package init(lists: [[UInt8]]) {
        var states = 0
        for list in lists { Self.forEachLine(list) { states += $0.states } }
        var builder = GazetteerBuilder(states: states)
        for list in lists { Self.forEachLine(list) { $0.add(to: &builder) } }
        // Names share prefixes and repeat each other: the second table is only as large as needed.
        var exact = GazetteerBuilder(states: builder.used)
        for list in lists { Self.forEachLine(list) { $0.add(to: &exact) } }
        self = exact.gazetteer()
    }

    private static func forEachLine(_ bytes: [UInt8], _ visit: (GazetteerLine) -> Void) {
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if end > start, bytes[start] != 0x23, let line = GazetteerLine(bytes[start..<end]) { visit(line) }
            start = end + 1
        }
    }
}

/// A line of a list file.
private struct GazetteerLine {
    private let kind: GazetteerClass
    private let names: [ArraySlice<UInt8>]
    private let rest: [ArraySlice<UInt8>]

    init?(_ line: ArraySlice<UInt8>) {
        let fields = line.split(separator: 0x09, maxSplits: 5, omittingEmptySubsequences: false)
        guard fields.count >= 2, let kind = line.first.flatMap(GazetteerClass.init(letter:)) else {
            return nil
        }
        self.kind = kind
        names = fields[1].split(separator: 0x7C)
        rest = Array(fields.dropFirst(2))
    }

    var states: Int { names.reduce(0) { $0 + GazetteerBuilder.states(of: $1) } }

    func add(to builder: inout GazetteerBuilder) {
        let entry = rest.isEmpty ? nil : builder.register(entry(&builder))
        for name in names { builder.add(name, kind: kind, entry: entry) }
    }

    /// Identifier, population, country and division.
    private func entry(_ builder: inout GazetteerBuilder) -> Gazetteer.Entry {
        let identifier = rest[0]
        var entry = Gazetteer.Entry(identifier: builder.identifier(identifier))
        if rest.count > 1 { entry.population = Self.number(rest[1]) }
        if rest.count > 2 { entry.country = CountryCode(rest[2]) }
        if rest.count > 3 { entry.division = DivisionCode(rest[3]) }
        // "iso3166:KP" and "iso3166:US-CA" carry their country and division.
        guard identifier.starts(with: "iso3166:".utf8) else { return entry }
        let code = identifier.dropFirst(8)
        if entry.country == .unstated { entry.country = CountryCode(code) }
        if code.count > 3 { entry.division = DivisionCode(code.dropFirst(3)) }
        return entry
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> UInt32 {
        UInt32(clamping: digits.prefix(12).reduce(UInt64(0)) { $0 &* 10 &+ UInt64($1 & 0x0F) })
    }
}
