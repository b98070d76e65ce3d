internal import TextKit

/// Finds the attributes and the end of one start tag, however it is written.
struct XMLTagScanner {
    /// More attributes than any vocabulary has; each is compared with those before it.
    private static let maximumAttributes = 64
    /// A quoted value longer than this has lost its closing quote.
    private static let longestValue = 1 << 16

    struct Attribute {
        var name: Range<Int>
        var value: Range<Int>
    }

    let bytes: [UInt8]
    /// After the name at first, after the closing bracket at the end.
    var position: Int
    var next: DelimiterCache
    private(set) var attributes: [Attribute] = []
    private(set) var isEmpty = false
    private(set) var isChanged = false

    init(bytes: [UInt8], position: Int, next: DelimiterCache) {
        self.bytes = bytes
        self.position = position
        self.next = next
    }

    /// Reads to the closing bracket; false if there is none before the next tag or the end.
    mutating func scan() -> Bool {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: ">"):
                position += 1
                return true
            case UInt8(ascii: "<"): return false
            case UInt8(ascii: "/"):
                position += 1
                if position < bytes.count, bytes[position] == UInt8(ascii: ">") {
                    isEmpty = true
                } else {
                    isChanged = true
                }
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: attribute()
            }
        }
        return false
    }

    private mutating func attribute() {
        let start = position
        while position < bytes.count, !Self.endsName(bytes[position]) { position += 1 }
        let name = start..<position
        if name.isEmpty {
            isChanged = true
            position += 1
            return
        }
        position = XMLPreflight.skipBlanks(bytes, from: position)
        var value = position..<position
        if position < bytes.count, bytes[position] == UInt8(ascii: "=") {
            position = XMLPreflight.skipBlanks(bytes, from: position + 1)
            value = self.value()
        } else {
            isChanged = true
        }
        add(Attribute(name: name, value: value))
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/"),
            UInt8(ascii: "<"),
            UInt8(ascii: "\""), UInt8(ascii: "'"):
            true
        default: false
        }
    }

    private mutating func value() -> Range<Int> {
        guard position < bytes.count else { return position..<position }
        let quote = bytes[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            if let end = next.place(of: quote, in: bytes, from: position + 1),
                end - position <= Self.longestValue
            {
                defer { position = end + 1 }
                return position + 1..<end
            }
            position += 1
        }
        isChanged = true
        let start = position
        while position < bytes.count, !ASCII.isXMLBlank(bytes[position]),
            bytes[position] != UInt8(ascii: ">"),
            bytes[position] != UInt8(ascii: "<")
        {
            position += 1
        }
        return start..<position
    }

    private mutating func add(_ attribute: Attribute) {
        let name = bytes[attribute.name]
        let isRepeated = attributes.contains { bytes[$0.name].elementsEqual(name) }
        let isName =
            name.allSatisfy { Self.isNameByte($0) }
            && name.first.map(XMLRepair.isNameStart) == true
        let colons = name.reduce(0) { $0 + ($1 == UInt8(ascii: ":") ? 1 : 0) }
        guard !isRepeated, isName, colons < 2, name.last != UInt8(ascii: ":"),
            attributes.count < Self.maximumAttributes
        else {
            isChanged = true
            return
        }
        attributes.append(attribute)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool { byte < 0x80 && XMLRepair.isNameByte(byte) }
}
