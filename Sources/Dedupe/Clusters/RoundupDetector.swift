/// Recognises digests and live round-ups: documents made of parts of several other stories.
///
/// A digest contains the lead of a story verbatim, as a shortened copy does. The difference is that other
/// parts of it come from other stories that are unrelated to each other.
struct RoundupDetector: Sendable {
    /// Minimum number of unrelated stories in a container.
    private static let minimumParts = 3
    /// The same where each part begins as its story does: background of two stories begins with neither.
    private static let minimumLeads = 2
    /// A partner that covers more eighths than this is the same story, not a part.
    private static let maximumCover = 5
    /// Maximum partners examined for one document.
    private static let partnerCap = 24
    /// Fewer sampled sequences in common are just a phrase.
    static let minimumShared = 5
    /// Maximum other partners checked for whether what they share is boilerplate.
    private static let witnessCap = 4

    /// Another document that shares part of a document.
    struct Overlap: Sendable {
        var document: UInt32
        var partner: UInt32
        /// The eighths of `document` that the partner has too.
        var cover: UInt8
        /// Whether that part is how the partner begins.
        var isLead = false
    }

    private var overlaps: [Overlap] = []

    /// Notes what a compared pair shares, for each document of which it is only a part.
    mutating func note(_ evidence: PairEvidence, _ first: UInt32, _ second: UInt32) {
        guard evidence.sharedCount >= Self.minimumShared else { return }
        let (own, other) = (evidence.coverFirst, evidence.coverSecond)
        note(Overlap(document: first, partner: second, cover: own, isLead: other & 1 != 0))
        note(Overlap(document: second, partner: first, cover: other, isLead: own & 1 != 0))
    }

    private mutating func note(_ overlap: Overlap) {
        let eighths = overlap.cover.nonzeroBitCount
        if eighths > 0 && eighths <= Self.maximumCover { overlaps.append(overlap) }
    }

    /// Which of `count` documents are containers; `isForeign` is whether two have nothing in common.
    func containers(among count: Int, isForeign: (UInt32, UInt32) -> Bool) -> [Bool] {
        var found = [Bool](repeating: false, count: count)
        let ordered = overlaps.sorted { ($0.document, $0.partner) < ($1.document, $1.partner) }
        var start = 0
        while start < ordered.count {
            var end = start + 1
            while end < ordered.count, ordered[end].document == ordered[start].document { end += 1 }
            let partners = ordered[start..<min(end, start + Self.partnerCap)]
            // Documents of earlier runs were decided then.
            if Int(ordered[start].document) < count {
                found[Int(ordered[start].document)] = isContainer(partners, isForeign: isForeign)
            }
            start = end
        }
        return found
    }

    private func isContainer(_ partners: ArraySlice<Overlap>, isForeign: (UInt32, UInt32) -> Bool) -> Bool {
        var parts: [Overlap] = []
        for partner in partners {
            // Parts may meet inside an eighth, so one eighth in common is not an overlap.
            let isApart = parts.allSatisfy { ($0.cover & partner.cover).nonzeroBitCount <= 1 }
            if isApart && parts.allSatisfy({ isForeign($0.partner, partner.partner) })
                && !isBoilerplate(partner, among: partners, isForeign: isForeign)
            {
                parts.append(partner)
                let leads = parts.count(where: \.isLead)
                if parts.count == Self.minimumParts || leads == Self.minimumLeads { return true }
            }
        }
        return false
    }

    /// Whether documents that have nothing else in common share the same place of this one.
    private func isBoilerplate(
        _ part: Overlap, among partners: ArraySlice<Overlap>, isForeign: (UInt32, UInt32) -> Bool
    ) -> Bool {
        partners.lazy
            .filter { $0.partner != part.partner && ($0.cover & part.cover) != 0 }
            .filter { ($0.cover & part.cover).nonzeroBitCount * 2 >= part.cover.nonzeroBitCount }
            .prefix(Self.witnessCap)
            .contains { isForeign($0.partner, part.partner) }
    }
}
