/// A format in which the articles of a run are written.
///
/// It only turns an article into the bytes of a row. The engine splits them into files of bounded size, compresses
/// them, adds digests to the manifest and publishes the run atomically. The folder is `articles_` and the sink's kind,
/// with `_` for `-`.
public protocol ArticleSink: Component {
    /// The extension of its files: "tsv".
    static var fileExtension: String { get }

    /// The first bytes of every file; empty by default.
    var header: [UInt8] { get }

    /// The bytes of one row, with its terminator.
    func row(for article: Article) -> [UInt8]

    /// What stands between two rows of a file, where a terminator is not enough; empty by default.
    var separator: [UInt8] { get }

    /// The last bytes of every file; empty by default.
    var footer: [UInt8] { get }
}

extension ArticleSink {
    /// Empty.
    public var header: [UInt8] { [] }
    /// Empty.
    public var separator: [UInt8] { [] }
    /// Empty.
    public var footer: [UInt8] { [] }
}
