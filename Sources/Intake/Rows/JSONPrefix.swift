internal import TextKit

/// What servers and programs put before JSON: a guard against scripts, the call of a function, an assignment, remarks.
///
/// `)]}'`, `while(1);`, `callback(`, `var data =`, `window.__DATA__ =`, `// made by …`, and several of them.
struct JSONPrefix {
    private let bytes: [UInt8]
    private var place: Int

    /// The longest that is looked for; a remark may be a few lines.
    static let window = 4096

    /// Where the object or array begins behind a prefix; nil where there is no prefix, or no JSON behind it.
    static func end(in bytes: [UInt8], from start: Int = 0) -> Int? {
        var prefix = JSONPrefix(bytes: bytes, place: start)
        prefix.skipBlanks()
        let first = prefix.place
        var before: Int?
        while before != prefix.place, prefix.place - start < window {
            before = prefix.place
            prefix.skipPart()
            if prefix.place > first, prefix.isAtJSON { return prefix.place }
        }
        return nil
    }

    /// The bytes with blanks for the prefix and for what closes it, so that every place in them stays the same.
    static func blanked(_ bytes: [UInt8]) -> [UInt8] {
        guard let end = end(in: bytes) else { return bytes }
        var text = bytes
        for place in 0..<end where text[place] != 0x0A { text[place] = 0x20 }
        for place in text.indices.reversed() {
            guard text[place] <= 0x20 || text[place] == UInt8(ascii: ";") || text[place] == UInt8(ascii: ")")
            else { break }
            if text[place] > 0x20 { text[place] = 0x20 }
        }
        return text
    }

    // MARK: Parts

    private var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

    private func starts(with word: String) -> Bool { bytes[place...].starts(with: word.utf8) }

    /// Whether an object with a key begins, or an array of those.
    private var isAtJSON: Bool {
        guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") else { return false }
        let next = bytes[(place + 1)...].prefix(256).drop { ASCII.isSpace($0) }
        if byte == UInt8(ascii: "{") { return next.first == UInt8(ascii: "\"") }
        return next.first == UInt8(ascii: "{") || next.first == UInt8(ascii: "[")
    }

    private mutating func skipPart() {
        skipBlanks()
        for word in Self.words where starts(with: word) {
            place += word.utf8.count
            return skipBlanks()
        }
        if starts(with: "/*") { return skip(behind: "*/") }
        if starts(with: "//") || byte == UInt8(ascii: "#") { return skip(behind: "\n") }
        if starts(with: "throw ") { return skipThrow() }
        if starts(with: "while") || starts(with: "for") { return skip(behind: ";", over: "(", ")") }
        skipName()
    }

    /// Guards and openings of statements, the longer before the shorter.
    private static let words = [
        ")]}',", ")]}'", ")]}", "{}&&", "&&&START&&&", "\"use strict\";", "'use strict';", "export default",
        "return ",
        "var ", "let ", "const ", "//{}", ";",
    ]

    private mutating func skipBlanks() {
        while let byte, byte <= 0x20 || byte == 0xEF || byte == 0xBB || byte == 0xBF { place += 1 }
    }

    /// Behind the next mark; a guard of two signs before JSON on the same line is one by itself.
    private mutating func skip(behind mark: String) {
        let mark = Array(mark.utf8)
        if starts(with: "//{") || starts(with: "//[") {
            place += 2
            return
        }
        guard let end = ByteSearch.place(of: mark, in: bytes, from: place), end - place < Self.window else {
            return
        }
        place = end + mark.count
        skipBlanks()
    }

    /// Behind a statement with a condition: `while(1);`, `for(;;);`.
    private mutating func skip(behind mark: String, over open: String, _ close: String) {
        guard let end = ByteSearch.place(of: Array(close.utf8), in: bytes, from: place), end - place < 32
        else {
            return
        }
        let start = place
        place = end + 1
        skipBlanks()
        if starts(with: mark) { place += 1 } else { place = start }
    }

    /// `throw 1; <don't be evil>`.
    private mutating func skipThrow() {
        guard let end = ByteSearch.place(of: [UInt8(ascii: ";")], in: bytes, from: place), end - place < 64
        else { return }
        place = end + 1
        skipBlanks()
        if byte == UInt8(ascii: "<") { skip(behind: ">") }
    }

    /// A name with what makes it a prefix: `name =`, `name.name(`, `typeof name === 'function' && name(`.
    private mutating func skipName() {
        let start = place
        if starts(with: "typeof ") {
            skip(behind: "&&")
            if place == start { return }
        }
        while let byte, ASCII.isAlphanumeric(byte) || "_$.[]'\"".utf8.contains(byte) || byte > 0x7F {
            place += 1
        }
        let hasName = place > start
        while let byte, byte == 0x20 || byte == 0x09 { place += 1 }
        if hasName, byte == UInt8(ascii: "(") || byte == UInt8(ascii: "=") {
            place += 1
            skipBlanks()
        } else {
            place = start
        }
    }
}
