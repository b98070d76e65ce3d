/// BILOU labels over three types: outside is 0, then begin, inside, last, unit for each type.
package enum EntityLabel {
    package static let count = 13
    /// The state before the first and after the last token.
    package static let edge = 13
    package static let outside = 0
    /// The types in the order of their labels.
    package static let types: [EntityType] = [.person, .organization, .location]

    private static let begin = 0
    private static let inside = 1
    private static let last = 2
    private static let unit = 3

    /// Whether `next` may follow `label`; both may be `edge`.
    package static func mayFollow(_ label: Int, _ next: Int) -> Bool {
        let (open, after) = (parts(label), parts(next))
        let continues = after?.role == inside || after?.role == last
        return open?.role == begin || open?.role == inside
            ? continues && open?.type == after?.type : !continues
    }

    /// The role and the type's index; nil for outside and the edge.
    private static func parts(_ label: Int) -> (role: Int, type: Int)? {
        guard label > 0, label < edge else { return nil }
        return ((label - 1) % 4, (label - 1) / 4)
    }

    /// The labels of a span of `count` tokens.
    package static func labels(type: EntityType, count: Int) -> [Int] {
        guard let index = types.firstIndex(of: type), count > 0 else { return [] }
        let base = 1 + index * 4
        if count == 1 { return [base + unit] }
        return [base + begin] + Array(repeating: base + inside, count: count - 2) + [base + last]
    }

    /// The spans of a label sequence; broken ones are left out.
    package static func spans(_ labels: [UInt8], base: Int, certainty: [Float]) -> [EntitySpan] {
        var spans: [EntitySpan] = []
        var open: Int?
        for (index, label) in labels.enumerated() {
            guard let (role, type) = parts(Int(label)) else {
                open = nil
                continue
            }
            if role == begin || role == unit { open = index }
            guard role == unit || role == last, let start = open else { continue }
            let confidence = certainty[start...index].min() ?? 0
            spans.append(
                EntitySpan(
                    lower: base + start, upper: base + index + 1, type: types[type], confidence: confidence))
            open = nil
        }
        return spans
    }
}
