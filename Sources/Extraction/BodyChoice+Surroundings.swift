internal import Markup
internal import TextKit

/// What stands around the text and reads like it: readers' replies, teasers with their first sentences, the writer's
/// biography, notices of consent.
extension BodyChoice {
    mutating func dropSurroundings(in tree: HTMLTree) {
        dropReplies()
        dropTeasers(in: tree)
        dropNamed(in: tree, atMost: Self.largestNotice, Self.isConsent)
        dropNamed(in: tree, atMost: Self.largestBiography, Byline.isBox)
    }

    // MARK: Replies

    /// Drops what follows a heading of readers' comments behind a text.
    private mutating func dropReplies() {
        var before: Float = 0
        var next = 0
        for index in (page.headline ?? 0)..<page.count {
            while next < blocks.count && blocks[next] < index {
                if blocks[next] > page.headline ?? -1 { before += page.length(blocks[next]) }
                next += 1
            }
            guard before >= Self.shortestText, page.blocks.entries[index].context.contains(.heading),
                page.length(index) <= Self.longestReplyHeading,
                ReplyHeading.announcesReplies(page.blocks.string(index))
            else { continue }
            let after = letters(of: blocks[next...])
            if after <= Self.mostReplies * before { blocks.removeSubrange(next...) }
            return
        }
    }

    /// As much as is asked of a text before a comment's class counts.
    private static let shortestText: Float = 300
    private static let longestReplyHeading: Float = 160
    /// More than this many letters for one before are the article, and the heading was a button's.
    private static let mostReplies: Float = 3

    // MARK: Teasers

    /// Drops the last blocks where each stands behind the linked headline of another article, in an element of their own.
    private mutating func dropTeasers(in tree: HTMLTree) {
        var start = blocks.count
        var first = page.count
        var pairs = 0
        while start > 0, let headline = linkedHeadline(before: start - 1) {
            pairs += 1
            first = headline
            start -= start > 1 && blocks[start - 2] == headline ? 2 : 1
        }
        guard pairs >= Self.fewestTeasers, start > 0, let last = blocks.last,
            letters(of: blocks[..<start]) >= letters(of: blocks[start...]),
            !element(around: first, and: last, in: tree).contains(
                Int(page.blocks.entries[blocks[start - 1]].node))
        else { return }
        blocks.removeSubrange(start...)
    }

    /// The heading of nothing but a link above the block at a place, with at most a few lines that are no text between.
    private func linkedHeadline(before place: Int) -> Int? {
        let index = blocks[place]
        guard page.linkDensity[index] < 0.5 else { return nil }
        let floor = place > 0 ? blocks[place - 1] : -1
        return (max(0, floor, index - Self.teaserReach)..<index).reversed().first {
            page.linkDensity[$0] > 0.8 && page.shapes[$0].words >= Self.shortestHeadline
                && page.blocks.entries[$0].context.contains(.heading)
        }
    }

    private func element(around first: Int, and last: Int, in tree: HTMLTree) -> Range<Int> {
        let end = Int(page.blocks.entries[last].node)
        let nodes = tree.ancestors(of: Int(page.blocks.entries[first].node))
        return nodes.lazy.map(tree.subtree).first { $0.contains(end) } ?? 0..<tree.nodes.count
    }

    private static let fewestTeasers = 2
    private static let teaserReach = 3
    private static let shortestHeadline = 3

    // MARK: Names

    /// Drops what stands in elements that a test of their names knows, up to a share of the text and without the headline.
    private mutating func dropNamed(
        in tree: HTMLTree, atMost share: Float, _ isNamed: (Int, HTMLTree) -> Bool
    ) {
        var known: [Int32: Bool] = [:]
        func isInside(_ container: Int32) -> Bool {
            if let answer = known[container] { return answer }
            let element = page.containers.all[Int(container)]
            let answer =
                isNamed(Int(element.node), tree) || element.parent != container && isInside(element.parent)
            known[container] = answer
            return answer
        }
        let rest = blocks.filter { !isInside(page.containers.ofBlock[$0]) }
        guard rest.count < blocks.count,
            page.headline.map({ !isInside(page.containers.ofBlock[$0]) }) != false
        else { return }
        let all = letters(of: blocks)
        if all - letters(of: rest) <= share * all { blocks = rest }
    }

    private static let largestNotice: Float = 0.6
    private static let largestBiography: Float = 0.3

    private static func isConsent(_ node: Int, _ tree: HTMLTree) -> Bool {
        guard tree.nodes[node].tag != .body && tree.nodes[node].tag != .html else { return false }
        return tree.isNamed(node, by: consentNames)
    }

    private static let consentNames = ByteWords([
        "onetrust", "cookieconsent", "cookie-consent", "cookie_consent", "cookiebanner", "cookie-banner",
        "cookie_banner",
        "cookienotice", "cookie-notice", "cookie_notice", "cookie-bar", "cookiebar", "cookie-law",
        "cookiebot", "cookie-popup",
        "consent-banner", "consent-manager", "consent-modal", "gdpr", "didomi", "usercentrics", "truste-",
        "sp_message",
    ])
}
