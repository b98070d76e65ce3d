internal import DateKit
package import JSON

extension Field {
    /// What is wrong with a value of this field; nil if it is valid.
    package func fault(in value: JSONValue) -> String? {
        if value == .null { return isOptional ? nil : "'\(name)' must not be null" }
        return shape.fault(in: value, at: name)
    }

    /// What is wrong with a row of these fields, which must have every key, in order; nil if it is valid.
    package static func fault(in row: JSONValue, fields: [Field], at path: String = "") -> String? {
        let keys = row.members?.map(\.key)
        guard keys == fields.map(\.name) else {
            let place = path.isEmpty ? "the keys are not " : "the keys of '\(path)' are not "
            return place + fields.map(\.name).joined(separator: ", ")
        }
        for (field, member) in zip(fields, row.members ?? []) {
            var field = field
            field.name = path.isEmpty ? field.name : "\(path).\(field.name)"
            if let fault = field.fault(in: member.value) { return fault }
        }
        return nil
    }
}

extension FieldShape {
    fileprivate func fault(in value: JSONValue, at path: String) -> String? {
        switch self {
        case .string(let form):
            guard let text = value.string else { return "'\(path)' must be a string" }
            return form.accepts(text) ? nil : "'\(path)' is '\(text)', which is not \(form.phrase)"
        case .integer(let least):
            guard let number = value.integer else { return "'\(path)' must be a whole number" }
            return number >= least ? nil : "'\(path)' is \(number), less than \(least)"
        case .number(let range):
            guard let number = value.double else { return "'\(path)' must be a number" }
            return range.contains(number) ? nil : "'\(path)' is \(number), outside of \(range)"
        case .list(let element):
            guard let elements = value.elements else { return "'\(path)' must be a list" }
            for (index, entry) in elements.enumerated() {
                if let fault = element.fault(in: entry, at: "\(path)[\(index)]") { return fault }
            }
            return nil
        case .object(let fields): return Field.fault(in: value, fields: fields, at: path)
        case .boolean: return value.bool == nil ? "'\(path)' must be true or false" : nil
        case .sorted(let fields):
            return Self.list(.object(fields)).fault(in: value, at: path)
                ?? Self.orderFault(in: value.elements ?? [], by: fields[0].name, at: path)
        }
    }

    private static func orderFault(in elements: [JSONValue], by key: String, at path: String) -> String? {
        let keys = elements.map { Array(($0[key]?.string ?? "").utf8) }
        let isSorted = zip(keys, keys.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }
        return isSorted ? nil : "'\(path)' must be sorted by '\(key)', with each value once"
    }
}

extension TextForm {
    /// A phrase for messages.
    var phrase: String {
        switch self {
        case .any: "a text"
        case .hexadecimal(let count): "\(count) lower-case hexadecimal digits"
        case .time: "a time of RFC 3339 or a date"
        case .oneOf(let values): "one of \(values.joined(separator: ", "))"
        }
    }

    func accepts(_ text: String) -> Bool {
        switch self {
        case .any: true
        case .hexadecimal(let count):
            text.utf8.count == count
                && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        case .time: Self.isTime(Array(text.utf8))
        case .oneOf(let values): values.contains(text)
        }
    }

    /// "2026-06-03", "2026-06-03T22:10:00", "…Z" or "…+02:00", a valid date and time.
    private static func isTime(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 10, isDate(Array(bytes[..<10])) else { return false }
        if bytes.count == 10 { return true }
        guard bytes.count >= 19, bytes[10] == UInt8(ascii: "T"),
            let clock = numbers(bytes[11..<19], widths: [2, 2, 2], separator: UInt8(ascii: ":")),
            clock[0] < 25, clock[1] < 60, clock[2] < 61
        else { return false }
        let zone = bytes[19...]
        if zone.isEmpty || zone.elementsEqual([UInt8(ascii: "Z")]) { return true }
        guard let sign = zone.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
            return false
        }
        let offset = numbers(zone.dropFirst(), widths: [2, 2], separator: UInt8(ascii: ":"))
        return offset.map { $0[0] < 24 && $0[1] < 60 } ?? false
    }

    private static func isDate(_ bytes: [UInt8]) -> Bool {
        guard let parts = numbers(bytes[...], widths: [4, 2, 2], separator: UInt8(ascii: "-")) else {
            return false
        }
        return CalendarDay(year: parts[0], month: parts[1], day: parts[2]).isValid
    }

    /// Numbers of fixed widths with a separator between them; nil for anything else.
    private static func numbers(_ bytes: ArraySlice<UInt8>, widths: [Int], separator: UInt8) -> [Int]? {
        guard bytes.count == widths.reduce(widths.count - 1, +) else { return nil }
        var numbers: [Int] = []
        var rest = bytes
        for width in widths {
            if !numbers.isEmpty, rest.popFirst() != separator { return nil }
            let digits = rest.prefix(width)
            guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            numbers.append(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
            rest = rest.dropFirst(width)
        }
        return numbers
    }
}
