internal import PipelineKit

/// Rows of an input that were not what they should be, while the others were worked on.
struct RefusedRows {
    /// More than these are only counted.
    private static let most = 20

    private let path: String
    private var count = 0

    init(path: String) { self.path = path }

    /// Says which row it is and why.
    mutating func refuse(_ row: MalformedInput) {
        count += 1
        if count <= Self.most { Console.log("copydesk: \(row.message)") }
    }

    /// Ends the command with the code of a fault in the data if there was one.
    func finish() throws {
        guard count > 0 else { return }
        let rows = count == 1 ? "1 row was" : "\(count) rows were"
        Console.log("copydesk: \(path): \(rows) refused, all others are answered")
        throw ExitStatus.dataError.code
    }
}
