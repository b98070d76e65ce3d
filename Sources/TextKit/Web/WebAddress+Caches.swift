extension WebAddress {
    /// The publisher's address where this is one of a cache of AMP pages, which serves pages of all publishers under its
    /// own host: "https://news-example.cdn.ampproject.org/c/s/news.example/story" is "https://news.example/story".
    package var withoutCache: WebAddress {
        guard let place = Self.cachedPlace(host: host, path: path) else { return self }
        return WebAddress(place + (query.map { "?" + $0 } ?? "")) ?? self
    }

    /// What a cache's path names: "c" or "v" for how it is shown, "s" for https, then host and path.
    private static func cachedPlace(host: String, path: String) -> String? {
        var segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        guard let kind = segments.popFirst(), kinds(host).contains(kind) else { return nil }
        let isSecure = segments.first == "s"
        if isSecure { segments.removeFirst() }
        guard let publisher = segments.first, publisher.contains(".") else { return nil }
        return "http\(isSecure ? "s" : "")://" + segments.joined(separator: "/")
    }

    /// The first segments behind which a host's paths name pages of publishers.
    private static func kinds(_ host: String) -> [Substring] {
        if [".ampproject.org", ".bing-amp.com"].contains(where: host.hasSuffix) { return ["c", "v", "wp"] }
        let labels = host.split(separator: ".")
        let isSearch = labels.first == "google" || labels.count > 2 && labels.prefix(2) == ["www", "google"]
        return isSearch ? ["amp"] : []
    }
}
