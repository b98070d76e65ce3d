import Copydesk
import Foundation

/// Holds articles against a publisher's house style: phrases it never prints are told of, or their paragraphs go.
struct HouseStyle: ArticleStage {
    struct Options: ComponentOptions {
        enum Action: String, CaseIterable { case warn, remove }

        let phrases: [String]
        let action: Action
        let minimumWords: Int

        init(reading reader: inout OptionReader) {
            phrases = reader.strings("phrases", default: [], "Phrases that the house never prints.")
            action = reader.choice("action", default: .warn, "Warn of a paragraph with a phrase, or remove it.")
            minimumWords = reader.integer(
                "minimumWords", default: 0, in: 0...10_000, "Words below which an article is dropped as too_short.")
            if phrases.contains("") { reader.report("must not hold an empty phrase", option: "phrases") }
        }
    }

    static let kind = "house-style"
    static let summary = "Warns of phrases that the house never prints, or removes their paragraphs."
    private let options: Options

    init(options: Options, files: inout ComponentFiles) {
        self.options = options
    }

    func process(_ article: inout ArticleDraft) -> Verdict {
        if options.action == .remove {
            article.removeParagraphs { offends($0) ? Removal(rule: "banned-phrase") : nil }
        } else if offends(article.text) {
            article.warn("house_style_banned_phrase")
        }
        let words = article.text.split(whereSeparator: \.isWhitespace).count
        return words < options.minimumWords ? .drop("too_short") : .keep
    }

    private func offends(_ text: String) -> Bool {
        options.phrases.contains { text.range(of: $0, options: .caseInsensitive) != nil }
    }
}
