internal import Markup
internal import TextKit

/// As much of a property list written as XML as the main resource of a web archive needs.
struct TextPropertyList {
    /// What stands between the tags of the main resource's dictionary.
    private let main: ArraySlice<UInt8>

    /// Nil for any other file.
    init?(_ file: [UInt8]) {
        guard file.first == UInt8(ascii: "<"), file.prefix(512).firstRange(of: "<plist".utf8) != nil,
            let key = file.firstRange(of: "<key>WebMainResource</key>".utf8)
        else { return nil }
        let rest = file[key.upperBound...]
        main = rest[..<(rest.firstRange(of: "</dict>".utf8)?.lowerBound ?? rest.endIndex)]
    }

    func data(_ key: String) -> [UInt8]? { value(key, "data").map(Base64.decode) }

    func text(_ key: String) -> String? {
        value(key, "string").map {
            ASCII.trimmedText(String(decoding: HTMLText.plainText(ofFragment: Array($0)), as: UTF8.self))
        }
    }

    private func value(_ key: String, _ element: String) -> ArraySlice<UInt8>? {
        guard let name = main.firstRange(of: "<key>\(key)</key>".utf8) else { return nil }
        let rest = main[name.upperBound...].drop { ASCII.isSpace($0) }
        guard rest.starts(with: "<\(element)>".utf8) else { return nil }
        let content = rest.dropFirst(element.utf8.count + 2)
        return content[..<(content.firstRange(of: "</\(element)>".utf8)?.lowerBound ?? content.endIndex)]
    }
}
