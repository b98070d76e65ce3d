internal import TextKit

/// Rewrites tags: names closed in order, attributes quoted, prefixes declared.
extension XMLRepair {
    func tagName(at start: Int) -> ArraySlice<UInt8> {
        guard start < bytes.count, Self.isNameStart(bytes[start]) else { return [] }
        var end = start + 1
        while end < bytes.count, end - start < 256, Self.isNameByte(bytes[end]) { end += 1 }
        return bytes[start..<end]
    }

    static func isNameStart(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        isNameStart(byte) || (byte >= 0x2D && byte <= 0x3A && byte != 0x2F)
    }

    mutating func endTag() {
        let name = tagName(at: position + 2)
        guard !name.isEmpty else { return strayBracket() }
        var cursor = name.endIndex
        while cursor < bytes.count, bytes[cursor] != UInt8(ascii: ">"), bytes[cursor] != UInt8(ascii: "<") {
            if !ASCII.isXMLBlank(bytes[cursor]) { isChanged = true }
            cursor += 1
        }
        if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ">") {
            position = cursor + 1
        } else {
            isChanged = true
            position = cursor
        }
        close(name)
    }

    mutating func close(_ name: ArraySlice<UInt8>) {
        guard !isAfterRoot else {
            isChanged = true
            isInForeignRoot = false
            return
        }
        let exact = open.lastIndex { Self.isSame($0, name) }
        guard
            let place = exact ?? (open.last.map { Self.isMisspelt($0, name) } == true ? open.count - 1 : nil)
        else {
            isChanged = true
            return
        }
        if place != open.count - 1 || !open[place].elementsEqual(name) { isChanged = true }
        while open.count > max(place, 1) { if let last = open.popLast() { writeEnd(last) } }
        if place == 0 { isAfterRoot = true }
    }

    static func isSame(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
        one.count == other.count
            && zip(one, other).allSatisfy { $0 == $1 || ($0 | 0x20 == $1 | 0x20 && $0 >= 0x41) }
    }

    /// Whether an end tag has the letters of a start tag in another order, or lacks one or has one more.
    static func isMisspelt(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
        guard one.count > 3, other.count > 3, abs(one.count - other.count) < 2, one.first == other.first
        else { return false }
        var counts = [Int](repeating: 0, count: 256)
        for byte in one { counts[Int(byte)] += 1 }
        for byte in other { counts[Int(byte)] -= 1 }
        return counts.reduce(0) { $0 + abs($1) } < 2
    }

    mutating func writeEnd(_ name: ArraySlice<UInt8>) {
        output.append(contentsOf: "</".utf8)
        writeName(name)
        output.append(UInt8(ascii: ">"))
    }

    /// Writes a name with one colon at most, and none at its end.
    mutating func writeName(_ name: ArraySlice<UInt8>) {
        var hasColon = false
        for (offset, byte) in name.enumerated() {
            if byte != UInt8(ascii: ":") {
                output.append(byte)
            } else if hasColon || offset == name.count - 1 {
                output.append(UInt8(ascii: "_"))
            } else {
                hasColon = true
                output.append(byte)
            }
        }
    }

    mutating func startTag() {
        let name = tagName(at: position + 1)
        guard !name.isEmpty else { return strayBracket() }
        var tag = XMLTagScanner(bytes: bytes, position: name.endIndex, next: next)
        let scanned = tag.scan()
        next = tag.next
        guard scanned else {
            if tag.position >= bytes.count {
                isChanged = true
                position = bytes.count
            } else {
                strayBracket()
            }
            return
        }
        if tag.isChanged { isChanged = true }
        position = tag.position
        if isAfterRoot { return reopen(name) }
        guard open.count < Self.maximumDepth else {
            isChanged = true
            return
        }
        write(name, tag)
    }

    /// A start tag after the root: another document of the same kind continues in the first one's root.
    mutating func reopen(_ name: ArraySlice<UInt8>) {
        isChanged = true
        guard let root = open.first, Self.isSame(root, name) else {
            isInForeignRoot = true
            return
        }
        isAfterRoot = false
        isInForeignRoot = false
    }

    mutating func write(_ name: ArraySlice<UInt8>, _ tag: XMLTagScanner) {
        let local = Self.local(name)
        if Self.entryNames.contains(local), let place = open.lastIndex(where: { Self.isSame($0, name) }),
            place > 0
        {
            isChanged = true
            while open.count > place { if let last = open.popLast() { writeEnd(last) } }
        }
        output.append(UInt8(ascii: "<"))
        writeName(name)
        for attribute in tag.attributes {
            output.append(UInt8(ascii: " "))
            output.append(contentsOf: bytes[attribute.name])
            output.append(contentsOf: "=\"".utf8)
            writeValue(attribute.value)
            output.append(UInt8(ascii: "\""))
        }
        let isVoid = open.count > 2 && FeedText.isVoid(local) && local != "link" && local != "source"
        if tag.isEmpty || isVoid {
            output.append(contentsOf: "/>".utf8)
            if !tag.isEmpty { isChanged = true }
            if open.isEmpty {
                open.append(name)
                output.removeLast(2)
                output.append(UInt8(ascii: ">"))
                isAfterRoot = true
            }
        } else {
            output.append(UInt8(ascii: ">"))
            open.append(name)
        }
    }

    mutating func writeValue(_ range: Range<Int>) {
        var cursor = range.lowerBound
        while cursor < range.upperBound {
            if bytes[cursor] == UInt8(ascii: "&") {
                cursor = min(reference(at: cursor), range.upperBound)
            } else {
                if bytes[cursor] == UInt8(ascii: "<") { isChanged = true }
                write(text: bytes[cursor])
                cursor += 1
            }
        }
    }
}
