extension WebAddress {
    /// What all addresses share under which a site serves one article: no scheme, no host or path of a mobile or AMP
    /// version, no slash or index document at the end, no parameter that says where a reader came from, no number of a
    /// session, and one form of what RFC 3986 lets be written in several.
    ///
    /// For finding what may be the same article, never a proof that it is.
    package var articleKey: String {
        let path = Self.unescaped(Self.withoutVariant(Self.withoutSession(path)))
        let query = keptParameters.map { Self.unescaped(String($0)) }.sorted().joined(separator: "&")
        return "\(Self.withoutVariantLabels(canonicalHost))\(path)" + (query.isEmpty ? "" : "?" + query)
    }

    /// Whether it is the front page of a site or of one of its languages, which no article has as its address.
    package var isFrontPage: Bool {
        guard keptParameters.isEmpty else { return false }
        let segments = path.split(separator: "/")
        guard let first = segments.first else { return true }
        return segments.count == 1
            && (Self.isIndexDocument(first) || Self.isLanguage(first) || first == "home")
    }

    /// Whether its last name is that of one document, as "lorry-hits-tram", "4711.html" and "news/7" are: what brings something new
    /// every day has a word or two, as "/weather", "/water-levels" and "/daily_forecast.html".
    package var namesOnePage: Bool {
        let path = Self.withoutVariant(path)
        let name = path.split(separator: "/").last ?? ""
        let stem = name.prefix { $0 != "." }
        let words = stem.split { "-_+".contains($0) }.filter { $0.utf8.count > 1 }
        let isNumber = !stem.isEmpty && stem.utf8.allSatisfy(ASCII.isDigit)
        return isNumber || words.count >= 3 || Self.hasNumber(name)
            || keptParameters.contains(where: Self.hasNumber)
    }

    /// Whether there is a number of three digits and more; shorter ones count the pages of a section.
    private static func hasNumber(_ text: Substring) -> Bool {
        text.utf8.split { !ASCII.isDigit($0) }.contains { $0.count >= 3 }
    }

    /// Whether a number stands by itself at the end of its path or in its query.
    package func names(_ number: Int) -> Bool {
        let places = [path.split(separator: "/").last ?? ""] + keptParameters
        return places.contains { place in
            place.utf8.split { !ASCII.isDigit($0) }.contains { DecimalDigits.value($0) == number }
        }
    }

    /// Whether it is the second or a later page of an article whose address is the other one.
    package func isLaterPage(of other: WebAddress) -> Bool {
        let (own, first) = (articleKey, other.articleKey)
        guard own != first else { return false }
        let pages = Self.withoutPageNumber(keptParameters)
        if let parameter = pages.removed {
            var bare = self
            bare.query = pages.rest.isEmpty ? nil : pages.rest.joined(separator: "&")
            if Self.isLater(parameter.drop { $0 != "=" }.dropFirst()), bare.articleKey == first {
                return true
            }
        }
        let number = Self.pageNumber(atEndOf: path).flatMap { Self.isLater($0.digits) ? $0.stems : nil } ?? []
        return (number + [Self.withoutInnerNumber(path)].compactMap { $0 }).contains { stem in
            var bare = self
            bare.path = stem.isEmpty ? "/" : stem
            return bare.articleKey == first
        }
    }

    private var canonicalHost: String {
        var host = host
        while host.utf8.last == UInt8(ascii: ".") { host.removeLast() }
        return host
    }

    /// Labels before a site's name that choose a version of it.
    private static let variantLabels: Set<Substring> = ["www", "m", "mobile", "amp", "wap", "touch"]

    private static func withoutVariantLabels(_ host: String) -> String {
        var labels = host.split(separator: ".")[...]
        while labels.count > 2, let first = labels.first, variantLabels.contains(first) {
            labels.removeFirst()
        }
        return labels.joined(separator: ".")
    }

    private static func isIndexDocument(_ name: Substring) -> Bool {
        let parts = name.lowercased().split(separator: ".")
        return parts.count == 2 && (parts[0] == "index" || parts[0] == "default")
            && ["html", "htm", "php", "asp", "aspx", "jsp", "shtml", "cfm"].contains(parts[1])
    }

    /// "en", "pt-br" or "ch-de".
    private static func isLanguage(_ name: Substring) -> Bool {
        let parts = name.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" })
        return parts.count <= 2 && parts.joined().utf8.count + 1 >= name.utf8.count
            && parts.allSatisfy { $0.utf8.count == 2 && $0.utf8.allSatisfy(ASCII.isLetter) }
            && parts.contains(where: languages.contains)
    }

    /// Codes of ISO 639-1; other names of two letters may be those of articles.
    private static let languages = Set(
        """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et \
        eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl \
        km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj \
        om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to \
        tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        """.split(separator: " "))

    private static func withoutVariant(_ path: String) -> String {
        var segments = path.split(separator: "/")
        if segments.count > 1, let first = segments.first, ["amp", "m", "mobile"].contains(first) {
            segments.removeFirst()
        }
        if let last = segments.last, isIndexDocument(last) { segments.removeLast() }
        if segments.count > 1, let last = segments.last, last == "amp" || last == "amp.html" {
            segments.removeLast()
        }
        if let last = segments.last {
            for (suffix, kept) in [(".amp.html", ".html"), (".amp", "")] where last.hasSuffix(suffix) {
                segments[segments.count - 1] = last.dropLast(suffix.utf8.count) + kept
                break
            }
        }
        return "/" + segments.joined(separator: "/")
    }

