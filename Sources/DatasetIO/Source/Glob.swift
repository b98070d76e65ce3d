internal import TextKit

/// A path pattern: `*` and `?` within a name, `**` across folders, `{a,b}` alternatives, ignoring case.
package struct Glob: Sendable, Equatable {
    /// As written.
    package let pattern: String
    /// Whether it is `**`.
    private let matchesAll: Bool
    /// Patterns without alternatives, as bytes.
    private var alternatives: [[UInt8]] = []
    /// Endings of names after `**/*`, by their last byte: a listing looks them up for every file.
    private var endings: [UInt8: [[UInt8]]] = [:]
    /// Beginnings of names, between `**/` and `*`.
    private var beginnings: [[UInt8]] = []

    package init(_ pattern: String) {
        self.pattern = pattern
        matchesAll = pattern == "**"
        for alternative in Self.expanded(Array(pattern.utf8).map(ASCII.lowercased)) {
            let deep = Array("**/".utf8)
            let name = alternative.dropFirst(deep.count)
            if alternative.starts(with: deep), Self.isPlain(name.dropFirst()), name.first == 0x2A,
                let last = name.dropFirst().last
            {
                endings[last, default: []].append(Array(name.dropFirst()))
            } else if alternative.starts(with: deep), Self.isPlain(name.dropLast()), name.last == 0x2A {
                beginnings.append(Array(name.dropLast()))
            } else {
                alternatives.append(alternative)
            }
        }
    }

    private static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty && !bytes.contains { $0 == 0x2A || $0 == UInt8(ascii: "?") || $0 == 0x2F }
    }

    /// Whether a relative path matches.
    package func matches(_ path: [UInt8]) -> Bool {
        if matchesAll { return true }
        if let last = path.last, let candidates = endings[ASCII.lowercased(last)],
            candidates.contains(where: { Self.equals(path.suffix($0.count), $0) })
        {
            return true
        }
        if !beginnings.isEmpty {
            let name = path[(path.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0)...]
            if beginnings.contains(where: { Self.equals(name.prefix($0.count), $0) }) { return true }
        }
        guard !alternatives.isEmpty else { return false }
        let path = path.map(ASCII.lowercased)
        return alternatives.contains { Self.matches($0[...], path[...]) }
    }

    private static func equals(_ bytes: ArraySlice<UInt8>, _ pattern: [UInt8]) -> Bool {
        bytes.count == pattern.count && zip(bytes, pattern).allSatisfy { ASCII.lowercased($0) == $1 }
    }

    /// Maximum alternatives of one pattern; more is a mistake or an attack.
    private static let maximumAlternatives = 256

    private static func expanded(_ pattern: [UInt8]) -> [[UInt8]] {
        guard let (open, close) = braces(in: pattern) else { return [pattern] }
        let tails = expanded(Array(pattern[(close + 1)...]))
        let all = choices(pattern[(open + 1)..<close]).flatMap(expanded).flatMap { choice in
            tails.map { pattern[..<open] + choice + $0 }
        }
        return all.prefix(maximumAlternatives).map(Array.init)
    }

    /// The first brace and the one that closes it.
    private static func braces(in pattern: [UInt8]) -> (open: Int, close: Int)? {
        guard let open = pattern.firstIndex(of: UInt8(ascii: "{")) else { return nil }
        var depth = 0
        for place in open..<pattern.endIndex {
            depth += depthChange(pattern[place])
            if depth == 0 { return (open, place) }
        }
        return nil
    }

    /// What stands between commas that no inner braces hold.
    private static func choices(_ list: ArraySlice<UInt8>) -> [[UInt8]] {
        var choices: [[UInt8]] = [[]]
        var depth = 0
        for byte in list {
            depth += depthChange(byte)
            if byte == UInt8(ascii: ","), depth == 0 {
                choices.append([])
            } else {
                choices[choices.endIndex - 1].append(byte)
            }
        }
        return choices
    }

    private static func depthChange(_ byte: UInt8) -> Int {
        byte == UInt8(ascii: "{") ? 1 : byte == UInt8(ascii: "}") ? -1 : 0
    }

    /// Why a pattern cannot mean what its author meant; nil for a sound one.
    package static func problem(in pattern: String) -> String? {
        if pattern.isEmpty { return "must not be empty" }
        var depth = 0
        for byte in pattern.utf8 {
            depth += depthChange(byte)
            if depth < 0 { return "has a \"}\" that closes no brace" }
        }
        return depth > 0 ? "has a \"{\" that is not closed" : nil
    }

    /// Two-pointer matching with one backtracking point for `*` and one for `**`: never exponential.
    private static func matches(_ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>) -> Bool {
        var (p, s) = (pattern.startIndex, path.startIndex)
        var star: (pattern: Int, path: Int)?
        var deepStar: (pattern: Int, path: Int)?
        while s < path.endIndex {
            if p < pattern.endIndex, pattern[p] == UInt8(ascii: "*") {
                if p + 1 < pattern.endIndex, pattern[p + 1] == UInt8(ascii: "*") {
                    p += 2
                    if p < pattern.endIndex, pattern[p] == UInt8(ascii: "/") { p += 1 }
                    deepStar = (p, s)
                    star = nil
                } else {
                    p += 1
                    star = (p, s)
                }
            } else if p < pattern.endIndex, Self.fits(pattern[p], path[s]) {
                p += 1
                s += 1
            } else if let back = star, path[back.path] != UInt8(ascii: "/") {
                star = (back.pattern, back.path + 1)
                (p, s) = (back.pattern, back.path + 1)
            } else if let back = deepStar {
                let next = Self.nextDeepStart(
                    after: back.path, in: path, atName: pattern.isNameStart(back.pattern))
                guard let next else { return false }
                deepStar = (back.pattern, next)
                star = nil
                (p, s) = (back.pattern, next)
            } else {
                return false
            }
        }
        while p < pattern.endIndex, pattern[p] == UInt8(ascii: "*") { p += 1 }
        return p == pattern.endIndex
    }

    /// After `**/` a match starts at a name; after a bare `**` anywhere.
    private static func nextDeepStart(after place: Int, in path: ArraySlice<UInt8>, atName: Bool) -> Int? {
        guard place < path.endIndex else { return nil }
        guard atName else { return place + 1 }
        return path[place...].firstIndex(of: UInt8(ascii: "/")).map { $0 + 1 }
    }

    private static func fits(_ pattern: UInt8, _ byte: UInt8) -> Bool {
        pattern == byte || (pattern == UInt8(ascii: "?") && byte != UInt8(ascii: "/"))
    }
}

extension ArraySlice<UInt8> {
    fileprivate func isNameStart(_ index: Int) -> Bool {
        index > startIndex && self[index - 1] == UInt8(ascii: "/")
    }
}
