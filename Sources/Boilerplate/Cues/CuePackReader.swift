internal import JSON
internal import PipelineKit

/// Reads one pack, collecting problems instead of stopping at the first.
struct CuePackReader {
    var pack = CuePack(language: "und", rules: [], classes: [])
    var problems: [DataFileProblem] = []
    private var identifiers: Set<String> = []

    private static let packKeys = ["lang", "version", "rules", "classes", "weights"]
    private static let ruleKeys = [
        "id", "category", "family", "pattern", "match", "maxLength", "weight", "veto",
    ]
    private static let classKeys = ["id", "category", "token", "weight"]

    mutating func report(_ path: String, _ message: String) {
        problems.append(DataFileProblem(path: path, message: message))
    }

    mutating func read(_ value: JSONValue) {
        guard value.members != nil else { return report("", "expected an object") }
        checkKeys(of: value, allowed: Self.packKeys, at: "")
        if let language = text("lang", of: value, at: "") { pack.language = language }
        if value["version"]?.integer == nil { report("version", "expected an integer") }
        guard let rules = value["rules"]?.elements else { return report("rules", "expected a list") }
        for (index, rule) in rules.enumerated() { readRule(rule, at: "rules[\(index)]") }
        for (index, rule) in (value["classes"]?.elements ?? []).enumerated() {
            readClass(rule, at: "classes[\(index)]")
        }
        readWeights(value["weights"])
    }

    private mutating func readWeights(_ value: JSONValue?) {
        guard let value else { return }
        guard let members = value.members else { return report("weights", "expected an object") }
        for member in members {
            guard let weight = member.value.double, weight.magnitude <= Self.largestWeight else {
                report("weights.\(member.key)", "expected a number from -20 to 20")
                continue
            }
            pack.weights[member.key] = weight
        }
    }

    /// Log odds beyond this decide alone, whatever stands beside them.
    private static let largestWeight = 20.0

    private mutating func readRule(_ value: JSONValue, at path: String) {
        let before = problems.count
        checkKeys(of: value, allowed: Self.ruleKeys, at: path)
        let id = identifier(of: value, at: path)
        let pattern = text("pattern", of: value, at: path) ?? ""
        let family = choice("family", CueFamily.self, of: value, at: path) ?? .label
        let match = value["match"] == nil ? .any : choice("match", CueMatch.self, of: value, at: path) ?? .any
        let category = readCategory(of: value, at: path)
        let weight = readWeight(of: value, at: path)
        let maximum = readMaximum(of: value, at: path)
        if TextFolding.folded(pattern).allSatisfy({ $0 == UInt8(ascii: "*") || $0 == 0x20 }) {
            report(path + ".pattern", "matches everything")
        }
        if pattern.utf8.dropFirst().dropLast().contains(UInt8(ascii: "*")) {
            report(path + ".pattern", "'*' may only stand at the beginning or the end")
        }
        if value["category"]?.string == "article" && family != .news {
            report(path + ".category", "only rules of the family 'news' may apply to articles")
        }
        guard problems.count == before else { return }
        pack.rules.append(
            CueRule(
                id: id, category: category, family: family, pattern: pattern, match: match,
                maxLength: maximum,
                weight: weight, veto: value["veto"]?.bool ?? false))
    }

    private mutating func readClass(_ value: JSONValue, at path: String) {
        let before = problems.count
        checkKeys(of: value, allowed: Self.classKeys, at: path)
        let id = identifier(of: value, at: path)
        let token = text("token", of: value, at: path) ?? ""
        let category = readCategory(of: value, at: path)
        let weight = readWeight(of: value, at: path)
        guard problems.count == before else { return }
        pack.classes.append(ClassRule(id: id, category: category, token: token, weight: weight))
    }

    private mutating func checkKeys(of value: JSONValue, allowed: [String], at path: String) {
        guard let members = value.members else { return report(path, "expected an object") }
        for member in members where !allowed.contains(member.key) {
            report(path.isEmpty ? member.key : "\(path).\(member.key)", "unknown key")
        }
    }

    private mutating func text(_ key: String, of value: JSONValue, at path: String) -> String? {
        if let text = value[key]?.string, !text.isEmpty { return text }
        report(path.isEmpty ? key : "\(path).\(key)", "expected a string")
        return nil
    }

    private mutating func identifier(of value: JSONValue, at path: String) -> String {
        guard let id = text("id", of: value, at: path) else { return "" }
        if !identifiers.insert(id).inserted { report(path + ".id", "'\(id)' is used twice") }
        return id
    }

    private mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, _ type: Choice.Type, of value: JSONValue, at path: String
    ) -> Choice? where Choice.RawValue == String {
        if let choice = value[key]?.string.flatMap(Choice.init(rawValue:)) { return choice }
        let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        report("\(path).\(key)", "expected one of \(names)")
        return nil
    }

    private mutating func readCategory(of value: JSONValue, at path: String) -> BlockCategory? {
        if value["category"]?.string == "article" { return nil }
        return choice("category", BlockCategory.self, of: value, at: path)
    }

    private mutating func readWeight(of value: JSONValue, at path: String) -> Double {
        guard let stated = value["weight"] else { return 1 }
        if let weight = stated.double, weight >= 0, weight <= 1 { return weight }
        report(path + ".weight", "expected a number from 0 to 1")
        return 1
    }

    private mutating func readMaximum(of value: JSONValue, at path: String) -> Int {
        guard let stated = value["maxLength"] else { return .max }
        if let maximum = stated.integer, maximum > 0 { return maximum }
        report(path + ".maxLength", "expected an integer above 0")
        return .max
    }
}
