internal import TextKit

/// The value of the header "Content-Type": `text/html; charset="utf-8"`.
struct ContentType {
    private let text: String

    init(_ text: String) { self.text = text }

    /// The type alone, in lower case.
    var type: String { ASCII.trimmedText(String(text.prefix { $0 != ";" })).lowercased() }

    /// The label of the character encoding, without the apostrophes that some write around it.
    var charset: String? {
        let label = parameter("charset")?.filter { $0 != "'" }
        return label?.isEmpty == false ? label : nil
    }

    /// The value of a parameter without its quotes; nil where it is missing or empty.
    func parameter(_ name: String) -> String? {
        for part in text.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, ASCII.trimmedText(String(pair[0])).lowercased() == name else { continue }
            let value = ASCII.trimmedText(String(pair[1])).filter { $0 != "\"" }
            return value.isEmpty ? nil : value
        }
        return nil
    }
}
