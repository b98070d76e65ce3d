/// Numbers the texts of an article that one run publishes.
///
/// A stage may leave a version out; those that are still there when the last stage has seen them are counted.
struct RunVersions {
    private var pass = 0
    private var present: [String: Set<Int>] = [:]

    /// Notes a record that a corpus stage is about to see.
    mutating func note(_ record: borrowing Record, pass: Int, in articles: Set<String>) {
        if pass != self.pass { (self.pass, present) = (pass, [:]) }
        guard articles.contains(record.id) else { return }
        present[record.id, default: []].insert(record.revision)
    }

    /// How many earlier texts of the article this run has.
    func number(of record: borrowing Record) -> Int {
        guard let versions = present[record.id] else { return 0 }
        let own = record.revision
        return versions.count { $0 < own }
    }
}
