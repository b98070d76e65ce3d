/// The components of a URL or of a relative reference (RFC 3986); every byte is kept.
///
/// The shared parser and resolver of `WebAddress`, which normalises the addresses of articles, and `FeedAddress`, which
/// keeps what the publisher wrote.
struct URLReference {
    /// Without the colon.
    var scheme: Substring?
    /// User information, host and port, without the slashes.
    var authority: Substring?
    var path: Substring
    /// Without the question mark.
    var query: Substring?
    /// Without the hash.
    var fragment: Substring?

    init(scheme: Substring?, authority: Substring?, path: Substring, query: Substring?, fragment: Substring?)
    {
        self.scheme = scheme
        self.authority = authority
        self.path = path
        self.query = query
        self.fragment = fragment
    }

    /// Parses a text; with a `shortestScheme` of two letters, "c:/x" is a path.
    init(_ text: Substring, shortestScheme: Int) {
        var rest = text
        if let hash = rest.utf8.firstIndex(of: UInt8(ascii: "#")) {
            fragment = rest[rest.utf8.index(after: hash)...]
            rest = rest[..<hash]
        }
        if let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")),
            Self.isScheme(rest[..<colon].utf8, shortest: shortestScheme)
        {
            scheme = rest[..<colon]
            rest = rest[rest.utf8.index(after: colon)...]
        }
        if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
            query = rest[rest.utf8.index(after: mark)...]
            rest = rest[..<mark]
        }
        if rest.utf8.starts(with: "//".utf8) {
            rest = rest[rest.utf8.index(rest.startIndex, offsetBy: 2)...]
            let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            authority = rest[..<end]
            rest = rest[end...]
        }
        path = rest
    }

    private static func isScheme(_ text: Substring.UTF8View, shortest: Int) -> Bool {
        guard let first = text.first, ASCII.isLetter(first), text.count >= shortest else { return false }
        return text.allSatisfy { ASCII.isAlphanumeric($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
    }

    /// Whether no reference can be resolved against it, as with "urn:isbn:…".
    var isOpaque: Bool { authority == nil && path.utf8.first != UInt8(ascii: "/") }

    /// The reference resolved against `base` (RFC 3986, section 5.2); unchanged if it has a scheme.
    func resolved(against base: URLReference) -> URLReference {
        guard scheme == nil else { return self }
        var result = self
        result.scheme = base.scheme
        guard authority == nil else { return result }
        result.authority = base.authority
        if path.isEmpty {
            result.path = base.path.isEmpty && query != nil ? "/" : base.path
            result.query = query ?? base.query
        } else if path.utf8.first == UInt8(ascii: "/") {
            result.path = Self.withoutDotSegments(path)
        } else {
            let folder = base.path.utf8.lastIndex(of: UInt8(ascii: "/")).map { base.path[...$0] } ?? "/"
            result.path = Self.withoutDotSegments(folder + path)
        }
        return result
    }

    /// The components as one text.
    var text: String {
        var text = ""
        if let scheme { text += scheme + ":" }
        if let authority { text += "//" + authority }
        text += path
        if let query { text += "?" + query }
        if let fragment { text += "#" + fragment }
        return text
    }

    // MARK: Paths

    /// A path without "." and ".." as segments.
    static func withoutDotSegments(_ path: Substring) -> Substring {
        guard hasDotSegment(path.utf8) else { return path }
        var segments: [Substring] = []
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        for (offset, part) in parts.enumerated() {
            let isLast = offset == parts.count - 1
            switch part {
            case ".": if isLast { segments.append("") }
            case "..":
                if segments.count > 1 { segments.removeLast() }
                if isLast { segments.append("") }
            default: segments.append(part)
            }
        }
        return segments.joined(separator: "/")[...]
    }

    /// Whether a segment starts with a dot, as "." and ".." do.
    private static func hasDotSegment(_ path: Substring.UTF8View) -> Bool {
        var before = UInt8(ascii: "/")
        for byte in path {
            if byte == UInt8(ascii: ".") && before == UInt8(ascii: "/") { return true }
            before = byte
        }
        return false
    }
}
