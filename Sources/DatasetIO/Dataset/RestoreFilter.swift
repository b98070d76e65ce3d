package import JSON

/// Which removed blocks to restore.
package struct RestoreFilter: Sendable {
    /// Categories; empty for all.
    package var categories: Set<String> = []
    /// Rules by name; a trailing "*" matches anything; empty for all.
    package var rules: [String] = []
    /// Article ids; empty for all.
    package var ids: Set<String> = []

    package init() {}

    /// Whether to restore the block of a row of `removed/`.
    package func selects(_ row: JSONValue) -> Bool {
        guard let id = row["id"]?.string, let category = row["category"]?.string,
            let rule = row["rule"]?.string
        else { return false }
        return (ids.isEmpty || ids.contains(id)) && (categories.isEmpty || categories.contains(category))
            && (rules.isEmpty || rules.contains { Self.matches(rule, $0) })
    }

    private static func matches(_ rule: String, _ pattern: String) -> Bool {
        pattern.hasSuffix("*") ? rule.hasPrefix(pattern.dropLast()) : rule == pattern
    }
}
