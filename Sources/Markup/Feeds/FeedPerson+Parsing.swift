internal import TextKit

extension FeedPerson {
    /// Parses how RSS names people: "a@b.example (Name)", "Name (a@b.example)", "Name <a@b.example>".
    package init?(text: String) {
        let text = ASCII.trimmedText(HTMLEntities.decode(text))
        guard !text.isEmpty else { return nil }
        let pieces = Self.split(text)
        let email = pieces.first(where: Self.isAddress)
        let name = pieces.first { !Self.isAddress($0) }
        if email == nil {
            self.init(name: text)
        } else {
            self.init(name: name.map(Self.withoutQuotes), email: email.map(Self.bareAddress))
        }
    }

    /// The parts outside and inside round or angle brackets; a name without any address stays whole.
    private static func split(_ text: String) -> [String] {
        var pieces: [String] = []
        var piece: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"):
                pieces.append(String(decoding: piece, as: UTF8.self))
                piece = []
            default: piece.append(byte)
            }
        }
        pieces.append(String(decoding: piece, as: UTF8.self))
        let kept = pieces.map(ASCII.trimmedText).filter { !$0.isEmpty }
        guard kept.count == 1, let only = kept.first, only.utf8.contains(0x20) else { return kept }
        return splitAtAddress(only)
    }

    /// "Name a@b.example" or "a@b.example Name" or "a@b.example, Name".
    private static func splitAtAddress(_ text: String) -> [String] {
        let words = text.split(separator: " ").map(String.init)
        let addresses = words.indices.filter { isAddress(words[$0]) }
        guard addresses.count == 1, addresses[0] == 0 || addresses[0] == words.count - 1 else {
            return [text]
        }
        let rest = words.indices.filter { $0 != addresses[0] }.map { words[$0] }.joined(separator: " ")
        return [bareAddress(words[addresses[0]]), rest]
    }

    private static func isAddress(_ text: String) -> Bool {
        let bytes = Array(bareAddress(text).utf8)
        guard let at = bytes.firstIndex(of: UInt8(ascii: "@")), at > 0, at < bytes.count - 1 else {
            return false
        }
        return !bytes.contains(0x20)
            && bytes[(at + 1)...].allSatisfy { $0 != UInt8(ascii: "@") && $0 != 0x2F }
    }

    private static func bareAddress(_ text: String) -> String {
        var rest = Substring(text)
        if rest.lowercased().hasPrefix("mailto:") { rest = rest.dropFirst(7) }
        while let last = rest.utf8.last, last == 0x2C || last == 0x3B { rest = rest.dropLast() }
        return String(rest)
    }

    private static func withoutQuotes(_ text: String) -> String {
        guard text.utf8.count > 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
        return String(text.dropFirst().dropLast())
    }
}
