internal import TextKit

/// Finds objects in a stream of JSON: one a line, glued together, printed over many lines, in one array or in several.
///
/// Brackets and commas outside of objects only part them, so an array that is never closed costs nothing but what is torn.
/// A torn row ends where the next one begins, on its line as well: at an object with the same first key.
struct JSONRowScan {
    /// Where a row is, and why it is none.
    struct Row {
        var range: Range<Int>
        var problem: String?
    }

    /// How many arrays are open outside of objects.
    private(set) var openArrays: Int
    private(set) var position: Int
    private var start: Int?
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    /// The last byte outside of strings that is no blank.
    private var last: UInt8 = 0

    /// Whether the rows are in one array, and what follows it are none.
    private let isOnlyArray: Bool

    /// Whether the one array is at its end.
    var hasEnded: Bool { isOnlyArray && openArrays == 0 }

    init(position: Int, isOnlyArray: Bool = false) {
        self.position = position
        self.isOnlyArray = isOnlyArray
        openArrays = isOnlyArray ? 1 : 0
    }

    /// The next row; nil if more bytes are needed, or if there is none when all bytes are there.
    mutating func next(in bytes: [UInt8], isAtEnd: Bool) -> Row? {
        guard let start = start ?? begin(in: bytes) else { return nil }
        self.start = start
        guard bytes[start] == UInt8(ascii: "{") else { return other(in: bytes, from: start, isAtEnd) }
        isEnded = isEnded || endObject(in: bytes, isAtEnd)
        if syntax.isBroken, let next = nextRow(in: bytes, from: start, to: position) {
            return finish(start..<next, Self.torn)
        }
        if isEnded { return endLine(in: bytes, isAtEnd) ? finish(start..<position, nil) : nil }
        guard isAtEnd || isTorn else { return nil }
        if !isTorn { failures += 1 }
        let line = Self.resumption(in: bytes, from: start) ?? (isTorn ? position : bytes.count)
        return finish(start..<(nextRow(in: bytes, from: start, to: line) ?? line), Self.torn)
    }

    private static let torn = "the row is cut off"

    /// Where another row begins in the bytes of one that cannot be parsed.
    private mutating func nextRow(in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        defer { searched = max(searched, end - JSONRowStart.longestKey) }
        return JSONRowStart.next(in: bytes, after: start, from: max(start + 1, searched), to: end)
    }

    /// Whether the order of signs is that of JSON.
    private var syntax = JSONSyntax()
    /// How far another row was looked for.
    private var searched = 0
    private var isTorn = false
    /// How many objects had no end in all of the file; after some, an object ends on its line, or reading takes
    /// quadratic time.
    private var failures = 0
    private static let mostFailures = 32
    private var isEnded = false

    /// Takes the rest of the line if it is blank, so that a file of lines ends with its last row.
    private mutating func endLine(in bytes: [UInt8], _ isAtEnd: Bool) -> Bool {
        var end = position
        while end < bytes.count, bytes[end] <= 0x20, bytes[end] != 0x0A { end += 1 }
        guard end < bytes.count || isAtEnd else { return false }
        if end < bytes.count, bytes[end] == 0x0A { position = end + 1 }
        return true
    }

    private mutating func finish(_ range: Range<Int>, _ problem: String?) -> Row {
        let (arrays, failures) = (openArrays, failures)
        self = JSONRowScan(position: range.upperBound, isOnlyArray: isOnlyArray)
        (openArrays, self.failures) = (arrays, failures)
        return Row(range: range, problem: problem)
    }

    /// Everything was moved towards the beginning by that many bytes.
    mutating func rebase(by count: Int) {
        position -= count
        searched -= count
        start = start.map { $0 - count }
    }

    /// Skips what parts rows.
    private mutating func begin(in bytes: [UInt8]) -> Int? {
        while position < bytes.count {
            if hasEnded { return nil }
            switch bytes[position] {
            case UInt8(ascii: "["): openArrays += 1
            case UInt8(ascii: "]"): openArrays = max(0, openArrays - 1)
            // Blanks, commas, the record separator of RFC 7464, byte order marks that concatenation left, and what closes a call.
            case 0...0x20, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"), 0xEF, 0xBB, 0xBF: break
            default: return position
            }
            position += 1
        }
        return nil
    }

