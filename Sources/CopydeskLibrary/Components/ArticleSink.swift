/// A format in which the articles of a run are written.
///
/// It only turns an article into the bytes of a row. Files of bounded size, compression, digests in the manifest and the
/// publication of the whole run in one step are the engine's. The files stand in a folder `articles_` with the sink's
/// kind, `-` as `_`.
public protocol ArticleSink: Component {
    /// What its files' names end with: "tsv".
    static var fileExtension: String { get }

    /// What every file begins with; nothing where nothing is said.
    var header: [UInt8] { get }

    /// The bytes of an article, with what ends them.
    func row(for article: Article) -> [UInt8]
}

extension ArticleSink {
    /// Nothing.
    public var header: [UInt8] { [] }
}
