internal import JSON

extension DedupeDecision {
    /// The reason with its evidence: "near: containment 0.98, resemblance 0.91, names 1.0, numbers 1.0", or
    /// "near through ID: …" where it is about another duplicate.
    package var reasonText: String {
        guard let reason else { return "" }
        guard let evidence else { return reason.rawValue }
        let figures = [
            ("containment", evidence.containment), ("resemblance", evidence.resemblance),
            ("names", evidence.nameAgreement), ("numbers", evidence.numberAgreement),
        ].map { name, value in
            var writer = JSONWriter()
            writer.decimal(value, decimals: 2)
            return "\(name) \(writer.text)"
        }
        let path = through.map { $0.isEmpty ? " through an earlier copy" : " through \($0)" } ?? ""
        return "\(reason.rawValue)\(path): " + figures.joined(separator: ", ")
    }
}
