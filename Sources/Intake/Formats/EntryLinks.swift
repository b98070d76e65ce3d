internal import Markup
internal import PipelineKit
internal import TextKit

/// What the links of a container's entries are worth as addresses of articles.
///
/// Status pages, notice boards and small feeds link every entry to one page, or tell entries apart by the fragment
/// only; such a link alone would make one article of all.
struct EntryLinks {
    /// How many different entries have a link without and with its fragment.
    private var entriesByPage: [String: Set<String>] = [:]
    private var entriesByPlace: [String: Set<String>] = [:]
    private let ownPage: String?
    let host: String?

    init(_ contents: FeedReader.Contents, feedURL: String?) {
        let header = contents.feed.header
        ownPage = header.link.flatMap { WebAddress($0)?.articleKey }
        host = [header.link, feedURL].lazy.compactMap { $0.flatMap { WebAddress($0)?.host } }.first
        for (index, entry) in contents.entries.enumerated() {
            guard let link = entry.origin ?? entry.link, let address = WebAddress(link)?.withoutCache else {
                continue
            }
            let name = Self.name(entry.id, of: address) ?? entry.title?.value ?? "\(index)"
            entriesByPage[address.articleKey, default: []].insert(name)
            entriesByPlace[Self.place(address, link), default: []].insert(name)
        }
    }

    /// What tells an entry from others; nil for the number of a version, which some feeds put behind the link: a page's
    /// versions may stand in a feed beside each other.
    private static func name(_ id: String?, of link: WebAddress) -> String? {
        guard let id, let fragment = RecordAddresses.fragment(of: id) else { return id }
        let isVersion =
            RecordAddresses.isVersionNumber(fragment) && WebAddress(id)?.articleKey == link.articleKey
        return isVersion && !link.isFrontPage ? nil : id
    }

    private static func place(_ address: WebAddress, _ link: String) -> String {
        address.articleKey + (RecordAddresses.fragment(of: link) ?? "")
    }

    /// The claim of an entry with a link.
    func claim(_ link: String?) -> IdentityClaim {
        var claim = IdentityClaim()
        claim.guidScope = host
        guard let link, let address = WebAddress(link)?.withoutCache else { return claim }
        let isAlone =
            entriesByPage[address.articleKey, default: []].count < 2 && address.articleKey != ownPage
        if isAlone { return claim }
        let hasOwnPlace =
            RecordAddresses.fragment(of: link) != nil
            && entriesByPlace[Self.place(address, link), default: []].count < 2
        claim.link = hasOwnPlace ? .withFragment : .shared
        return claim
    }
}
