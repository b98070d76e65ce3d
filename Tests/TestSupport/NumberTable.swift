import Foundation

/// Rows of numbers that a fixture holds, so that a test can tell which of very many figures has changed.
///
/// One line a row: its name, then the columns that are not zero as `column=value`. `COPYDESK_WRITE_TABLES=1` writes the
/// fixtures anew; the difference is to be read like any other.
package struct NumberTable {
    private let columns: [String]
    private var rows: [(name: String, values: [Double])] = []

    /// A table whose columns are named by their places.
    package init(width: Int) { columns = (0..<width).map { "\($0)" } }

    package init(columns: [String]) { self.columns = columns }

    package mutating func add(_ name: String, _ values: some Sequence<Double>) {
        rows.append((name, Array(values)))
    }

    private func line(_ name: String, _ values: [Double]) -> String {
        let cells = zip(columns, values).filter { $0.1 != 0 }.map { "\($0.0)=\(Self.text($0.1))" }
        return ([name] + cells).joined(separator: "\t")
    }

    /// Six digits: more are a matter of the order of additions.
    private static func text(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : String(format: "%.6g", value)
    }

    /// What differs from the fixture: at most some cells a row, named.
    package func differences(from fixture: String) throws -> [String] {
        let url = URL(filePath: "\(Checkout.fixtures)/\(fixture)")
        let lines = rows.map { line($0.name, $0.values) }
        if ProcessInfo.processInfo.environment["COPYDESK_WRITE_TABLES"] != nil {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: url)
        }
        let expected = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
        guard expected.count == lines.count else { return ["\(lines.count) rows, not \(expected.count)"] }
        return zip(lines, expected).filter { $0.0 != $0.1 }.map(Self.difference)
    }

    private static func difference(_ found: String, _ expected: String) -> String {
        let (own, other) = (found.split(separator: "\t"), expected.split(separator: "\t"))
        let (gained, lost) = (own.filter { !other.contains($0) }, other.filter { !own.contains($0) })
        return "\(own.first ?? ""): \(gained.prefix(4)) instead of \(lost.prefix(4))"
    }
}
