internal import Models
internal import TextKit

/// The purposes that the names of an element's class state; one bit each.
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
    // What follows tells what the page is, and nothing about a block.
    static let thread = ClassCategory(rawValue: 1 << 10)
    static let goods = ClassCategory(rawValue: 1 << 11)
    static let card = ClassCategory(rawValue: 1 << 12)
    static let filter = ClassCategory(rawValue: 1 << 13)
    static let manual = ClassCategory(rawValue: 1 << 14)
    static let pitch = ClassCategory(rawValue: 1 << 15)

    /// How many categories blocks are judged by.
    static let count = 10
    /// Categories that are never the article, where the name is right.
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
        (.thread, "thread reply replies forum answer question upvote vote signature avatar poster username"),
        (.thread, "userinfo =user member message karma moderator =quote"),
        (
            .goods,
            "price product cart basket sku variant swatch quantity stock =buy checkout shipping wishlist"
        ),
        (.goods, "rating addtocart purchase"),
        (.card, "card teaser tile item grid listing result =loop archive summary excerpt =list"),
        (.filter, "filter facet sort refine paginat pager =pages pagenav results"),
        (
            .manual,
            "docs documentation sidebar =toc highlight codehilite admonition =code snippet syntax sphinx"
        ),
        (.pitch, "hero cta feature testimonial pricing benefit client logo partner faq accordion banner"),
    ]

    /// The words in one array, grouped by first letter, so that few are compared.
    private struct WordTable {
        private var letters: [UInt8] = []
        private var words: [Word] = []
        /// Where the words of each letter start.
        private var starts: [Int] = []

        private struct Word {
            var start: Int
            var count: Int
            var isWhole: Bool
            var category: ClassCategory
        }

        init() {
            let all = ClassCategory.words.flatMap { category, list in
                list.utf8.split(separator: 0x20).map { (category: category, bytes: Array($0)) }
            }
            for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
                starts.append(words.count)
                for (category, bytes) in all {
                    let isWhole = bytes[0] == UInt8(ascii: "=")
                    let name = isWhole ? Array(bytes.dropFirst()) : bytes
                    guard name[0] == letter else { continue }
                    words.append(
                        Word(start: letters.count, count: name.count, isWhole: isWhole, category: category))
                    letters += name
                }
            }
            starts.append(words.count)
        }

        func categories(of part: ArraySlice<UInt8>, letter: Int) -> ClassCategory {
            var result: ClassCategory = []
            for index in starts[letter]..<starts[letter + 1] where matches(part, words[index]) {
                result.formUnion(words[index].category)
            }
            return result
        }

        @inline(__always)
        private func matches(_ part: ArraySlice<UInt8>, _ word: Word) -> Bool {
            guard word.isWhole ? part.count == word.count : part.count >= word.count else { return false }
            // The first letter is known to be the same.
            var offset = 1
            while offset < word.count {
                guard part[part.startIndex + offset] | 0x20 == letters[word.start + offset] else {
                    return false
                }
                offset += 1
            }
            return true
        }
    }

    private static let table = WordTable()

    /// The categories of one part of a class name, which is only letters, in any case.
    static func of(_ part: ArraySlice<UInt8>) -> ClassCategory {
        guard let first = part.first else { return [] }
        if part.count >= commentary.count && ASCII.contains(part, commentary) { return [] }
        return table.categories(of: part, letter: Int(first | 0x20) - 0x61)
    }

    /// "commentary" is a kind of article.
    private static let commentary = Array("commentary".utf8)
}
