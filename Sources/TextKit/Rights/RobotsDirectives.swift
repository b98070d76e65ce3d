/// What a robots statement, of a `meta` element or a header, tells all robots.
package enum RobotsDirectives {
    /// The directives of one or more statements in lower case, in order, each once.
    ///
    /// Commas part them, or blanks where there is no comma; a date behind "unavailable_after" may hold both.
    package static func list(_ statements: [String]) -> [String] {
        var directives: [String] = []
        for statement in statements {
            for directive in split(statement.lowercased()) where !directives.contains(directive) {
                if directives.count == maximumCount { return directives }
                directives.append(directive)
            }
        }
        return directives
    }

    /// There are about twenty directives; more are no statement to robots.
    private static let maximumCount = 64

    private static func split(_ statement: String) -> [String] {
        let isList = statement.utf8.contains(UInt8(ascii: ","))
        let isPair = statement.utf8.contains(UInt8(ascii: ":"))
        var directives: [String] = []
        for part in statement.split(whereSeparator: { $0 == "," || !isList && !isPair && $0.isWhitespace }) {
            let directive = tight(part)
            if let last = directives.last, last.hasPrefix(unavailable), isRestOfDate(directive) {
                directives[directives.count - 1] = last + ", " + directive
            } else if !directive.isEmpty {
                directives.append(directive)
            }
        }
        return directives
    }

    private static let unavailable = "unavailable_after"

    /// "21-feb-26 15:00:00 gmt" behind the day of the week that RFC 850 writes with a comma.
    private static func isRestOfDate(_ part: String) -> Bool {
        part.utf8.first.map { ASCII.isDigit($0) } == true
    }

    /// Blanks folded, and none before and behind the first colon: "max-snippet: 20".
    private static func tight(_ part: Substring) -> String {
        let text = part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return text }
        return text[..<colon].trimmedBlanks + ":" + text[text.utf8.index(after: colon)...].trimmedBlanks
    }

    /// Whether the directives keep AI from the page: DeviantArt's `noai` (`noimageai` speaks of images only), Mojeek's `noml`, and the rule
    /// of the IETF's draft on robots and AI.
    package static func refusesAI(_ directives: [String]) -> Bool {
        directives.contains { refusals.contains($0) }
    }

    private static let refusals: Set<String> = ["noai", "noml", "disallowaitraining"]

    /// Whether a `meta` element of this name (in lower case) speaks to a crawler that gathers texts for AI.
    package static func isNameOfAICrawler(_ name: String) -> Bool { crawlers.contains(name) }

    private static let crawlers: Set<String> = [
        "ai2bot", "amazonbot", "anthropic-ai", "applebot-extended", "bytespider", "ccbot", "chatgpt-user",
        "claude-web", "claudebot", "cohere-ai", "diffbot", "google-extended", "googleother", "gptbot",
        "meta-externalagent", "oai-searchbot", "omgili", "omgilibot", "perplexitybot", "youbot",
    ]
}
