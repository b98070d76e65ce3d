/// Lines of programs that look like words: imports, queries and commands.
enum CodeLine {
    /// Longer lines are not looked at.
    private static let longest = 400
    private static let verbs = [
        "SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE ", "CREATE VIEW ",
        "CREATE INDEX ",
        "ALTER TABLE ", "DROP TABLE ",
    ]
    /// What a query has behind its verb, or as the second part of it.
    private static let clauses: Set<String> = [
        "FROM", "INTO", "SET", "VALUES", "TABLE", "VIEW", "INDEX", "WHERE",
    ]
    /// What the further lines of a query begin with.
    private static let furtherLines = [
        "FROM ", "WHERE ", "ORDER BY ", "GROUP BY ", "HAVING ", "JOIN ", "LEFT JOIN ", "INNER JOIN ",
        "LIMIT ",
        "VALUES", "SET ", "AND ",
    ]

    /// Where code ends that begins with the line at a place; nil if that is no code.
    static func end(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        guard mayBegin(bytes, at: start) else { return nil }
        let first = line(bytes, from: start)
        if isImport(first) || ShellLine.isCommand(first) { return start + first.utf8.count }
        return endOfQuery(bytes, from: start, first)
    }

    /// Whether a line begins with a small letter, a prompt or two capitals, which few do.
    @inline(__always)
    private static func mayBegin(_ bytes: Span<UInt8>, at start: Int) -> Bool {
        guard start + 1 < bytes.count else { return false }
        switch (bytes[start], bytes[start + 1]) {
        case (0x41...0x5A, 0x41...0x5A): return true
        default: return ShellLine.mayBegin(bytes[start])
        }
    }

    /// `import a`, `import a as b`, `from a import b` or `using A;`, and nothing else.
    private static func isImport(_ line: String) -> Bool {
        let words = line.split(separator: " ")
        switch (words.first, words.count) {
        case ("import", 2): return words[1].last?.isLetter == true
        case ("import", 4): return words[2] == "as"
        case ("from", 4...): return words[2] == "import"
        case ("using", 2): return words[1].last == ";"
        default: return false
        }
    }

    /// The end of a query whose first line is given.
    ///
    /// A headline in capitals has no small letter, the names of a query have.
    private static func endOfQuery(_ bytes: Span<UInt8>, from start: Int, _ first: String) -> Int? {
        guard verbs.contains(where: first.hasPrefix) else { return nil }
        var query = first
        var end = start + first.utf8.count
        while end + 1 < bytes.count {
            let next = line(bytes, from: end + 1)
            guard furtherLines.contains(where: next.hasPrefix) else { break }
            query += " " + next
            end += 1 + next.utf8.count
        }
        let hasClause = query.split(separator: " ").contains { clauses.contains(String($0)) }
        return hasClause && query.contains { $0.isLowercase || $0 == "*" || $0 == "_" } ? end : nil
    }

    /// The line at a place; empty for a long one.
    private static func line(_ bytes: Span<UInt8>, from start: Int) -> String {
        var end = start
        while end < bytes.count && bytes[end] != 0x0A {
            guard end - start < longest else { return "" }
            end += 1
        }
        var line: [UInt8] = []
        for place in start..<end { line.append(bytes[place]) }
        return String(decoding: line, as: UTF8.self)
    }
}
