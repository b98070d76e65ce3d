/// The folders of a dataset that hold rows.
package enum TableFolders {
    /// Those whose rows Copydesk writes, and can prove.
    static let standard = ["articles", "articles_csv", "duplicates", "removed", "quarantine"]

    /// Where a sink puts its files: "articles_feed_list" for "feed-list".
    package static func folder(ofSink kind: String) -> String {
        "articles_" + kind.map { $0 == "-" ? "_" : String($0) }.joined()
    }

    /// Whether a path leads to what a program's own sink wrote: bytes that only their digest can prove.
    static func isOwn(_ path: String) -> Bool {
        let table = path.prefix { $0 != "/" }
        return table.hasPrefix("articles_") && !standard.contains(String(table))
    }
}
