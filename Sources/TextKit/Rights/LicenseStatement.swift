/// Licences in what a source states: the address of one, or the name of one that everybody knows.
package enum LicenseStatement {
    /// The licence of a member or relation that is made for one: any address, else the name of a public licence.
    ///
    /// The page itself, its front page and a place within it are no licence.
    package static func license(_ stated: String, base: WebAddress?) -> String? {
        let text = stated.trimmedBlanks
        guard !text.isEmpty, text.utf8.count <= maximumLength, text.utf8.first != UInt8(ascii: "#") else {
            return nil
        }
        let isReference =
            !text.utf8.contains(0x20) && (text.hasPrefix("/") || text.utf8.contains(UInt8(ascii: ":")))
        guard isReference else { return LicenseName.whole(text) }
        guard let address = WebAddress(text, relativeTo: base) else { return nil }
        guard address.path.utf8.count > 1 || address.query != nil, address.absolute != base?.absolute else {
            return nil
        }
        return plain(address)
    }

    /// The address without what says where a reader came from ("?ref=chooser-v1"), and as it was before it was archived.
    private static func plain(_ address: WebAddress) -> String {
        if address.host == "web.archive.org", let start = address.path.firstRange(of: "/http") {
            return String(address.path[address.path.index(after: start.lowerBound)...])
        }
        let text = address.absolute
        return isPublic(text) ? String(text.prefix { $0 != "?" }) : text
    }

    /// The licence that a notice of rights names, with the addresses that its markup links to; nil where it names more
    /// than one, or the licence of pictures.
    package static func license(inNotice notice: String, addresses: [String] = []) -> String? {
        guard notice.utf8.count <= maximumLength, !isLimited(notice) else { return nil }
        let written = notice.split(whereSeparator: { $0.isWhitespace || "<>\"'(),;".contains($0) }).map(
            String.init)
        var found: [String] = []
        for text in written + addresses where isPublic(text) {
            let address = text.hasSuffix(".") ? String(text.dropLast()) : text
            if !found.contains(where: { key($0) == key(address) }) { found.append(address) }
            if found.count > 1 { return nil }
        }
        return found.first ?? LicenseName.first(in: notice)
    }

    /// Longer notices are terms of use.
    private static let maximumLength = 2000

    /// Whether a notice speaks of pictures, or denies what it names.
    package static func isLimited(_ notice: String) -> Bool {
        let text = Array(notice.lowercased().utf8)[...]
        return limits.contains { ASCII.contains(text, $0) }
    }

    private static let limits = [
        "photo", "foto", "image", "picture", "bild", "illustration", "icon", "logo", "video", "music",
        "template",
        "theme", "design by", "software", "not licensed", "not under", "not available under", "nicht ",
    ].map { Array($0.utf8) }

    /// Whether an address is that of a licence for everybody.
    package static func isPublic(_ text: String) -> Bool {
        guard text.utf8.count < 300, let address = WebAddress(text) else { return false }
        let host = address.host.hasPrefix("www.") ? String(address.host.dropFirst(4)) : address.host
        return places.contains { host == $0.host && address.path.hasPrefix($0.path) }
    }

    private static let places: [(host: String, path: String)] = [
        ("creativecommons.org", "/licenses/"), ("creativecommons.org", "/publicdomain/"),
        ("creativecommons.org", "/licences/"), ("opendatacommons.org", "/licenses/"),
        ("gnu.org", "/licenses/"),
        ("nationalarchives.gov.uk", "/doc/open-government-licence/"), ("govdata.de", "/dl-de/"),
        ("rightsstatements.org", "/vocab/"), ("rightsstatements.org", "/page/"),
        ("etalab.gouv.fr", "/licence-"),
    ]

    /// Addresses of one licence, its deed and its legal code have one key.
    package static func key(_ license: String) -> String {
        guard let address = WebAddress(license) else { return license.lowercased() }
        var parts = address.path.lowercased().split(separator: "/")
        if let last = parts.last, last.hasPrefix("deed") || last.hasPrefix("legalcode") { parts.removeLast() }
        let host = address.host.hasPrefix("www.") ? String(address.host.dropFirst(4)) : address.host
        return host + "/" + parts.joined(separator: "/") + (address.query ?? "")
    }
}
