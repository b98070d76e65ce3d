/// What stands beside a name, or in its place: offices, houses, letters of degrees, sources of pictures, links.
extension AuthorNames {
    /// Words that mark a part of a byline as a role, not a name.
    package static let roles: Set<String> = [
        "editor", "reporter", "correspondent", "writer", "journalist", "contributor", "columnist", "producer",
        "chief",
        "redakteur", "redakteurin", "chefredakteur", "chefredakteurin", "korrespondent", "korrespondentin",
        "journalistin",
        "volontär",
        "volontärin", "rédacteur", "rédactrice", "journaliste", "correspondant", "redactor", "redactora",
        "periodista",
        "corresponsal", "giornalista", "redattore", "jornalista", "repórter", "verslaggever", "redacteur",
        "редактор", "корреспондент", "обозреватель", "журналист", "director", "ceo", "founder", "professor",
        "lecturer",
        "analyst", "manager", "senior", "staff", "freelance", "political", "deputy", "assistant",
        "specialist", "expert",
        "updated", "published", "minutes", "min", "read", "comments", "phd", "md", "mba", "journaliste",
        "fellow",
        "coordinator", "strategy", "marketing", "development", "department", "engineer", "engineering",
        "scientist", "consulting", "pressesprecher", "pressesprecherin", "geschäftsführer",
        "geschäftsführerin", "researcher", "strategist", "president", "officer", "head", "partner",
        "associate", "consultant",
        "lead", "educator", "horticulturalist", "dietitian", "nutritionist", "therapist", "physician",
        "attorney",
        "lawyer", "veterinarian", "blogger", "photographer", "illustrator", "designer", "developer", "owner",
        "advisor", "adviser", "economist", "psychologist", "surgeon", "presenter", "commentator", "critic",
        "curator", "historian", "intern", "redaktor", "redaktorka", "autorin", "fotograf", "fotografin",
    ]

    /// Words that with one of the roles make a title of office: "Contributing Reporter".
    private static let roleAdjectives: Set<String> = [
        "contributing", "special", "guest", "managing", "executive", "foreign", "business", "sports",
        "science",
        "health", "education", "environment", "crime", "court", "local", "regional", "national",
        "international", "digital", "online", "multimedia", "investigative", "general", "junior", "former",
        "acting", "diplomatic", "economics", "technology", "arts", "culture", "travel", "our", "in",
        "tech", "data", "energy", "climate", "defense", "defence", "legal", "media", "music", "film", "food",
        "fashion", "weather", "transport", "finance", "financial", "consumer", "community", "content",
    ]

    /// What stands beside a person's name without being another: letters of a degree, "Redaktion".
    static func isAddition(_ text: String) -> Bool {
        if houses.contains(text.lowercased()) || isWhereabouts(text) { return true }
        let isLetters = (2...5).contains(text.utf8.count) && text.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
        return isLetters && !agencies.contains(text.lowercased())
    }

    private static let houses: Set<String> = [
        "redaktion", "redazione", "redacción", "redação", "rédaction", "редакция", "redactie", "redakcja",
        "redakce", "editorial", "editorial team", "newsroom",
    ]

    /// Agencies and broadcasters of a few letters.
    private static let agencies: Set<String> = [
        "ap", "afp", "dpa", "apa", "efe", "ansa", "ani", "pti", "ians", "upi", "pa", "aap", "cp", "tass",
        "jiji",
        "cnn", "bbc", "npr", "pbs", "nbc", "abc", "cbs", "rte", "ard", "zdf", "ndr", "wdr", "mdr", "swr",
        "sda",
        "ats", "belga", "anp", "ntb", "tt", "stt", "lusa", "mti", "pap", "cna", "scmp", "rt", "dw", "orf",
        "srf",
        "kna", "epd", "sid", "red", "time", "wsj", "nyt", "vox", "wired", "kyodo", "bta", "hina", "tanjug",
    ]

    /// Whether a statement names where a picture comes from.
    package static func isPictureCredit(_ text: String) -> Bool {
        let lower = text.lowercased()
        return pictureSources.contains { lower.contains($0) }
    }

    private static let pictureSources = [
        "shutterstock", "getty images", "gettyimages", "istock", "unsplash", "pexels", "pixabay",
        "adobe stock",
        "alamy", "depositphotos", "wikimedia commons", "picture alliance", "picture-alliance", " cc0",
        "cc by",
        "cc-by",
        "creative commons",
    ]

    /// Whether a text is an office without a person ("Contributing Reporter") or a link's words.
    package static func isOffice(_ text: String) -> Bool {
        let lower = text.lowercased()
        let words = lower.split(separator: " ").map(String.init)
        let isTitle =
            words.count > 1 && words.allSatisfy { roles.contains($0) || roleAdjectives.contains($0) }
        return isTitle || isInvitation(lower)
    }

    /// The text of a link or a label beside a name: "View author archive", "Email the author", 发布于.
    static func isInvitation(_ lower: String) -> Bool {
        invitations.contains(where: lower.hasPrefix) || noticeWords.contains(where: lower.contains)
    }

    private static let invitations = [
        "view ", "email ", "e-mail ", "follow ", "see all", "see more", "read more", "more from", "more by",
        "posts by", "contact ", "about the ", "all posts", "all articles", "show all", "click ", "sign in",
        "log in", "send ", "visit ", "meet ", "alle artikel", "alle beiträge", "zum profil", "voir ",
        "ver todos",
        "ver más", "vedi ", "mehr von", "minutes ago", "hours ago", "days ago", "hour ago", "minute ago",
    ]
    private static let noticeWords = ["发布于", "發布於", "发布时间", "發佈", "浏览", "阅读", "来源", "來源", "转载", "公開日"]

    /// "Podium Staff", "The Editorial Team": a collective that signs as author.
    static func isDesk(_ lower: String) -> Bool {
        // "Senior Reporter" is a role without a name.
        let words = lower.split(separator: " ").map(String.init)
        if let first = words.first, roles.contains(first) { return false }
        if words.dropLast().allSatisfy({ roleAdjectives.contains($0) || roles.contains($0) }), !isHouse(lower)
        {
            return false
        }
        return isHouse(lower) || lower.hasSuffix(" staff writer") || lower.hasSuffix("redaktion")
            || lower.hasSuffix(" reporter")
            || lower.hasSuffix(" correspondent")
    }

    private static func isHouse(_ lower: String) -> Bool {
        [" staff", " team", " editors", " desk"].contains(where: lower.hasSuffix)
    }
}
