internal import Markup
internal import PipelineKit
internal import TextKit

/// What a page states about the use of its article.
///
/// Who speaks of the article itself comes before who speaks of the page; where two that speak of the same differ in a
/// licence there is none, and in a yes or no the more restrictive counts.
enum RightsChoice {
    static func statement(
        _ evidence: PageEvidence, title: TitleChoice.Title?, source: String?
    ) -> RightsStatement {
        let linked = LinkedRights(evidence, title: title)
        let marked = MarkedRights(evidence, titleNode: title?.node)
        let meta = evidence.meta
        let notices = noticeKeys.flatMap { meta.all($0) }
        var rights = RightsStatement()
        rights.license = license([
            linked.article.licenses, marked.licenses, evidence.head.licenses(evidence), marked.links,
            licenses(meta, evidence.url), notices.compactMap { LicenseStatement.license(inNotice: $0) },
            linked.page.licenses, linked.usage,
        ])
        rights.holder =
            holder(linked.article, source) ?? marked.holder ?? named(meta) ?? holder(in: notices, source)
            ?? holder(linked.page, source)
        addRobots(meta, to: &rights)
        addMining(evidence, to: &rights)
        rights.isFree = isFree(linked.free + marked.free + tiers(meta)) ?? linked.access
        return rights
    }

    // MARK: Licence

    /// The licence of the first who state one; nil where they state several.
    private static func license(_ levels: [[String]]) -> String? {
        guard let stated = levels.first(where: { !$0.isEmpty }), let first = stated.first else { return nil }
        return stated.allSatisfy { LicenseStatement.key($0) == LicenseStatement.key(first) } ? first : nil
    }

    private static let licenseKeys = [
        "dcterms.license", "dc.license", "dc.rights.license", "cc:license", "dcterms:license", "dct:license",
        "dc:license",
    ]
    private static let noticeKeys = [
        "copyright", "dcterms.rights", "dc.rights", "rights", "dc.copyright", "prism.copyright",
        "dc.rights.copyright", "dcterms:rights", "dct:rights", "dc:rights",
    ]

    private static func licenses(_ meta: MetaTags, _ base: WebAddress?) -> [String] {
        licenseKeys.flatMap { meta.all($0) }.compactMap { LicenseStatement.license($0, base: base) }
    }

    // MARK: Holder

    private static func holder(_ stated: LinkedRights.Level, _ source: String?) -> String? {
        stated.holder ?? holder(in: stated.notices, source)
    }

    private static func named(_ meta: MetaTags) -> String? {
        meta.first("dcterms.rightsholder", "dc.rightsholder", "dcterms:rightsholder", "dct:rightsholder")
            .flatMap { CopyrightNotice.holder(named: $0) }
    }

    /// The holder by the first notice that names one.
    private static func holder(in notices: [String], _ source: String?) -> String? {
        let known = [source].compactMap { $0 }
        return notices.lazy.compactMap { CopyrightNotice.holder(in: $0, known: known) }.first
    }

    // MARK: Robots and mining

    private static func addRobots(_ meta: MetaTags, to rights: inout RightsStatement) {
        let directives = RobotsDirectives.list(meta.all("robots"))
        if !directives.isEmpty { rights.robots = directives }
        let toCrawlers = RobotsDirectives.list(meta.all(where: RobotsDirectives.isNameOfAICrawler))
        if RobotsDirectives.refusesAI(directives + toCrawlers) { rights.allowsAI = false }
    }

    /// The TDM Reservation Protocol: "1" reserves the rights, "0" does not, anything else says nothing.
    private static func addMining(_ evidence: PageEvidence, to rights: inout RightsStatement) {
        let stated = evidence.meta.all("tdm-reservation")
        if stated.contains("1") {
            rights.isMiningReserved = true
        } else if stated.contains("0") {
            rights.isMiningReserved = false
        }
        let policy = evidence.meta.first("tdm-policy") ?? evidence.head.link("tdm-policy", in: evidence.tree)
        rights.miningPolicy = policy.flatMap { WebAddress($0, relativeTo: evidence.url) }?.absolute
    }

    // MARK: Free

    private static func isFree(_ statements: [Bool]) -> Bool? {
        statements.isEmpty ? nil : statements.allSatisfy { $0 }
    }

    /// Publishers' tiers of content; a metered article is neither.
    private static func tiers(_ meta: MetaTags) -> [Bool] {
        meta.all("article:content_tier").compactMap { tier in
            switch tier.lowercased() {
            case "free": true
            case "locked": false
            default: nil
            }
        }
    }
}

extension HeadElements {
    /// The targets of links to a licence in the head: they speak of the page.
    fileprivate func licenses(_ evidence: PageEvidence) -> [String] {
        let tree = evidence.tree
        return nodes.filter {
            $0 < bodyStart && tree.nodes[$0].tag == .link && tree.hasToken("license", in: .rel, of: $0)
        }
        .compactMap { tree.attributeString(.href, of: $0) }
        .compactMap { LicenseStatement.license($0, base: evidence.url) }
    }
}
