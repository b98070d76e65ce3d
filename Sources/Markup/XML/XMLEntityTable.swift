internal import TextKit

/// The entities a document may use: XML's five, HTML's, and small ones of its own.
struct XMLEntityTable {
    enum Resolution: Equatable {
        /// `isRegular` is false where the document did not declare the entity.
        case text([UInt8], isRegular: Bool)
        /// An external entity, or one that grows too large.
        case dropped
        case unknown
    }

    /// Limits of all internal entities together; the largest legitimate use seen is a few hundred bytes.
    private static let longestValue = 1 << 12
    private static let largestTotal = 1 << 16
    private static let maximumExpansions = 10_000
    private static let maximumDepth = 8

    private var declared: [String: [UInt8]] = [:]
    private var external: Set<String> = []
    /// The expansion of each entity, so that a large one is expanded once; nil for one that grows too large.
    private var expanded: [String: [UInt8]?] = [:]
    private var expandedBytes = 0
    private var expansions = 0
    /// Whether there was a document type, which may have declared HTML's entities.
    private var hasDocumentType = false

    /// Adds the entities of a document type's internal subset; parameter entities are ignored.
    mutating func declare(_ documentType: ArraySlice<UInt8>) {
        hasDocumentType = true
        var cursor = documentType.startIndex
        let keyword = Array("<!ENTITY".utf8)
        while let start = documentType[cursor...].firstIndex(of: UInt8(ascii: "<")) {
            cursor = start + 1
            guard documentType[start...].starts(with: keyword) else { continue }
            let words = Self.words(documentType[(start + keyword.count)...])
            cursor = words.end
            guard words.list.count >= 2, words.list[0] != Array("%".utf8) else { continue }
            let name = String(decoding: words.list[0], as: UTF8.self)
            if words.isQuoted {
                if declared[name] == nil { declared[name] = words.list[1] }
            } else {
                external.insert(name)
            }
        }
    }

    /// The first words of a declaration; `isQuoted` says that the second is a literal.
    private static func words(_ text: ArraySlice<UInt8>) -> (list: [[UInt8]], isQuoted: Bool, end: Int) {
        var list: [[UInt8]] = []
        var isQuoted = false
        var cursor = text.startIndex
        while cursor < text.endIndex, text[cursor] != UInt8(ascii: ">") {
            let byte = text[cursor]
            if ASCII.isXMLBlank(byte) {
                cursor += 1
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                let end = text[(cursor + 1)...].firstIndex(of: byte) ?? text.endIndex
                if list.count == 1 { isQuoted = true }
                list.append(Array(text[(cursor + 1)..<end]))
                cursor = min(end + 1, text.endIndex)
            } else {
                let end =
                    text[cursor...].firstIndex { ASCII.isXMLBlank($0) || $0 == UInt8(ascii: ">") }
                    ?? text.endIndex
                list.append(Array(text[cursor..<end]))
                cursor = end
            }
        }
        return (list, isQuoted, cursor)
    }

    /// What `&name;` means here.
    mutating func resolve(_ name: String) -> Resolution {
        switch name {
        case "amp": return .text([UInt8(ascii: "&")], isRegular: true)
        case "lt": return .text([UInt8(ascii: "<")], isRegular: true)
        case "gt": return .text([UInt8(ascii: ">")], isRegular: true)
        case "quot": return .text([UInt8(ascii: "\"")], isRegular: true)
        case "apos": return .text([UInt8(ascii: "'")], isRegular: true)
        default: break
        }
        if declared[name] != nil {
            let known = expanded[name] ?? expand(name, depth: 0)
            expanded[name] = .some(known)
            guard let value = known else { return .dropped }
            expandedBytes += value.count
            guard expandedBytes <= Self.largestTotal else { return .dropped }
            return .text(value, isRegular: true)
        }
        if external.contains(name) { return .dropped }
        // XHTML's own tables, which a feed's document type names, differ from HTML 5 in these two.
        if name == "lang" { return .text(Array("\u{2329}".utf8), isRegular: hasDocumentType) }
        if name == "rang" { return .text(Array("\u{232A}".utf8), isRegular: hasDocumentType) }
        guard let text = HTMLEntities.text(named: Array(name.utf8)[...]) else { return .unknown }
        return .text(text, isRegular: hasDocumentType)
    }

    private mutating func expand(_ name: String, depth: Int) -> [UInt8]? {
        expansions += 1
        guard depth < Self.maximumDepth, expansions < Self.maximumExpansions, let value = declared[name]
        else {
            return nil
        }
        var result: [UInt8] = []
        var cursor = 0
        while cursor < value.count {
            guard value[cursor] == UInt8(ascii: "&") else {
                result.append(value[cursor])
                cursor += 1
                continue
            }
            if let reference = NumericReference.read(value, at: cursor) {
                if let scalar = reference.scalarInXML { UTF8Scalars.append(scalar.value, to: &result) }
                cursor = reference.end
                continue
            }
            guard let end = value[cursor...].firstIndex(of: UInt8(ascii: ";")) else { return nil }
            let inner = String(decoding: value[cursor + 1..<end], as: UTF8.self)
            if declared[inner] != nil {
                guard let text = expand(inner, depth: depth + 1) else { return nil }
                result.append(contentsOf: text)
            } else if let text = HTMLEntities.text(named: Array(inner.utf8)[...]) {
                result.append(contentsOf: text)
            } else {
                return nil
            }
            guard result.count <= Self.longestValue else { return nil }
            cursor = end + 1
        }
        return result.count <= Self.longestValue ? result : nil
    }
}
