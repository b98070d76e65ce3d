/// An input as listed, before an item is made of it: most inputs of a nightly run are unchanged.
package struct ListedInput: Sendable {
    /// The bytes of `SourceItem.path`.
    package var path: [UInt8]
    package var bytes: Int
    package var modified: Int?
    /// Whether the listing already knows it to be unreadable.
    package var isFaulty: Bool

    package init(path: [UInt8], bytes: Int, modified: Int?, isFaulty: Bool) {
        self.path = path
        self.bytes = bytes
        self.modified = modified
        self.isFaulty = isFaulty
    }
}
