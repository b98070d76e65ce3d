import Foundation

/// A Swift file in which declarations and calls can be looked up, without building it.
struct SwiftSource {
    /// The text with comments and string literals blanked, so that every brace in it is code.
    private let code: String

    /// Reads a source text.
    init(_ text: String) {
        var blanking = Blanking(Array(text))
        blanking.code(until: nil)
        code = String(blanking.characters)
    }

    /// A name as `Type.function`, `Type.init`, `Type`, or `main` for the top level of a file.
    struct Name {
        let type: String
        let function: String?

        init(_ text: String) {
            let parts = text.split(separator: ".").map(String.init)
            let isFunction = parts.last?.first?.isLowercase == true
            function = isFunction ? parts.last : nil
            type = (isFunction ? parts.dropLast() : parts[...]).joined(separator: ".")
        }
    }

    /// The bodies of a declaration, one for each overload; empty where the file does not declare it.
    func bodies(of name: Name) throws -> [Substring] {
        if name.type.isEmpty { return [code[...]] }
        let types = try bodies(
            #"\b(struct|class|enum|actor|extension)\s+\#(Self.escaped(name.type))\b"#, in: code[...])
        guard let function = name.function else { return types }
        let declaration = function == "init" ? #"\binit\b[?<(]"# : #"\bfunc\s+\#(function)\b"#
        return try types.flatMap { try bodies(declaration, in: $0) }
    }

    /// Whether a body calls a function by its name, or makes or names a type.
    static func calls(_ name: Name, in body: Substring) throws -> Bool {
        let type = #"\b\#(escaped(name.type.split(separator: ".").last ?? ""))"#
        let pattern =
            switch name.function {
            case nil: type + #"\b"#
            case "init": type + #"\("#
            case let function?: #"(func\s+)?\b\#(function)\s*[({]"#
            }
        return body.matches(of: try regex(pattern)).contains { !body[$0.range].hasPrefix("func") }
    }

    /// Unicode's words would go on over a point between letters, as in `stage.process`.
    private static func regex(_ pattern: String) throws -> Regex<AnyRegexOutput> {
        try Regex(pattern).wordBoundaryKind(.simple)
    }

    private static func escaped(_ name: some StringProtocol) -> String {
        name.replacingOccurrences(of: ".", with: #"\."#)
    }

    private func bodies(_ declaration: String, in text: Substring) throws -> [Substring] {
        text.matches(of: try Self.regex(declaration)).compactMap {
            Self.block(after: $0.range.upperBound, in: text)
        }
    }

    /// What stands between the next brace outside of parentheses and the one that closes it.
    private static func block(after start: String.Index, in text: Substring) -> Substring? {
        // The declaration's own parenthesis may be a part of what was matched.
        var parentheses = text[..<start].last == "(" ? 1 : 0
        var braces = 0
        var opening: String.Index?
        for index in text[start...].indices {
            switch text[index] {
            case "(": parentheses += 1
            case ")": parentheses -= 1
            case "{" where parentheses == 0 || opening != nil:
                if opening == nil { opening = text.index(after: index) }
                braces += 1
            case "}" where opening != nil:
                braces -= 1
                if braces == 0, let opening { return text[opening..<index] }
            default: break
            }
        }
        return nil
    }

    /// Blanks comments and literals, one character after the other.
    private struct Blanking {
        var characters: [Character]
        private var place = 0

        init(_ characters: [Character]) { self.characters = characters }

        /// Walks code to its end, or past the parenthesis that closes an interpolation.
        mutating func code(until end: Character?) {
            var depth = 0
            while place < characters.count {
                if starts(with: "//") {
                    blank { !$0.isNewline }
                } else if starts(with: "\"\"\"") {
                    literal(quote: "\"\"\"")
                } else if starts(with: "\"") {
                    literal(quote: "\"")
                } else {
                    if characters[place] == "(" { depth += 1 }
                    if characters[place] == end {
                        depth -= 1
                        if depth < 0 { return }
                    }
                    if end != nil { characters[place] = " " }
                    place += 1
                }
            }
        }

        private mutating func literal(quote: String) {
            for _ in quote { blankOne() }
            while place < characters.count, !starts(with: quote) {
                if starts(with: "\\(") {
                    blankOne()
                    blankOne()
                    code(until: ")")
                } else if characters[place] == "\\" {
                    blankOne()
                }
                blankOne()
            }
            for _ in quote where place < characters.count { blankOne() }
        }

        private func starts(with text: String) -> Bool { characters[place...].starts(with: text) }

        private mutating func blankOne() {
            guard place < characters.count else { return }
            if !characters[place].isNewline { characters[place] = " " }
            place += 1
        }

        private mutating func blank(while condition: (Character) -> Bool) {
            while place < characters.count, condition(characters[place]) { blankOne() }
        }
    }
}
