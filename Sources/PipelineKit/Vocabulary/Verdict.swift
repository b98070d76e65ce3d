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

/// A fault of one document: it goes to quarantine and the run goes on.
package struct DocumentFault: Error, Sendable, Equatable {
    /// Short and stable, such as `empty_input`; operators count by it.
    package var code: String
    /// What failed and, where it helps, what to do.
    package var message: String
    /// Place in the raw bytes, where it is known.
    package var offset: Int?
    /// Which member of the input, where it has members.
    package var member: String?
    /// The document is sound but not wanted: it is dropped and counted, not quarantined.
    package var isDrop = false
    /// The machine failed or ran out of something, which is not the document's fault: the run ends.
    package var isEnvironmental = false

    package init(code: String, message: String, offset: Int? = nil, member: String? = nil) {
        self.code = code
        self.message = message
        self.offset = offset
        self.member = member
    }

    /// A drop of a sound but unwanted document, such as a list of URLs.
    package static func drop(_ reason: DropReason) -> DocumentFault {
        var fault = DocumentFault(code: reason.code, message: "")
        fault.isDrop = true
        return fault
    }
}

/// One row of `quarantine/`: a document that did not become a record, and why.
package struct QuarantineEntry: Sendable, Equatable {
    package var input: InputReference
    /// The stage that found the fault, or "source".
    package var stage: String
    package var fault: DocumentFault

    package init(input: InputReference, stage: String, fault: DocumentFault) {
        self.input = input
        self.stage = stage
        self.fault = fault
    }
}
