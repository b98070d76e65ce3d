internal import TextKit

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
