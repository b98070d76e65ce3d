internal import PipelineKit

/// What was extracted from one input.
public struct Extraction: Sendable, Equatable {
    /// The articles, in the order of the input.
    public var articles: [Article] = []
    /// The documents that gave no article, and why, in the order of the input.
    public var omissions: [Omission] = []

    /// The outcome of one document.
    public enum Item: Sendable, Equatable {
        /// The document is an article.
        case article(Article)
        /// The document gave no article.
        case omission(Omission)
    }

    /// A document that is not among the articles.
    public struct Omission: Sendable, Equatable {
        /// The input that held it.
        public var path: String
        /// Which member of an archive or entry of a feed; nil for the input as a whole.
        public var member: String?
        /// Short and stable: `no_text`, `binary_input`, `damaged_archive` and so on.
        public var code: String
        /// A sentence for readers; nil where the code is enough.
        public var message: String?
        /// Whether something was wrong with it; false for a healthy document without an article.
        public var isFault: Bool
    }

    init(_ items: [Item]) {
        for item in items {
            switch item {
            case .article(let article): articles.append(article)
            case .omission(let omission): omissions.append(omission)
            }
        }
    }
}

extension Extraction.Item {
    /// Creates the outcome; nil for what is no document, or only refers to another one.
    init?(_ outcome: StageChain.Outcome, columns: Set<Article.OptionalColumn>) {
        switch outcome {
        case .record(let record):
            guard !record.isReference else { return nil }
            var article = Article(record)
            article.optionalColumns = columns
            self = .article(article)
        case .dropped(let entry): self = .omission(.init(entry.input, entry.reason.code))
        case .quarantined(let entry):
            self = .omission(.init(entry.input, entry.fault.code, entry.fault.message, isFault: true))
        case .failed(let input, let fault):
            self = .omission(.init(input, fault.code, fault.message, isFault: true))
        case .duplicate, .counted: return nil
        }
    }
}

extension Extraction.Omission {
    init(_ input: InputReference, _ code: String, _ message: String? = nil, isFault: Bool = false) {
        self.init(path: input.path, member: input.member, code: code, message: message, isFault: isFault)
    }
}