    /// What is no object: passes over the name of a function or a variable that takes one.
    private mutating func other(in bytes: [UInt8], from start: Int, _ isAtEnd: Bool) -> Row? {
        guard isAtEnd || bytes.count - start > JSONPrefix.window else { return nil }
        guard let json = JSONPrefix.end(in: bytes, from: start) else {
            return garbage(in: bytes, from: start, isAtEnd)
        }
        self.start = nil
        position = json
        return next(in: bytes, isAtEnd: isAtEnd)
    }

    /// A literal to its end, and anything else to the end of its line.
    private mutating func garbage(in bytes: [UInt8], from start: Int, _ isAtEnd: Bool) -> Row? {
        let end = ByteSearch.first(0x0A, in: bytes, from: max(position, start))
        position = end
        guard end < bytes.count || isAtEnd else { return nil }
        let literal = bytes[start..<end].prefix { ASCII.isAlphanumeric($0) || "+-.".utf8.contains($0) }
        return finish(start..<(Self.isLiteral(literal) ? literal.endIndex : end), nil)
    }

    private static func isLiteral(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = word.first else { return false }
        return ["null", "true", "false", "NaN"].contains { word.elementsEqual($0.utf8) }
            || ASCII.isDigit(first)
                && word.allSatisfy { !ASCII.isLetter($0) || $0 | 0x20 == UInt8(ascii: "e") }
    }

    /// Moves on to the end of the object; false if it is not there yet, or cannot be.
    private mutating func endObject(in bytes: [UInt8], _ isAtEnd: Bool) -> Bool {
        while position < bytes.count {
            let byte = bytes[position]
            // What follows a line break must be there to be looked at.
            if byte == 0x0A, !isAtEnd, position + 3 >= bytes.count { return false }
            position += 1
            let isLineOnly = failures > Self.mostFailures
            if byte == 0x0A,
                isLineOnly || Self.opensRow(bytes, at: position) && (isInString || isComplete(last))
            {
                isTorn = true
                return false
            }
            if isInString {
                string(byte)
            } else if depth == 1, byte == UInt8(ascii: "]") {
                // The array ends before its last row does.
                position -= 1
                isTorn = true
                return false
            } else if structure(byte) {
                return true
            }
        }
        return false
    }

    /// Whether a line break after this byte cannot be inside an object, if the next line opens one at its margin.
    private func isComplete(_ byte: UInt8) -> Bool {
        byte != UInt8(ascii: "[") && byte != UInt8(ascii: ",") && byte != UInt8(ascii: ":")
    }

    private mutating func string(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isInString = false
        }
    }

    private mutating func structure(_ byte: UInt8) -> Bool {
        guard byte > 0x20 else { return false }
        syntax.take(byte)
        last = byte
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        default: break
        }
        return depth == 0
    }

    /// Whether a line begins with an object that has a key, or with an array of them.
    private static func opensRow(_ bytes: [UInt8], at start: Int) -> Bool {
        var place = start
        if place < bytes.count, bytes[place] == UInt8(ascii: "[") { place += 1 }
        return place + 1 < bytes.count && bytes[place] == UInt8(ascii: "{")
            && bytes[place + 1] == UInt8(ascii: "\"")
    }

    /// Behind a torn row, the first line that opens an object where the torn one's line did.
    private static func resumption(in bytes: [UInt8], from start: Int) -> Int? {
        let margin = bytes[..<start].reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count
        let isFirst = start == margin || bytes[start - margin - 1] == 0x0A
        var line = ByteSearch.first(0x0A, in: bytes, from: start) + 1
        while line < bytes.count {
            let indent = isFirst ? margin : 0
            let first =
                bytes[line...].prefix(indent).allSatisfy { $0 == 0x20 || $0 == 0x09 } ? line + indent : line
            let next = first < bytes.count && bytes[first] == UInt8(ascii: "[") ? first + 1 : first
            if next < bytes.count, bytes[next] == UInt8(ascii: "{") { return line }
            line = ByteSearch.first(0x0A, in: bytes, from: line) + 1
        }
        return nil
    }
}
