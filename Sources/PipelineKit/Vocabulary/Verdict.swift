/// What a stage decides about a healthy document.
package enum Verdict: Sendable, Equatable {
    case keep
    /// Healthy but unwanted: counted by reason.
    case drop(DropReason)
    /// A copy of another record: a row of `duplicates/`.
    case duplicate(Duplication)
}

/// Why a healthy document does not become a record; the manifest counts the code.
package struct DropReason: Sendable, Hashable, ExpressibleByStringLiteral {
    package var code: String

    package init(_ code: String) { self.code = code }
    package init(stringLiteral value: String) { code = value }
}

/// One row of `drops/`: a healthy document that was left out, and why.
package struct DropEntry: Sendable, Equatable {
    package var input: InputReference
    /// The stage that left it out, or "publish" for what the runner does.
    package var stage: String
    package var reason: DropReason
    /// What was known of it.
    package var url: String?
    package var title: String?

    package init(
        input: InputReference, stage: String, reason: DropReason, url: String? = nil, title: String? = nil
    ) {
        self.input = input
        self.stage = stage
        self.reason = reason
        self.url = url
        self.title = title
    }

    /// A record that is left out.
    init(_ record: borrowing Record, stage: String, reason: DropReason) {
        self.init(
            input: record.input, stage: stage, reason: reason, url: record.url ?? record.canonicalURL,
            title: record.title)
    }
}

extension QuarantineEntry {
    /// Names the fault of these bytes at this place, so that a container that is read again does not list it anew; nil where
    /// the bytes were not read.
    var listingKey: UInt64? {
        guard let digest = input.sha256, !digest.isEmpty else { return nil }
        return IdentityEvidence.key(
            "quarantine\n\(input.path)\n\(input.member ?? "")\n\(digest)\n\(stage)\n\(fault.code)\n\(fault.message)"
        )
    }
}

extension Duplication {
    /// Names a copy of a record, so that a feed or a file that is read again does not list it anew.
    ///
    /// An entry moves from feed to feed; another document is another copy.
    func listingKey(_ record: borrowing Record) -> UInt64 {
        let place = record.kind == .feedEntry ? "" : record.input.path + "\n" + (record.input.member ?? "")
        return IdentityEvidence.key(
            "duplicate\n\(record.id)\n\(canonicalID)\n\(place)\n\(PublishedText.digest(of: record.text))")
    }
}

/// Which record a document duplicates, and the evidence.
package struct Duplication: Sendable, Equatable {
    /// The `id` of the canonical record.
    package var canonicalID: String
    /// 0…1, an estimate of the share of text in common.
    package var similarity: Double
    /// "url", "exact" or "near", with details after a colon where there are some.
    package var reason: String

    package init(canonicalID: String, similarity: Double, reason: String) {
        self.canonicalID = canonicalID
        self.similarity = similarity
        self.reason = reason
    }
}

/// One row of `quarantine/`: a document that did not become a record, and why.
package struct QuarantineEntry: Sendable, Equatable {
    package var input: InputReference
    /// The stage that found the fault, or "source".
    package var stage: String
    package var fault: Fault

    package init(input: InputReference, stage: String, fault: Fault) {
        self.input = input
        self.stage = stage
        self.fault = fault
    }
}
