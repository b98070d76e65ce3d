internal import Markup
internal import TextKit

extension FeedEntry {
    /// Whether an agency's status says that an item is not to be used: "stat:canceled", "withheld".
    static func isWithdrawn(_ status: String) -> Bool {
        let word = status.lowercased().split(separator: ":").last
        return word == "canceled" || word == "cancelled" || word == "withheld"
    }

    /// Sets a byline: as written, and the name in it as an author.
    mutating func setByline(_ line: String?) {
        guard let line, !line.isEmpty else { return }
        byline = line
        let start =
            line.prefix(3).lowercased() == "by " ? line.index(line.startIndex, offsetBy: 3) : line.startIndex
        let name = ASCII.trimmedText(String(line[start...]))
        if !name.isEmpty { authors = [FeedPerson(name: name)] }
    }
}
