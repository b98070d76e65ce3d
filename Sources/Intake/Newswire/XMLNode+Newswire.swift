package import Markup
internal import TextKit

extension XMLNode {
    /// The content as a text with markup, or nil if there is none.
    var markup: FeedText? {
        let markup = ASCII.trimmedText(hasElements ? innerMarkup : text)
        guard !markup.isEmpty else { return nil }
        return FeedText(markup, kind: hasElements ? .html : .unstated, language: language)
    }

    /// The first element below with a name, or nil.
    package func first(_ local: String) -> XMLNode? { descendants(local).first }

    /// The text with blanks folded, as a line of a newswire is meant.
    package var line: String? {
        FeedText(innerMarkup, kind: .html).plainText.map { $0.split(separator: "\n").joined(separator: " ") }
    }
}
