/// An absolute http(s) URL parsed by RFC 3986, for resolving and for canonical forms.
///
/// Works on UTF-8 bytes and keeps every byte that it need not change: what a page states is not "repaired".
package struct WebAddress: Sendable, Equatable {
    /// Lower case, "http" or "https".
    package private(set) var scheme: String
    /// User information, host and port as stated; the host in lower case.
    package private(set) var authority: String
    /// Begins with "/".
    package internal(set) var path: String
    /// Without the "?"; nil where there is none.
    package internal(set) var query: String?

    /// Parses an absolute http or https URL; nil for anything else.
    package init?(_ text: String) { self.init(text, relativeTo: nil) }

    /// Resolves a reference against a base, as RFC 3986 section 5.3 says; nil if the result is not http(s).
    package init?(_ text: String, relativeTo base: WebAddress?) {
        var parts = URLReference(Self.cleaned(text)[...], shortestScheme: 1)
        if parts.scheme == nil, let base { parts = parts.resolved(against: base.parts) }
        guard let scheme = parts.scheme?.lowercased(), scheme == "http" || scheme == "https",
            let authority = parts.authority?.lowercased(), !authority.isEmpty
        else { return nil }
        self.scheme = scheme
        self.authority = authority
        let path = URLReference.withoutDotSegments(parts.path)
        self.path = path.isEmpty ? "/" : String(path)
        query = parts.query.map(String.init)
        guard host.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "<") }), hasLabels else {
            return nil
        }
    }

    /// Whether each part of the host's name has a letter at least; a dot may end it.
    private var hasLabels: Bool {
        let labels = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return !labels.dropLast(labels.count > 1 ? 1 : 0).contains(where: \.isEmpty)
    }

    /// Whether a text begins as an address of the web does, whatever follows.
    package static func isOfWeb(_ text: String) -> Bool {
        let head = text.prefix(8).lowercased()
        return head.hasPrefix("http://") || head.hasPrefix("https://")
    }

    /// The text itself where it is such a URL: records keep addresses as they were stated.
    package static func asWritten(_ text: String) -> String? { WebAddress(text) == nil ? nil : text }

    private var parts: URLReference {
        URLReference(
            scheme: scheme[...], authority: authority[...], path: path[...], query: query.map { $0[...] },
            fragment: nil)
    }

    /// As browsers do: removes blanks around a URL and line breaks inside it; inner blanks become %20.
    private static func cleaned(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 > 0x20 }) { return text }
        let lines = Array(text.utf8.filter { $0 != 0x0A && $0 != 0x0D && $0 != 0x09 })
        let bytes = ASCII.trimmed(lines[...], of: ASCII.isSpaceOrControl)
        guard bytes.contains(0x20) else { return String(decoding: bytes, as: UTF8.self) }
        return String(decoding: bytes.flatMap { $0 == 0x20 ? Array("%20".utf8) : [$0] }, as: UTF8.self)
    }

    /// The URL in full, without a fragment.
    package var absolute: String { "\(scheme)://\(authority)\(path)" + (query.map { "?" + $0 } ?? "") }

    /// The host alone: no user information, no port.
    package var host: String { Self.host(of: authority) }

    /// The host of what `canonical` is, without parsing it again.
    package static func host(ofCanonical address: String) -> String {
        let start = address.firstRange(of: "://")?.upperBound ?? address.startIndex
        return host(of: String(address[start...].prefix { $0 != "/" }))
    }

    private static func host(of authority: String) -> String {
        let place = withoutUser(authority)
        if place.utf8.first == UInt8(ascii: "["), let bracket = place.utf8.firstIndex(of: UInt8(ascii: "]")) {
            return String(place[...bracket])
        }
        return String(place[..<(place.utf8.lastIndex(of: UInt8(ascii: ":")) ?? place.endIndex)])
    }

    /// The form under which one article has one address: no tracking parameters, default port or user information.
    package var canonical: String {
        var place = Self.withoutUser(authority)
        let port = scheme == "http" ? ":80" : ":443"
        if place.utf8.reversed().starts(with: port.utf8.reversed()) { place.removeLast(port.utf8.count) }
        while place.utf8.last == UInt8(ascii: ".") { place.removeLast() }
        let kept = query.map(Self.withoutTracking) ?? ""
        return "\(scheme)://\(place)\(path)" + (kept.isEmpty ? "" : "?" + kept)
    }

    private static func withoutUser(_ authority: String) -> Substring {
        guard let at = authority.utf8.lastIndex(of: UInt8(ascii: "@")) else { return authority[...] }
        return authority[authority.utf8.index(after: at)...]
    }

    private static func withoutTracking(_ query: String) -> String {
        query.split(separator: "&").filter { !isTracking($0) }.joined(separator: "&")
    }

    /// Names of parameters that say where a reader came from and never which article it is.
    private static let trackingNames: Set<Substring> = [
        "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid",
        "_ga",
        "_gl", "amp_js_v", "amp_gsa", "amp_r", "usqp", "ncid", "ocid", "cmpid", "icid", "ito", "smid",
        "partner", "mkt_tok", "spm", "ref_src",
        "ref_url",
        "twclid", "ttclid", "li_fat_id", "vero_id", "vero_conv", "oly_enc_id", "oly_anon_id", "s_cid", "xtor",
    ]
    private static let trackingPrefixes = ["utm_", "pk_", "mtm_", "hsa_", "at_", "ns_", "__hs", "_hs"]

    /// Whether a parameter, "utm_source=mail", says where a reader came from.
    package static func isTracking(_ parameter: Substring) -> Bool {
        let name = parameter.prefix { $0 != "=" }.lowercased()
        return trackingNames.contains(name[...]) || trackingPrefixes.contains { name.hasPrefix($0) }
    }
}
