internal import TextKit

/// What the form of an address says of the page behind it.
enum AddressShape {
    static func numbers(of address: WebAddress?) -> NamedNumbers {
        var numbers = NamedNumbers()
        let segments = (address?.path ?? "").split(separator: "/").map { Array($0.utf8)[...] }
        let last = segments.last ?? []
        numbers.add("address known", address != nil)
        numbers.add("address depth", Float(min(segments.count, 6)))
        numbers.add("address front page", address != nil && isFront(segments))
        numbers.add("address last part", count: Float(last.count), upTo: 120)
        numbers.add(
            "address words", Float(min(12, last.count { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }))
        )
        numbers.add("address digits", Float(min(12, longestNumber(in: last))))
        numbers.add("address with day", segments.contains(where: isYear))
        numbers.add("address is file", isFile(last))
        numbers.add("address query", count: Float(address?.query?.utf8.count ?? 0), upTo: 200)
        let text = Array(((address?.host ?? "") + (address?.path ?? "") + "?" + (address?.query ?? "")).utf8)[
            ...]
        for (name, words) in named { numbers.add(name, words.occurs(in: text)) }
        return numbers
    }

    /// How many words the last part of an address has, and how many of them a title in lower case repeats.
    static func repeated(_ title: String, in address: WebAddress?) -> (count: Int, words: Int) {
        let last = (address?.path ?? "").split(separator: "/").last ?? ""
        let words = last.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.utf8.count > 2 }
        guard !words.isEmpty else { return (0, 0) }
        let said = Set(title.split { !$0.isLetter && !$0.isNumber })
        return (words.count { said.contains($0) }, words.count)
    }

    private static let named: [(String, ByteWords)] = [
        (
            "address of a thread",
            ByteWords([
                "forum", "/thread", "showthread", "viewtopic", "/topic/", "/t/", "/questions/", "community.",
                "/community/", "discuss",
                "/comments/", "?topic=", "board", "/discussion", "answers.", "stackexchange", "/post/",
                "/answer", "/q/",
            ])
        ),
        (
            "address of a product",
            ByteWords([
                "/product/", "/products/", "/dp/", "/item/", "/p/", "/itm/", "/prod/", "/produkt/",
                "/produit/", "/producto/",
                "/prodotto/", "/produto/", "/sku", "/detail", "/artikel/", "-p-", ".p?", "/buy/", "/app/",
                "/shop/", "store.", "shop.",
            ])
        ),
        (
            "address of an index",
            ByteWords([
                "/category/", "/categories/", "/categor", "/tag/", "/tags/", "/topic/", "/topics/",
                "/author/", "/authors/", "/search",
                "?s=", "?q=", "&q=", "/page/", "/archive", "/collection", "/c/", "/section/", "/hub/",
                "/browse/", "/list/",
                "product-category", "/l/", "/s/", "/shop", "/kategorie/", "/thema/", "/themen/", "/autor/",
                "/autoren/", "/tema/",
                "/seccion/", "/rubrique/", "/auteur/", "/suche", "/categoria/", "/staff/", "/profile/",
                "/people/", "/contributor",
                "/directory", "/jobs", "/events",
            ])
        ),
        (
            "address of a manual",
            ByteWords([
                "docs.", "/docs", "/doc/", "/documentation", "/reference", "/api", "/guide", "/manual",
                "/tutorial", "/learn", "developer.",
                "/help", "/support/", "/kb/", "/wiki/", "readthedocs", "/latest/", "/stable/", "github.io",
                "/library/",
            ])
        ),
        (
            "address of an offer",
            ByteWords([
                "/service", "/solution", "/pricing", "/contact", "/about", "/features", "/platform",
                "/course", "/program", "/industries",
                "/what-we-do", "/careers", "/leistungen", "/ueber-uns", "/servicios", "/tools",
            ])
        ),
        (
            "address of an article",
            ByteWords([
                "/news/", "/blog", "/article", "/story", "/stories/", "/opinion", "/politics", "/sport",
                "/nachrichten/", "/actualite",
                "/noticias/", "/notizie/", "/artikel", "/articulo", "/post/", "/posts/", "/magazine/",
                "/review", "/recipe",
            ])
        ),
    ]

    /// Nothing but a language or an index file behind the host.
    private static func isFront(_ segments: [ArraySlice<UInt8>]) -> Bool {
        segments.isEmpty
            || (segments.count == 1 && (segments[0].count <= 2 || ASCII.starts(segments[0], with: index)))
    }

    private static let index = Array("index.".utf8)

    private static func isYear(_ segment: ArraySlice<UInt8>) -> Bool {
        segment.count >= 4 && segment.prefix(4).allSatisfy(ASCII.isDigit)
            && (segment.starts(with: "20".utf8) || segment.starts(with: "19".utf8))
            && (segment.count == 4 || !ASCII.isLetter(segment[segment.startIndex + 4]))
    }

    private static func isFile(_ segment: ArraySlice<UInt8>) -> Bool {
        segment.suffix(6).contains(UInt8(ascii: "."))
    }

    private static func longestNumber(in segment: ArraySlice<UInt8>) -> Int {
        segment.split { !ASCII.isDigit($0) }.map(\.count).max() ?? 0
    }
}
