internal import JSON
internal import Markup
internal import PipelineKit
internal import TextKit

/// The content of a side-car.
struct SideCar {
    var url: String?
    var contentType: String?
    var fetchedAt: String?

    /// Reads JSON, or lines of headers as `curl -D` and mirror programs save them; nil for anything else.
    init?(_ bytes: [UInt8], options: SideCarOptions) {
        guard let value = Self.value(bytes) else { return nil }
        url = Self.text(value, options.url).flatMap { WebAddress($0)?.absolute }
        contentType = Self.text(value, options.contentType)
        fetchedAt = Self.text(value, options.fetchedAt)
    }

    private static func value(_ bytes: [UInt8]) -> JSONValue? {
        // Anything but JSON may be headers; the caller reports a file that is neither.
        if let value = try? JSONParser.parse(bytes, lenient: true) {
            return value.members == nil ? nil : value
        }
        let headers = bytes.split(separator: 0x0A).compactMap { line -> JSONValue.Member? in
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
                return nil
            }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            guard !name.contains(" ") else { return nil }
            let value = ASCII.trimmedText(String(decoding: line[(colon + 1)...], as: UTF8.self))
            return JSONValue.Member(key: name, value: .string(value))
        }
        // Also under "headers", where a "date" is the response's and not the article's.
        return headers.isEmpty ? nil : .object(headers + [.init(key: "headers", value: .object(headers))])
    }

    private static func text(_ value: JSONValue, _ names: [String]) -> String? {
        for name in names {
            var found: JSONValue? = value.folded(name)
            if found == nil { found = name.split(separator: ".").reduce(value) { $0?.folded(String($1)) } }
            let text = found.flatMap { $0.scalarText ?? $0.elements?.first?.scalarText }
            if let text, !ASCII.trimmedText(text).isEmpty { return ASCII.trimmedText(text) }
        }
        return nil
    }
}

extension JSONValue {
    /// A member by its name, ignoring case.
    fileprivate func folded(_ name: String) -> JSONValue? {
        members?.last { $0.key.lowercased() == name.lowercased() }?.value
    }
}
