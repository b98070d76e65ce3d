internal import Files
internal import Models

/// Names by number, in memory that may be a file's: a name becomes a string only when somebody is told of it.
struct StringTable: Sendable {
    private let ends: MappedArray<UInt32>
    private let bytes: MappedArray<UInt8>
    static let sectionCount = 2

    init(_ names: [String]) {
        var ends: [UInt32] = []
        var bytes: [UInt8] = []
        for name in names {
            bytes += name.utf8
            ends.append(UInt32(bytes.count))
        }
        (self.ends, self.bytes) = (MappedArray(ends), MappedArray(bytes))
    }

    init(_ file: FlatFile, at section: Int) throws(ResourceError) {
        ends = try file.section(section, of: UInt32.self)
        bytes = try file.section(section + 1, of: UInt8.self)
    }

    var sections: [[UInt8]] { [ends.bytes, bytes.bytes] }
    var count: Int { ends.count }

    subscript(number: Int) -> String {
        let start = number > 0 ? Int(ends[number - 1]) : 0
        return String(decoding: (start..<Int(ends[number])).map { bytes[$0] }, as: UTF8.self)
    }
}
