/// Reads the page of a `.webarchive`, a property list, binary or XML, whose main resource is the page.
package enum SafariArchiveReader {
    /// The page, or nil where the file is not a web archive or is corrupt.
    package static func page(in file: [UInt8]) -> SavedPage? {
        if let list = TextPropertyList(file) {
            return list.data("WebResourceData").map { page($0, list.text) }
        }
        guard let list = PropertyList(file), let main = list.member("WebMainResource", of: list.top),
            let data = list.member("WebResourceData", of: main).flatMap(list.data)
        else { return nil }
        return page(data) { list.member($0, of: main).flatMap(list.text) }
    }

    private static func page(_ data: [UInt8], _ text: (String) -> String?) -> SavedPage {
        var type = text("WebResourceMIMEType")
        if let known = type, let charset = text("WebResourceTextEncodingName") {
            type = "\(known); charset=\(charset)"
        }
        return SavedPage(bytes: data, url: text("WebResourceURL"), contentType: type)
    }
}

/// As much of a binary property list as a web archive's main resource needs; every offset is checked.
private struct PropertyList {
    private let bytes: [UInt8]
    private let offsetSize: Int
    private let referenceSize: Int
    private let count: Int
    private let table: Int
    let top: Int

    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: "bplist00".utf8), bytes.count >= 40 else { return nil }
        let trailer = bytes.count - 32
        self.bytes = bytes
        offsetSize = Int(bytes[trailer + 6])
        referenceSize = Int(bytes[trailer + 7])
        count = Self.integer(bytes, trailer + 8, 8)
        top = Self.integer(bytes, trailer + 16, 8)
        table = Self.integer(bytes, trailer + 24, 8)
        guard (1...8).contains(offsetSize), (1...8).contains(referenceSize), count > 0,
            count < bytes.count, top < count, table < bytes.count,
            table + count * offsetSize <= bytes.count
        else { return nil }
    }

    /// A big-endian number; a huge one is clamped to beyond any file offset.
    private static func integer(_ bytes: [UInt8], _ start: Int, _ size: Int) -> Int {
        var value: UInt64 = 0
        for byte in bytes[start..<start + size] { value = value << 8 | UInt64(byte) }
        return value > 1 << 48 ? 1 << 48 : Int(value)
    }

    /// Kind, length and content offset of an object.
    private func object(_ number: Int) -> (kind: UInt8, length: Int, start: Int)? {
        guard number >= 0 && number < count else { return nil }
        let place = Self.integer(bytes, table + number * offsetSize, offsetSize)
        guard place < table else { return nil }
        let kind = bytes[place] >> 4
        let short = Int(bytes[place] & 15)
        guard short == 15 else { return (kind, short, place + 1) }
        guard place + 1 < table, bytes[place + 1] >> 4 == 1 else { return nil }
        let size = 1 << Int(bytes[place + 1] & 3)
        guard place + 2 + size <= table else { return nil }
        return (kind, Self.integer(bytes, place + 2, size), place + 2 + size)
    }

    private func content(_ number: Int, kind: UInt8, unit: Int) -> ArraySlice<UInt8>? {
        guard let found = object(number), found.kind == kind, found.length <= table,
            found.start + found.length * unit <= table
        else { return nil }
        return bytes[found.start..<found.start + found.length * unit]
    }

    func data(_ number: Int) -> [UInt8]? { content(number, kind: 4, unit: 1).map(Array.init) }

    func text(_ number: Int) -> String? {
        if let ascii = content(number, kind: 5, unit: 1) { return String(decoding: ascii, as: UTF8.self) }
        guard let wide = content(number, kind: 6, unit: 2) else { return nil }
        let units = stride(from: wide.startIndex, to: wide.endIndex, by: 2).map {
            UInt16(wide[$0]) << 8 | UInt16(wide[$0 + 1])
        }
        return String(decoding: units, as: UTF16.self)
    }

    /// The number of the object under a key of a dictionary.
    func member(_ key: String, of number: Int) -> Int? {
        guard let found = object(number), found.kind == 13,
            let references = content(number, kind: 13, unit: 2 * referenceSize)
        else { return nil }
        for index in 0..<found.length {
            let place = references.startIndex + index * referenceSize
            guard text(Self.integer(bytes, place, referenceSize)) == key else { continue }
            return Self.integer(bytes, place + found.length * referenceSize, referenceSize)
        }
        return nil
    }
}
