/// The folders of a dataset that hold rows.
package enum TableFolders {
    /// Those whose rows Copydesk writes and can verify.
    static let standard = [
        "articles", "articles_csv", "duplicates", "removed", "quarantine", "drops", "changes",
    ]

    /// Where a sink puts its files: "articles_feed_list" for "feed-list".
    package static func folder(ofSink kind: String) -> String {
        "articles_" + kind.map { $0 == "-" ? "_" : String($0) }.joined()
    }

    /// Whether a path is a file of an added sink, of which only the digest can be verified.
    static func isOwn(_ path: String) -> Bool {
        let table = path.prefix { $0 != "/" }
        return table.hasPrefix("articles_") && !standard.contains(String(table))
    }
}
