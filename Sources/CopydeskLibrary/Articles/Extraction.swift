internal import PipelineKit

/// What came out of one input.
public struct Extraction: Sendable {
    /// The articles, in the order of the input.
    public var articles: [Article] = []
    /// What gave no article, and why.
    public var omissions: [Omission] = []

    /// A document that is not among the articles.
    public struct Omission: Sendable, Equatable {
        /// Which member of an archive or entry of a feed; nil for the input as a whole.
        public var member: String?
        /// Short and stable: `no_text`, `binary_input`, `damaged_archive` and so on.
        public var code: String
        /// A sentence for people; empty where the code says it all.
        public var message: String
        /// Whether something was wrong with it, unlike a healthy document that holds no article.
        public var isFault: Bool
    }

    init(_ outcomes: [StageChain.Outcome]) {
        for outcome in outcomes {
            switch outcome {
            case .record(let record): articles.append(Article(record))
            case .dropped(let reason, let input):
                omissions.append(
                    Omission(member: input.member, code: reason.code, message: "", isFault: false))
            case .quarantined(let entry):
                omissions.append(
                    Omission(
                        member: entry.input.member, code: entry.fault.code, message: entry.fault.message,
                        isFault: true))
            case .duplicate: continue
            }
        }
    }
}
