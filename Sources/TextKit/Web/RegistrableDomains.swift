/// The Public Suffix List: which part of a host is its registrable domain.
///
/// Algorithm and data: publicsuffix.org (MPL 2.0), only the ICANN rules.
package struct RegistrableDomains: Sendable {
    private var suffixes: Set<String> = []
    private var wildcards: Set<String> = []
    private var exceptions: Set<String> = []

    /// Reads rules, one per line; comments ("//") and blank lines are skipped.
    package init(rules: String) {
        for line in rules.split(whereSeparator: \.isNewline) where !line.hasPrefix("//") {
            let rule = line.prefix { $0 != " " && $0 != "\t" }
            if rule.hasPrefix("*.") {
                wildcards.insert(String(rule.dropFirst(2)))
            } else if rule.hasPrefix("!") {
                exceptions.insert(String(rule.dropFirst()))
            } else if !rule.isEmpty {
                suffixes.insert(String(rule))
            }
        }
    }

    /// The registrable part of a lower-case host; the host itself if it is an address or a suffix.
    package func registrable(_ host: String) -> String {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        if labels.count < 2 || host.hasPrefix("[") || labels.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x3A } })
        {
            return host
        }
        for start in 0..<labels.count {
            let candidate = labels[start...].joined(separator: ".")
            let parent = labels[(start + 1)...].joined(separator: ".")
            if exceptions.contains(candidate) { return candidate }
            if suffixes.contains(candidate) || wildcards.contains(parent) {
                return labels[max(0, start - 1)...].joined(separator: ".")
            }
        }
        return labels.suffix(2).joined(separator: ".")
    }
}
