internal import TextKit

extension Record {
    /// A hash of all that it states, whatever file it stands in: an order that the names of files cannot change.
    package var contentKey: UInt64 {
        let fields = [
            title, published, modified, canonicalURL, url, subtitle, source, domain, section, language,
            summary, image,
            guid, fetched, origin, pageType?.rawValue, kind.rawValue, text,
        ]
        let lists = [authors, tags, warnings].map { $0.joined(separator: "\u{1F}") }
        let all = fields.map { $0.map { "+" + $0 } ?? "" } + lists
        return XXH3.hash(Array(all.joined(separator: "\u{1E}").utf8))
    }
}
