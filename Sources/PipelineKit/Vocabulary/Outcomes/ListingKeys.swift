/// What names a row of a run's tables, so that it is not told anew when its input is read again.
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
