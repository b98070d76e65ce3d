internal import DateKit
internal import TextKit

/// Dates in addresses: /2020/03/23/, /20200323-, /2020-03-23/.
enum AddressDate {
    static func read(_ evidence: PageEvidence) -> Timestamp? {
        guard let url = evidence.url, let stamp = date(in: url.path) else { return nil }
        return evidence.dateHints.isToCome(stamp) ? nil : stamp
    }

    static func date(in path: String) -> Timestamp? {
        let bytes = Array(path.utf8)
        var index = 0
        while index < bytes.count {
            guard ASCII.isDigit(bytes[index]) else {
                index += 1
                continue
            }
            let end = bytes[index...].firstIndex { !ASCII.isDigit($0) } ?? bytes.count
            if let stamp = date(bytes, index..<end) { return stamp }
            index = end
        }
        return nil
    }

    private static func date(_ bytes: [UInt8], _ run: Range<Int>) -> Timestamp? {
        func number(_ range: Range<Int>) -> Int? { Int(String(decoding: bytes[range], as: UTF8.self)) }
        if run.count == 8, let value = number(run) {
            return stamp(value / 10000, value / 100 % 100, value % 100)
                ?? stamp(value % 10000, value / 10000 % 100, value / 1_000_000)
        }
        if run.count == 2, let found = dayFirst(bytes, run) { return found }
        guard run.count == 4, let year = number(run), run.upperBound < bytes.count else { return nil }
        let separator = bytes[run.upperBound]
        guard
            separator == UInt8(ascii: "/") || separator == UInt8(ascii: "-") || separator == UInt8(ascii: "_")
        else { return nil }
        let rest = bytes[(run.upperBound + 1)...]
        let monthEnd = rest.firstIndex { !ASCII.isAlphanumeric($0) } ?? bytes.count
        guard monthEnd < bytes.count, bytes[monthEnd] == separator else { return nil }
        let monthText = String(decoding: bytes[rest.startIndex..<monthEnd], as: UTF8.self)
        guard let month = Int(monthText) ?? MonthNames.month(of: monthText.lowercased(), language: nil) else {
            return nil
        }
        let dayEnd = bytes[(monthEnd + 1)...].firstIndex { !ASCII.isDigit($0) } ?? bytes.count
        guard (1...2).contains(dayEnd - monthEnd - 1), let day = number(monthEnd + 1..<dayEnd) else {
            return nil
        }
        return stamp(year, month, day)
    }

    /// 29-10-2021.
    private static func dayFirst(_ bytes: [UInt8], _ run: Range<Int>) -> Timestamp? {
        let end = run.lowerBound + 10
        guard end <= bytes.count, end == bytes.count || !ASCII.isDigit(bytes[end]) else { return nil }
        let text = String(decoding: bytes[run.lowerBound..<end], as: UTF8.self)
        let parts = text.split(whereSeparator: { $0 == "-" || $0 == "." || $0 == "_" })
        guard parts.count == 3, parts[1].utf8.count == 2, parts[2].utf8.count == 4 else { return nil }
        guard let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2]) else { return nil }
        return stamp(year, month, day)
    }

    private static func stamp(_ year: Int, _ month: Int, _ day: Int) -> Timestamp? {
        guard let stamp = Timestamp(year: year, month: month, day: day), DateChoice.isPlausible(stamp) else {
            return nil
        }
        return stamp
    }
}
