internal import TextKit

/// One problem of a configuration.
package struct ConfigurationProblem: Sendable, Equatable {
    /// Its place in the JSON, such as `stages[2].options.minimumWords`; empty for the whole file.
    package var path: String
    package var message: String

    package init(path: String, message: String) {
        self.path = path
        self.message = message
    }
}

/// All problems of a configuration; no input has been read when it is thrown.
package struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Name of the file as given by the user.
    package var file: String
    package var problems: [ConfigurationProblem]
    /// Whether the machine failed to read it or a resource, without a known problem in either.
    package var isEnvironmental = false

    package init(file: String, problems: [ConfigurationProblem], isEnvironmental: Bool = false) {
        self.file = file
        self.problems = problems
        self.isEnvironmental = isEnvironmental
    }

    package var description: String {
        problems.map { problem in
            problem.path.isEmpty
                ? "\(file): \(problem.message)" : "\(file): \(problem.path): \(problem.message)"
        }.joined(separator: "\n")
    }
}

/// Finds the name that a user may have meant.
package enum NearestName {
    /// The candidate with the fewest edits, if it is close enough to be a typo; ties go to the first.
    package static func of(_ name: String, among candidates: [String]) -> String? {
        let limit = max(2, name.utf8.count / 3)
        let ranked = candidates.map { (name: $0, edits: edits(Array(name.utf8), Array($0.utf8))) }
        guard let best = ranked.min(by: { $0.edits < $1.edits }), best.edits <= limit else { return nil }
        return best.name
    }

    /// " did you mean 'x'?" or nothing, to end a message with.
    package static func hint(_ name: String, among candidates: [String]) -> String {
        of(name, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
    }

    /// Levenshtein distance, case folded.
    private static func edits(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, leftByte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, rightByte) in right.enumerated() {
                let isSame = ASCII.lowercased(leftByte) == ASCII.lowercased(rightByte)
                let replaced = diagonal + (isSame ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