    /// A path without ";jsessionid=…", which servers append for readers without cookies.
    private static func withoutSession(_ path: String) -> String {
        guard path.utf8.contains(UInt8(ascii: ";")) else { return path }
        return path.split(separator: "/", omittingEmptySubsequences: false).map { segment in
            let parts = segment.split(separator: ";", omittingEmptySubsequences: false)
            return parts.filter { part in !sessionNames.contains { part.lowercased().hasPrefix($0) } }
                .joined(separator: ";")
        }.joined(separator: "/")
    }

    private static let sessionNames = ["jsessionid=", "phpsessid=", "sid="]

    /// A text in which only what has a meaning of its own is escaped: "caf%C3%A9", "caf%c3%a9" and "café" are one address.
    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var rest = Array(text.utf8)[...]
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%"), rest.count >= 2,
                let escaped = Hexadecimal.byte(rest[rest.startIndex], rest[rest.startIndex + 1])
            else {
                bytes.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            rest = rest.dropFirst(2)
            if isPlain(escaped) {
                bytes.append(escaped)
            } else {
                bytes.append(byte)
                bytes += String(decoding: digits, as: UTF8.self).uppercased().utf8
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a byte means the same with and without an escape, or is written without one by browsers.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x80 || ASCII.isAlphanumeric(byte) || "-._~!$'()*,:@".utf8.contains(byte)
    }

    /// Parameters beside those of `canonical` that name a version or a way of access, and never an article.
    private static let variantNames: Set<String> = [
        "referrer", "referer", "ref", "_r", "amp", "outputtype", "share", "mobile", "print", "src_ref",
        "feature", "amp_js_v", "amp_gsa", "amp_r", "usqp", "cmp", "wt_mc", "wt.mc_id", "guccounter",
        "guce_referrer",
        "guce_referrer_sig", "__twitter_impression", "srsltid", "phpsessid", "jsessionid", "aspsessionid",
    ]
    /// Parameters whose name may mean anything, with the values that choose a version.
    private static let variantParameters: Set<String> = [
        "mode=amp", "mode=mobile", "view=amp", "view=mobile", "version=amp", "version=mobile", "format=amp",
        "type=amp",
        "display=mobile", "device=mobile", "platform=mobile", "platform=amp", "m=0", "m=1",
    ]

    private var keptParameters: [Substring] {
        guard let query else { return [] }
        return query.split(separator: "&").filter { parameter in
            let name = parameter.prefix { $0 != "=" }.lowercased()
            return !Self.isTracking(parameter) && !Self.variantNames.contains(name)
                && !Self.variantParameters.contains(parameter.lowercased())
        }
    }

    // MARK: Pages of one article

    private static let pageNames: Set<String> = [
        "page", "p", "pp", "pg", "pagenum", "pagenumber", "pageno", "page_no", "paged", "part", "start",
        "offset",
        "seite", "pagina",
        "teil",
    ]

    private static func withoutPageNumber(_ parameters: [Substring]) -> (
        rest: [Substring], removed: Substring?
    ) {
        let index = parameters.firstIndex { pageNames.contains($0.prefix { $0 != "=" }.lowercased()) }
        guard let index else { return (parameters, nil) }
        var rest = parameters
        let removed = rest.remove(at: index)
        return (rest, removed)
    }

    private static func isLater(_ digits: Substring) -> Bool {
        Int(digits).map { (2...99_999).contains($0) } ?? false
    }

    /// A number at the end of a path, "/story/page/2", "/story-2.html", and what the path may be without it.
    private static func pageNumber(atEndOf path: String) -> (digits: Substring, stems: [String])? {
        var rest = path[...]
        while rest.utf8.last == UInt8(ascii: "/") { rest.removeLast() }
        var suffix = ""
        let last = rest.split(separator: "/").last ?? ""
        if let dot = last.lastIndex(of: "."), last[dot...].utf8.count <= 6,
            Int(last[last.index(after: dot)...]) == nil
        {
            suffix = String(last[dot...])
            rest = rest.dropLast(suffix.utf8.count)
        }
        let stem = rest.utf8.reversed().drop { ASCII.isDigit($0) }
        let digits = rest.utf8.count - stem.count
        guard (1...3).contains(digits) else { return nil }
        let number = rest.suffix(digits)
        var bare = rest.dropLast(digits)
        var stems: [String] = []
        if let separator = bare.utf8.last, separators.contains(separator) {
            bare.removeLast()
            stems += [String(bare) + suffix, String(bare)]
        }
        // "/page/2", "-p2" and "-teil-2" have a word before the number.
        for word in pageWords where bare.hasSuffix(word) {
            let stem = bare.dropLast(word.utf8.count)
            guard let separator = stem.utf8.last, separators.contains(separator) else { continue }
            stems += [String(stem.dropLast()) + suffix, String(stem.dropLast())]
        }
        return stems.isEmpty ? nil : (number, stems)
    }

    private static let separators = Array("/-_,.;".utf8)
    private static let pageWords = ["page", "p", "part", "seite", "teil", "pagina"]

    /// A path without a number that stands as a name between two others, "/2/story".
    private static func withoutInnerNumber(_ path: String) -> String? {
        var names = path.split(separator: "/")
        guard let index = names.dropLast().lastIndex(where: isLater) else { return nil }
        names.remove(at: index)
        return "/" + names.joined(separator: "/")
    }
}
