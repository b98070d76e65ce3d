internal import Markup

/// What the name of an element's class says it is for; one bit each.
struct ClassCategory: OptionSet {
    let rawValue: UInt16

    static let comment = ClassCategory(rawValue: 1)
    static let caption = ClassCategory(rawValue: 1 << 1)
    static let related = ClassCategory(rawValue: 1 << 2)
    static let subscribe = ClassCategory(rawValue: 1 << 3)
    static let share = ClassCategory(rawValue: 1 << 4)
    static let author = ClassCategory(rawValue: 1 << 5)
    static let advertisement = ClassCategory(rawValue: 1 << 6)
    static let navigation = ClassCategory(rawValue: 1 << 7)
    static let body = ClassCategory(rawValue: 1 << 8)
    static let factBox = ClassCategory(rawValue: 1 << 9)

    /// How many categories there are.
    static let count = 10
    /// What is never the article where it says so truly.
    static let foreign: ClassCategory = [.comment, .related, .subscribe, .navigation, .advertisement]

    /// Beginnings of class name parts, and whole parts after "=".
    private static let words: [(ClassCategory, String)] = [
        (.comment, "comment kommentar disqus reply replies discussion respond forum coment leserbrief"),
        (
            .caption,
            "caption credit legend bildunterschrift copyright photographer imagetext cutline =bu imgcap"
        ),
        (
            .related,
            "related recommend teaser promo =more readmore popular trending mostread latest recirc suggest"
        ),
        (
            .related,
            "outbrain taboola similar seealso further =also upnext =next widget carousel listing headlines"
        ),
        (.related, "=card =cards verwandt mehr relacion linklist =links"),
        (
            .subscribe,
            "newsletter subscri paywall signup register login =abo offer piano gate premium member donat"
        ),
        (.subscribe, "support abonn"),
        (.share, "share sharing social follow tool button btn =print whatsapp"),
        (
            .author,
            "author byline =bio biography profile contributor writer =meta metadata timestamp =date dateline"
        ),
        (.author, "published =time autor"),
        (
            .advertisement,
            "=ad =ads advert anzeige sponsor banner dfp affiliate commerce product price shop deal"
        ),
        (.advertisement, "werbung"),
        (
            .navigation,
            "nav menu breadcrumb footer header sidebar topbar masthead cookie consent gdpr modal popup"
        ),
        (.navigation, "overlay toolbar =tags =tag topic categor paginat pager search"),
        (
            .body,
            "articlebody articletext articlecontent storybody =story entry =post postcontent =body =content"
        ),
        (.body, "=text richtext paragraph prose fliesstext =copy =main bodytext"),
        (
            .factBox,
            "=box infobox fact summary keypoint highlight glance aside toc contents quote pullquote accordion"
        ),
        (.factBox, "note disclaimer"),
    ]

    /// Words by their first letter, so that few are compared.
    private static let byLetter: [[Word]] = {
        var table = [[Word]](repeating: [], count: 26)
        for (category, list) in words {
            for word in list.utf8.split(separator: 0x20) {
                let isWhole = word.first == UInt8(ascii: "=")
                let bytes = Array(isWhole ? word.dropFirst() : word)
                table[Int(bytes[0]) - 0x61].append(Word(bytes: bytes, isWhole: isWhole, category: category))
            }
        }
        return table
    }()

    private struct Word {
        var bytes: [UInt8]
        var isWhole: Bool
        var category: ClassCategory
    }

    /// The categories of one part of a class name, in any case.
    static func of(_ part: ArraySlice<UInt8>) -> ClassCategory {
        guard let first = part.first, !ASCII.contains(part, commentary) else { return [] }
        var result: ClassCategory = []
        for word in byLetter[Int(ASCII.lowercased(first)) - 0x61] where matches(part, word) {
            result.formUnion(word.category)
        }
        return result
    }

    /// "commentary" is a kind of article.
    private static let commentary = Array("commentary".utf8)

    private static func matches(_ part: ArraySlice<UInt8>, _ word: Word) -> Bool {
        let count = word.bytes.count
        guard word.isWhole ? part.count == count : part.count >= count else { return false }
        for offset in 0..<count where ASCII.lowercased(part[part.startIndex + offset]) != word.bytes[offset] {
            return false
        }
        return true
    }
}
