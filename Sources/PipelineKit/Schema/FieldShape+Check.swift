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
