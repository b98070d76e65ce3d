internal import TextKit

/// What earlier runs published under an id, and what they learned of it besides.
package struct PublishedText: Sendable, Equatable {
    /// The text of the highest revision.
    package struct Newest: Sendable, Equatable {
        /// As made by `digest(of:)`.
        package var digest: String
        /// Where the state knows them.
        package var words: Int?
        /// The document that brought it, as `IdentityEvidence` names it.
        package var document: UInt64?
        package var statement: RecordStatement?

        package init(
            digest: String, words: Int? = nil, document: UInt64? = nil, statement: RecordStatement? = nil
        ) {
            self.digest = digest
            self.words = words
            self.document = document
            self.statement = statement
        }
    }

    /// The highest.
    package var revision: Int
    /// Digests of all its texts, as made by `digest(of:)`.
    package var textDigests: Set<String>
    package var newest: Newest?
    /// All that documents were found to state of it, by voice.
    package var statements: [RecordStatement] = []
    /// Texts about it that were left out: summaries, entries that were joined to its page, copies at other addresses.
    package var otherTexts: Set<UInt64> = []
    /// Whether pruning has taken it out of the dataset.
    package var isWithdrawn = false

    package init(revision: Int, textDigests: Set<String>) {
        self.revision = revision
        self.textDigests = textDigests
    }

    /// 32 hex digits that identify a text.
    package static func digest(of text: String) -> String { ContentDigest.id(of: text) }

    // MARK: Judgement

    /// What a record is to an article that is published.
    enum Judgement {
        case revision
        /// It says nothing that was not there before.
        case unchanged
        /// It is only the summary of a text that is published.
        case summary
        /// It is only what a browser showed of a page whose own text is published.
        case rendering
    }

    func judge(_ document: JudgedDocument) -> Judgement {
        let isOwnDocument = newest?.document != nil && document.place == newest?.document
        if !textDigests.contains(document.digest) {
            let isLeftOut = otherTexts.contains(document.textKey)
            if isLeftOut, !isOwnDocument { return .unchanged }
            if document.isRendering, hasPage { return .rendering }
            return isSummarised(by: document) ? .summary : .revision
        }
        // Its own document was read before it was withdrawn; another one, or a correction, brings it back.
        if isWithdrawn, !isOwnDocument { return .revision }
        guard let newest else { return .unchanged }
        // Another document with an old text, a copy that was kept, says nothing new.
        if newest.digest != document.digest { return isOwnDocument ? .revision : .unchanged }
        guard let statement = document.statement else { return .unchanged }
        let isCorrected = corrects(statement, isOwnDocument) || corrects(document.joined)
        return isCorrected ? .revision : .unchanged
    }

    /// Whether a page of its own was read, not only entries and what browsers showed; where nothing is known of that, it
    /// is taken to have been.
    private var hasPage: Bool {
        let voices = statements.map(\.voice) + [newest?.statement?.voice].compactMap { $0 }
        return voices.isEmpty || voices.contains(.page)
    }

    private func isSummarised(by document: JudgedDocument) -> Bool {
        guard document.isSummary, let known = newest?.words else { return false }
        return document.words * 3 < known * 2
    }

    /// Whether a document states something new, or its newest document has gone back to what was stated before.
    ///
    /// What feed and page state in turns is nothing new from the second night on, and an entry never corrects a page.
    private func corrects(_ statement: RecordStatement, _ isOwnDocument: Bool) -> Bool {
        let last = newest?.statement ?? statements.last { $0.voice != .joined }
        guard let last, last.facts != statement.facts else { return false }
        guard statements.contains(statement) else { return statement.voice.mayCorrect(last.voice) }
        return isOwnDocument && statement.voice == last.voice
    }

    /// Whether page and entry together state something new.
    ///
    /// What they state together for the first time, or since the page has changed, is compared with nothing.
    private func corrects(_ joined: RecordStatement?) -> Bool {
        guard let joined else { return false }
        let earlier = statements.filter { $0.voice == .joined && $0.page == joined.page }
        return !earlier.isEmpty && !earlier.contains(joined)
    }
}

/// What of a record tells whether it says something new.
struct JudgedDocument {
    var digest: String
    var textKey: UInt64
    var words: Int
    var isSummary: Bool
    var isRendering: Bool
    /// As `IdentityEvidence` names it.
    var place: UInt64
    /// What it states itself, and what together with an entry that was joined to it.
    var statement: RecordStatement?
    var joined: RecordStatement?

    init(_ record: borrowing Record, _ evidence: IdentityEvidence) {
        digest = PublishedText.digest(of: record.text)
        textKey = evidence.likeness.textKey
        words = evidence.likeness.words
        isSummary = record.isSummary
        isRendering = record.isRendering
        (place, statement) = (evidence.document, evidence.statement)
        joined = .joined(record, to: evidence.statement)
    }
}

/// A document of an article that is known already, which brings nothing new: what it is found by counts for the article.
package struct KnownDocument: Sendable {
    /// The article's.
    package var id: String
    package var keys: [UInt64]
    package var statements: [RecordStatement]
    /// Of texts that are about the article and are not published.
    package var likenesses: [ArticleLikeness]

    /// `isLeftOut` where the document's text is not one that is published.
    init?(_ record: borrowing Record, of id: String, isLeftOut: Bool) {
        guard let evidence = record.attachments[IdentityEvidence.self] else { return nil }
        self.id = id
        keys = evidence.keys
        statements = [evidence.statement, .joined(record, to: evidence.statement)].compactMap { $0 }
        likenesses = evidence.joined + (isLeftOut ? [evidence.likeness] : [])
    }

    /// What is known by a record that is published.
    package init?(publishing record: borrowing Record) {
        self.init(record, of: record.id, isLeftOut: false)
    }
}
