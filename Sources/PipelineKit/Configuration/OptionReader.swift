package import JSON

/// Reads the options of one JSON object strictly, and records their descriptions.
///
/// Every `Options` type reads its members in one place, with default, range and summary; the same calls check a
/// configuration, list all of its problems, print the resolved plan, the JSON Schema and the documentation.
package struct OptionReader {
    /// Path of the object in the configuration.
    package let path: String
    private let members: [JSONValue.Member]
    /// The options read so far, in order.
    package private(set) var descriptions: [OptionDescription] = []
    /// The effective values, in the order of the descriptions.
    package private(set) var resolved: [JSONValue.Member] = []
    /// The problems so far.
    package private(set) var problems: [ConfigurationProblem] = []

    /// Starts reading an object; nil counts as an empty one, and anything else is a problem.
    package init(_ value: JSONValue?, path: String) {
        self.path = path
        members = value?.members ?? []
        if let value, value.members == nil { report("must be an object", at: path) }
        for (index, member) in members.enumerated()
        where members[..<index].contains(where: { $0.key == member.key }) {
            report("duplicate key", at: pathOf(member.key))
        }
    }

    private func pathOf(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    /// Notes a problem with a named option of this object.
    package mutating func report(_ message: String, option: String) {
        report(message, at: pathOf(option))
    }

    private mutating func report(_ message: String, at path: String) {
        problems.append(ConfigurationProblem(path: path, message: message))
    }

    /// Finishes the object: every key that was not read is a problem, with the nearest known name.
    package mutating func finish() {
        let known = descriptions.map(\.name)
        for member in members where !known.contains(member.key) {
            report(
                "unknown key" + NearestName.hint(member.key, among: known), at: pathOf(member.key))
        }
    }

    /// Accepts a key without reading its value, where an earlier problem makes that pointless.
    package mutating func skip(_ name: String) {
        descriptions.append(
            OptionDescription(name: name, shape: .object([]), isRequired: false, summary: ""))
    }

    // MARK: Values

    /// Reads one option: its converted JSON value if present, else the default.
    private mutating func read<Value>(
        _ name: String, _ shape: OptionDescription.Shape, default fallback: Value?, _ summary: String,
        toJSON: (Value) -> JSONValue, convert: (JSONValue) -> Value?
    ) -> Value? {
        descriptions.append(
            OptionDescription(
                name: name, shape: shape, defaultValue: fallback.map(toJSON), isRequired: fallback == nil,
                summary: summary))
        var value = fallback
        if let written = members.last(where: { $0.key == name })?.value {
            if let converted = convert(written) {
                value = converted
            } else {
                report("must be \(shape.phrase)", option: name)
            }
        } else if fallback == nil {
            report("is required", option: name)
        }
        if let value { resolved.append(JSONValue.Member(key: name, value: toJSON(value))) }
        return value
    }

    /// Reads a whole number within a range.
    package mutating func integer(
        _ name: String, default fallback: Int, in range: ClosedRange<Int>, _ summary: String
    ) -> Int {
        read(name, .integer(range), default: fallback, summary, toJSON: { .number(String($0)) }) {
            $0.integer.flatMap { range.contains($0) ? $0 : nil }
        } ?? fallback
    }

    /// Reads a number within a range.
    package mutating func decimal(
        _ name: String, default fallback: Double, in range: ClosedRange<Double>, _ summary: String
    ) -> Double {
        read(name, .decimal(range), default: fallback, summary, toJSON: { .number("\($0)") }) {
            $0.double.flatMap { range.contains($0) ? $0 : nil }
        } ?? fallback
    }

    /// Reads a Boolean.
    package mutating func bool(_ name: String, default fallback: Bool, _ summary: String) -> Bool {
        read(name, .bool, default: fallback, summary, toJSON: { .bool($0) }, convert: \.bool) ?? fallback
    }

    /// Reads a string.
    package mutating func string(_ name: String, default fallback: String, _ summary: String) -> String {
        read(name, .string, default: fallback, summary, toJSON: { .string($0) }, convert: \.string)
            ?? fallback
    }

    /// Reads a required string; nil (and a problem) if it is missing.
    package mutating func requiredString(_ name: String, _ summary: String) -> String? {
        read(name, .string, default: String?.none, summary, toJSON: { .string($0) }, convert: \.string)
    }

    /// Reads a list of strings.
    package mutating func strings(_ name: String, default fallback: [String], _ summary: String) -> [String] {
        read(
            name, .list(.string), default: fallback, summary, toJSON: { .array($0.map { .string($0) }) },
            convert: Self.strings) ?? fallback
    }

    private static func strings(_ value: JSONValue) -> [String]? {
        guard let elements = value.elements else { return nil }
        let strings = elements.compactMap(\.string)
        return strings.count == elements.count ? strings : nil
    }

    /// Reads one of a fixed set of names.
    package mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, default fallback: Choice, _ summary: String
    ) -> Choice {
        let names = Choice.allCases.map(\.rawValue)
        return read(
            name, .choice(names), default: fallback, summary, toJSON: { .string($0.rawValue) },
            convert: { $0.string.flatMap(Choice.init(rawValue:)) }) ?? fallback
    }

    /// Reads an object whose keys and values are each of a fixed set: `{"author_bio": "keep"}`.
    package mutating func choices<Key, Choice>(
        _ name: String, default fallback: [Key: Choice], _ summary: String
    ) -> [Key: Choice]
    where
        Key: RawRepresentable<String> & CaseIterable & Hashable,
        Choice: RawRepresentable<String> & CaseIterable
    {
        let keys = Key.allCases.map(\.rawValue)
        var chosen = fallback
        object(name, map: .map(keys: keys, values: .choice(Choice.allCases.map(\.rawValue))), summary) {
            inner in
            for key in Key.allCases {
                guard let value = inner.members.last(where: { $0.key == key.rawValue })?.value else {
                    continue
                }
                if let choice = value.string.flatMap(Choice.init(rawValue:)) {
                    chosen[key] = choice
                } else {
                    let names = Choice.allCases.map(\.rawValue)
                    inner.report(
                        "must be " + OptionDescription.Shape.choice(names).phrase, option: key.rawValue)
                }
            }
            for member in inner.members where !keys.contains(member.key) {
                inner.report("unknown key" + NearestName.hint(member.key, among: keys), option: member.key)
            }
            inner.resolved = Key.allCases.compactMap { key in
                chosen[key].map { JSONValue.Member(key: key.rawValue, value: .string($0.rawValue)) }
            }
        }
        return chosen
    }

    // MARK: Objects

    /// Reads a nested object with its own options; a missing one counts as empty.
    package mutating func object<Options>(
        _ name: String, _ summary: String, _ body: (inout OptionReader) -> Options
    ) -> Options {
        var inner = OptionReader(members.last { $0.key == name }?.value, path: pathOf(name))
        let options = body(&inner)
        inner.finish()
        absorb(inner, name: name, shape: .object(inner.descriptions), summary: summary)
        return options
    }

    private mutating func object(
        _ name: String, map shape: OptionDescription.Shape, _ summary: String,
        _ body: (inout OptionReader) -> Void
    ) {
        var inner = OptionReader(members.last { $0.key == name }?.value, path: pathOf(name))
        body(&inner)
        absorb(inner, name: name, shape: shape, summary: summary)
    }

    private mutating func absorb(
        _ inner: OptionReader, name: String, shape: OptionDescription.Shape, summary: String
    ) {
        problems += inner.problems
        descriptions.append(
            OptionDescription(
                name: name, shape: shape, defaultValue: .object([]), isRequired: false, summary: summary))
        resolved.append(JSONValue.Member(key: name, value: .object(inner.resolved)))
    }

    /// Reads a required nested object of a given shape.
    package mutating func requiredObject<Element>(
        _ name: String, shape: OptionDescription.Shape, _ summary: String,
        _ body: (inout OptionReader) -> Element?
    ) -> Element? {
        guard let value = members.last(where: { $0.key == name })?.value else {
            descriptions.append(
                OptionDescription(name: name, shape: shape, isRequired: true, summary: summary))
            report("is required", option: name)
            return nil
        }
        var inner = OptionReader(value, path: pathOf(name))
        let element = body(&inner)
        inner.finish()
        absorb(inner, name: name, shape: shape, summary: summary)
        return element
    }

    /// Reads a list of objects; each is read by `body`, which gets its index and a reader for it.
    package mutating func objects<Element>(
        _ name: String, default fallback: [JSONValue]?, element: OptionDescription.Shape, _ summary: String,
        _ body: (Int, inout OptionReader) -> Element?
    ) -> [Element] {
        let written = members.last { $0.key == name }?.value
        descriptions.append(
            OptionDescription(
                name: name, shape: .list(element), defaultValue: fallback.map(JSONValue.array),
                isRequired: fallback == nil, summary: summary))
        guard let values = written.map({ $0.elements ?? [] }) ?? fallback else {
            report("is required", option: name)
            return []
        }
        if let written, written.elements == nil { report("must be a list", option: name) }
        var read: [Element] = []
        var plans: [JSONValue] = []
        for (index, value) in values.enumerated() {
            var inner = OptionReader(value, path: "\(pathOf(name))[\(index)]")
            if let element = body(index, &inner) { read.append(element) }
            inner.finish()
            problems += inner.problems
            plans.append(.object(inner.resolved))
        }
        resolved.append(JSONValue.Member(key: name, value: .array(plans)))
        return read
    }
}
