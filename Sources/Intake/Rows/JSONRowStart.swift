internal import JSON
internal import TextKit

/// Where a row of JSON begins behind one that is torn, by what rows of one file have in common: their keys.
enum JSONRowStart {
    /// Keys are shorter.
    static let longestKey = 128

    /// The next object with the first key of the row at `row`; one within another value needs its second key as well.
    static func next(in bytes: [UInt8], after row: Int, from start: Int, to end: Int) -> Int? {
        guard let key = key(in: bytes, behind: row + 1) else { return nil }
        let word = Array(bytes[key])
        var place = start
        while let found = ByteSearch.place(of: word, in: bytes, from: place), found < end {
            place = found + 1
            if let open = opening(before: found, in: bytes), open >= start,
                self.key(in: bytes, behind: open + 1) == found..<found + word.count,
                !isInside(open, in: bytes) || haveSameSecondKey(row, open, in: bytes)
            {
                return open
            }
        }
        return nil
    }

    /// A quoted key with a colon behind it, with its quotes.
    private static func key(in bytes: [UInt8], behind start: Int) -> Range<Int>? {
        let open = endOfBlanks(bytes, start)
        guard open < bytes.count, bytes[open] == UInt8(ascii: "\""),
            let close = JSONText.endOfString(in: bytes, from: open + 1), close - open < longestKey
        else { return nil }
        let colon = endOfBlanks(bytes, close + 1)
        return colon < bytes.count && bytes[colon] == UInt8(ascii: ":") ? open..<close + 1 : nil
    }

    private static func endOfBlanks(_ bytes: [UInt8], _ start: Int) -> Int {
        ByteSearch.endOfBlanks(in: bytes, from: start)
    }

    /// The bracket that stands before a key.
    private static func opening(before place: Int, in bytes: [UInt8]) -> Int? {
        let open = lastSign(before: place, in: bytes)
        return open.flatMap { bytes[$0] == UInt8(ascii: "{") ? $0 : nil }
    }

    private static func lastSign(before place: Int, in bytes: [UInt8]) -> Int? {
        bytes[..<place].lastIndex { !ASCII.isBlank($0) }
    }

    /// Whether an object is the value of a key, or the first of a list.
    private static func isInside(_ open: Int, in bytes: [UInt8]) -> Bool {
        guard let sign = lastSign(before: open, in: bytes) else { return false }
        return bytes[sign] == UInt8(ascii: ":") || bytes[sign] == UInt8(ascii: "[")
    }

    private static func haveSameSecondKey(_ first: Int, _ second: Int, in bytes: [UInt8]) -> Bool {
        guard let one = secondKey(of: first, in: bytes), let other = secondKey(of: second, in: bytes) else {
            return false
        }
        return bytes[one] == bytes[other]
    }

    /// The key behind a first value that is no object or list.
    private static func secondKey(of row: Int, in bytes: [UInt8]) -> Range<Int>? {
        guard let first = key(in: bytes, behind: row + 1) else { return nil }
        let colon = endOfBlanks(bytes, first.upperBound)
        var place = endOfBlanks(bytes, colon + 1)
        if place < bytes.count, bytes[place] == UInt8(ascii: "\"") {
            guard let end = JSONText.endOfString(in: bytes, from: place + 1) else { return nil }
            place = end + 1
        } else {
            place += bytes[min(place, bytes.count)...].prefix { !"{}[],\"".utf8.contains($0) }.count
        }
        place = endOfBlanks(bytes, place)
        guard place < bytes.count, bytes[place] == UInt8(ascii: ",") else { return nil }
        return key(in: bytes, behind: place + 1)
    }
}
