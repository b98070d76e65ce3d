/// Pages that are nothing but the way to others, and articles that look like them.
enum IndexPages {
    private static let languages = [
        TypedPages.english, TypedPages.german, TypedPages.spanish, TypedPages.french, TypedPages.polish,
        TypedPages.japanese,
    ]

    /// Pages of each kind in every language and frame, with a name for the test's output.
    static func all(_ kinds: [(name: String, page: @Sendable (TypedPages.Words, Int) -> (String, String))])
        -> [(name: String, html: String)]
    {
        languages.flatMap { words in
            TypedPages.frames.enumerated().flatMap { look, frame in
                kinds.map { kind in
                    let (title, inner) = kind.page(words, look)
                    return (
                        "\(kind.name) \(words.code) \(look)",
                        TypedPages.page(words, frame, title: title, inner)
                    )
                }
            }
        }
    }

    static let indexes: [(name: String, page: @Sendable (TypedPages.Words, Int) -> (String, String))] = [
        ("tag", { ("Tag: Quay", TypedPages.teasers($0, look: $1) + pager($0)) }),
        ("month", { ("March 2024", TypedPages.teasers($0, look: $1) + pager($0)) }),
        (
            "search",
            { words, look in
                let form = "<form action=/search><input type=search name=q><button>OK</button></form>"
                return ("Search results: bath", form + TypedPages.teasers(words, look: look) + pager(words))
            }
        ),
        (
            "front",
            { words, look in
                let parts = ["Town", "Sport", "Culture"].map {
                    "<section><h2>\($0)</h2>\(TypedPages.teasers(words, look: look))</section>"
                }
                return ("Bath Courier", parts.joined())
            }
        ),
        (
            "missing",
            { words, _ in (words.missing[0], "<p>\(words.missing[1])</p><p>\(words.missing[2])</p>") }
        ),
        (
            "one long teaser",
            { words, look in
                let first =
                    "<div class=lead><h2><a href=/n/first>\(words.headlines[0])</a></h2>"
                    + TypedPages.paragraphs(words, 2) + "</div>"
                return ("Harbour", first + TypedPages.teasers(words, look: look) + pager(words))
            }
        ),
    ]

    static let articles: [(name: String, page: @Sendable (TypedPages.Words, Int) -> (String, String))] = [
        ("undated notice", { words, _ in (words.headlines[0], TypedPages.paragraphs(words, 2)) }),
        (
            "short among teasers",
            { words, look in
                (
                    words.headlines[0],
                    TypedPages.paragraphs(words, 4) + "<aside><h3>\(words.more)</h3>"
                        + TypedPages.teasers(words, look: look) + "</aside>"
                )
            }
        ),
        (
            "long list of links below",
            { words, _ in
                let links = (0..<30).map {
                    "<li><a href=/n/\($0)>\(words.headlines[$0 % words.headlines.count])</a></li>"
                }
                return (
                    words.headlines[0], TypedPages.paragraphs(words) + "<ul>" + links.joined() + "</ul>"
                )
            }
        ),
        (
            "reports by the minute",
            { words, _ in
                let posts = (0..<14).map {
                    "<div class=post><time>1\($0 % 10):0\($0 % 7)</time><h3>\(words.headlines[$0 % words.headlines.count])</h3><p>\(words.sentences[$0 % words.sentences.count])</p></div>"
                }
                return (words.headlines[0], posts.joined())
            }
        ),
        (
            "article of a list",
            { words, _ in
                let parts = words.headlines.dropFirst().enumerated().map {
                    "<h2>\($0 + 1). \($1)</h2><p>\(words.sentences[$0 % words.sentences.count]) \(words.sentences[($0 + 1) % words.sentences.count])</p>"
                }
                return (words.headlines[0], "<p>\(words.sentences[0])</p>" + parts.joined())
            }
        ),
        (
            "instructions in a list",
            { words, _ in
                let steps = words.sentences.map { "<li>\($0)</li>" }.joined()
                return (words.headlines[0], "<p>\(words.sentences[0])</p><ol>\(steps)</ol>")
            }
        ),
    ]

    private static func pager(_ words: TypedPages.Words) -> String {
        "<div class=pagination><a href=?page=2>2</a> <a href=?page=2>\(words.next)</a></div>"
    }
}
