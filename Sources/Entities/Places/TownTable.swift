package import Files
internal import Models
internal import PipelineKit
internal import TextKit

/// All places of 500 people and more with their coordinates, and the counties of the United States.
///
/// A town's name alone says little ("Reading", "Price", "Union"), so the tagger looks a name up here only where
/// something in the article speaks for a place. Everything is in flat arrays, used where a file is mapped.
package struct TownTable: Sendable {
    /// A place, 20 bytes.
    struct Record: BitwiseCopyable {
        /// The number of GeoNames; 0 for a county, which is evidence and has none.
        var number: UInt32
        var population: UInt32
        /// Hundred-thousandths of a degree.
        var latitude: Int32
        var longitude: Int32
        var country: CountryCode
        var division: DivisionCode

        var isCounty: Bool { number == 0 }
        var position: Position { Position(latitude: latitude, longitude: longitude) }

        var entry: Gazetteer.Entry {
            Gazetteer.Entry(
                identifier: isCounty ? .none : EntityIdentifier(geonames: number), population: population,
                country: country, division: division)
        }
    }

    /// People of the smallest places that the table has for their size.
    static let fewest: UInt32 = 500
    static let magic: UInt32 = 0x5A54_4443
    /// Incremented with every change of the format or of the tokenizer.
    static let version: UInt32 = 1
    /// Where the table stands below the resource directory.
    package static let path = "gazetteer/towns.cdt"

    /// In the order of their numbers, counties first.
    private let records: MappedArray<Record>
    /// The upper 40 bits of a name's state and, below, the number of a record; in order.
    private let names: MappedArray<UInt64>
    /// SHA-256 of the file's content; nil for a table made in memory.
    let digest: String?

    private static let numberBits: UInt64 = 24

    /// The table of the lines of a list: names divided by "|", identifier, population, country, division, latitude,
    /// longitude, between tabs.
    package init(list: [UInt8]) {
        let lines = list.split(separator: 0x0A).compactMap(TownLine.init)
        let sorted = lines.sorted { ($0.record.number, $0.order) < ($1.record.number, $1.order) }
        records = MappedArray(sorted.map(\.record))
        var names: [UInt64] = []
        for (index, line) in sorted.enumerated() {
            names += line.states.map { Self.key($0) | UInt64(index) }
        }
        self.names = MappedArray(names.sorted())
        digest = nil
    }

    /// Uses a mapped file.
    ///
    /// - Throws: `ResourceError` where it is not such a table, or corrupt.
    package init(file: MappedBytes, path: String) throws(ResourceError) {
        let flat = try FlatFile(file, magic: Self.magic, version: Self.version, path: path)
        records = try flat.section(0, of: Record.self)
        names = try flat.section(1, of: UInt64.self)
        digest = flat.digest
    }

    /// The table as a file.
    package func encoded() -> [UInt8] {
        FlatFile.encoded(magic: Self.magic, version: Self.version, sections: [records.bytes, names.bytes])
    }

    package var count: Int { records.count }
    var isEmpty: Bool { records.isEmpty }

    private static func key(_ state: UInt64) -> UInt64 { state & ~((1 << numberBits) - 1) }

    // MARK: Look-up

    /// All places of the name that is exactly these tokens.
    func records(_ tokens: [Token], _ range: Range<Int>) -> [Record] {
        guard !names.isEmpty else { return [] }
        let key = Self.key(Self.state(range.map { tokens[$0].lowerHash }))
        var found: [Record] = []
        var index = Self.first(names.count) { names[$0] >= key }
        while index < names.count, Self.key(names[index]) == key {
            let number = Int(names[index] & ((1 << Self.numberBits) - 1))
            if number < records.count { found.append(records[number]) }
            index += 1
        }
        return found
    }

    /// Where a place of GeoNames lies; nil where the table does not have it.
    func position(of number: UInt32) -> Position? { record(of: number)?.position }

    /// A place of GeoNames; nil where the table does not have it.
    func record(of number: UInt32) -> Record? {
        let index = Self.first(records.count) { records[$0].number >= number }
        guard number > 0, index < records.count, records[index].number == number else { return nil }
        return records[index]
    }

    /// Calls `visit` with every place in the order of the numbers.
    func forEach(_ visit: (Record) -> Void) {
        for index in 0..<records.count { visit(records[index]) }
    }

    static func state(_ words: [UInt64]) -> UInt64 {
        words.reduce(Gazetteer.start) { Gazetteer.advance($0, $1) }
    }

    /// The first of the numbers below `count` from which on a condition holds.
    private static func first(_ count: Int, where holds: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// A line of the list of towns.
private struct TownLine {
    let record: TownTable.Record
    let states: [UInt64]
    let order: UInt64

    init?(_ line: ArraySlice<UInt8>) {
        let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
        guard line.first != 0x23, fields.count >= 7 else { return nil }
        record = TownTable.Record(
            number: UInt32(Self.number(fields[1].drop { !ASCII.isDigit($0) })),
            population: UInt32(Self.number(fields[2])),
            latitude: Self.degrees(fields[5]), longitude: Self.degrees(fields[6]),
            country: CountryCode(fields[3]),
            division: DivisionCode(fields[4]))
        states = fields[0].split(separator: 0x7C).map { name in
            TownTable.state(Tokenizer.tokens(of: Array(name)).map(\.lowerHash))
        }
        order = states.first ?? 0
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int {
        digits.prefix(9).reduce(0) { ASCII.isDigit($1) ? $0 * 10 + Int($1 & 0x0F) : $0 }
    }

    /// "-83.04575" as hundred-thousandths.
    private static func degrees(_ text: ArraySlice<UInt8>) -> Int32 {
        let parts = text.drop { $0 == 0x2D }.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard let whole = parts.first else { return 0 }
        let digits = Array((parts.count > 1 ? Array(parts[1]) : []) + [0x30, 0x30, 0x30, 0x30, 0x30]).prefix(
            5)
        let value = number(whole) * 100_000 + number(ArraySlice(digits))
        return Int32(clamping: text.first == 0x2D ? -value : value)
    }
}
