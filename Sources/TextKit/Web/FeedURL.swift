/// Resolves references inside feeds (RFC 3986), keeping what a publisher wrote.
///
/// Unlike `WebAddress` it changes nothing but dot segments of what it joins, and takes any scheme: an identifier may
/// be `urn:` or `tag:`.
package enum FeedURL {
    /// The absolute form of a reference, or the reference itself where the base is no absolute URL.
    package static func resolve(_ reference: String, against base: String?) -> String {
        let reference = cleaned(reference)
        guard let base, !base.isEmpty, schemeLength(Array(reference.utf8)) == nil else { return reference }
        let baseBytes = Array(base.utf8)
        guard let scheme = schemeLength(baseBytes) else { return reference }
        let bytes = Array(reference.utf8)
        if bytes.isEmpty { return base }
        let joined = join(bytes, baseBytes, scheme: scheme)
        return String(decoding: joined, as: UTF8.self)
    }

    /// The reference as an absolute URL that a reader may follow; nil for scripts and the like.
    package static func link(_ reference: String, against base: String?) -> String? {
        let url = resolve(reference, against: base)
        guard !url.isEmpty else { return nil }
        let bytes = Array(url.utf8.prefix(12))
        guard let length = schemeLength(bytes) else { return url }
        let scheme = String(decoding: bytes[..<length], as: UTF8.self).lowercased()
        return ["javascript", "vbscript", "data"].contains(scheme) ? nil : url
    }

    /// Whether the text starts with a scheme.
    package static func isAbsolute(_ text: String) -> Bool {
        schemeLength(Array(text.utf8.prefix(32))) != nil
    }

    /// Whether the text is a web address.
    package static func isWeb(_ text: String) -> Bool {
        let start = text.utf8.prefix(8).map { $0 | 0x20 }
        return start.starts(with: "http:".utf8.map { $0 | 0x20 })
            || start.starts(with: "https:".utf8.map { $0 | 0x20 })
    }

    /// Without blanks at the ends and line breaks anywhere, as browsers read attributes.
    private static func cleaned(_ text: String) -> String {
        let trimmed = ASCII.trimmedText(text)
        guard trimmed.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else { return trimmed }
        let kept = trimmed.utf8.filter { $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        return String(decoding: kept, as: UTF8.self)
    }

    /// The length of a leading scheme, without its colon.
    private static func schemeLength(_ bytes: [UInt8]) -> Int? {
        for (offset, byte) in bytes.enumerated() {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A: continue
            case 0x30...0x39, 0x2B, 0x2D, 0x2E:
                if offset == 0 { return nil }
            case UInt8(ascii: ":"): return offset > 1 ? offset : nil
            default: return nil
            }
        }
        return nil
    }

    private static func join(_ reference: [UInt8], _ base: [UInt8], scheme: Int) -> [UInt8] {
        let slash = UInt8(ascii: "/")
        if reference.starts(with: [slash, slash]) { return Array(base[...scheme]) + reference }
        var pathStart = scheme + 1
        if base[pathStart...].starts(with: [slash, slash]) {
            pathStart += 2
            while pathStart < base.count, !isDelimiter(base[pathStart]) { pathStart += 1 }
        } else if base.count > pathStart, base[pathStart] != slash {
            return reference
        }
        let queryStart = base[pathStart...].firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
        let path = base[pathStart..<(queryStart ?? base.count)]
        switch reference[0] {
        case slash: return Array(base[..<pathStart]) + withoutDots(reference)
        case UInt8(ascii: "?"):
            return Array(base[..<pathStart]) + (path.isEmpty ? [slash] : Array(path)) + reference
        case UInt8(ascii: "#"):
            return Array(base[..<(base.firstIndex(of: UInt8(ascii: "#")) ?? base.count)]) + reference
        default:
            let directory = path.lastIndex(of: slash).map { Array(path[...$0]) } ?? [slash]
            return Array(base[..<pathStart]) + withoutDots(directory + reference)
        }
    }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }

    /// Removes "." and ".." segments of the path; query and fragment stay.
    static func withoutDots(_ target: [UInt8]) -> [UInt8] {
        let end = target.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? target.count
        guard target[..<end].contains(UInt8(ascii: ".")) else { return target }
        var segments: [ArraySlice<UInt8>] = []
        let parts = target[..<end].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        for (offset, part) in parts.enumerated() {
            let isLast = offset == parts.count - 1
            if part.elementsEqual([0x2E]) {
                if isLast { segments.append([]) }
            } else if part.elementsEqual([0x2E, 0x2E]) {
                if segments.count > 1 { segments.removeLast() }
                if isLast { segments.append([]) }
            } else {
                segments.append(part)
            }
        }
        return Array(segments.joined(separator: [UInt8(ascii: "/")])) + target[end...]
    }
}
