/// The order that NFC asks of the marks on one letter, where the standard library is slow or wrong.
///
/// The standard library sorts marks by insertion, which is quickest for a few: for a megabyte of marks above and below in
/// turns it takes a minute and a half.
enum MarkOrder {
    /// Up to here insertion is left to it.
    private static let manyMarks = 32

    /// The text itself, or one that is canonically equivalent and whose long rows of marks are in order.
    static func applied(to text: String) -> String {
        guard needsOrder(text) else { return text }
        var scalars = String.UnicodeScalarView()
        var row: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if order(scalar) == 0 {
                append(&row, to: &scalars)
                scalars.append(scalar)
            } else {
                row += pair(scalar) ?? [scalar]
            }
        }
        append(&row, to: &scalars)
        return String(scalars)
    }

    private static func needsOrder(_ text: String) -> Bool {
        var row = 0
        for scalar in text.unicodeScalars {
            row = order(scalar) == 0 ? 0 : row + 1
            if row > manyMarks || pair(scalar) != nil { return true }
        }
        return false
    }

    /// Marks of one class stay in their order: swapped they would be another text.
    private static func append(_ row: inout [Unicode.Scalar], to scalars: inout String.UnicodeScalarView) {
        guard !row.isEmpty else { return }
        var classes: [[Unicode.Scalar]] = Array(repeating: [], count: 256)
        for scalar in row { classes[Int(order(scalar))].append(scalar) }
        for marks in classes { scalars.append(contentsOf: marks) }
        row.removeAll(keepingCapacity: true)
    }

    /// 0 for what begins a new row.
    private static func order(_ scalar: Unicode.Scalar) -> UInt8 {
        if scalar.value < 0x300 { return 0 }
        if pair(scalar) != nil { return 129 }
        return scalar.properties.canonicalCombiningClass.rawValue
    }

    /// The only scalars of class 0 that are made of nothing but marks; the standard library takes them for letters and does
    /// not order what they are made of.
    private static func pair(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
        switch scalar.value {
        case 0xF73: ["\u{F71}", "\u{F72}"]
        case 0xF75: ["\u{F71}", "\u{F74}"]
        case 0xF81: ["\u{F71}", "\u{F80}"]
        default: nil
        }
    }
}
