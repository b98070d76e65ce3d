internal import Markup
internal import TextKit

/// NITF: one story in one document.
enum NITFItem {
    static func read(_ root: XMLNode) -> FeedEntry {
        var entry = FeedEntry()
        let head = root.child("head")
        let body = root.child("body")
        let front = body?.child("body.head")
        let docdata = head?.child("docdata")
        let headline = front?.first("hl1") ?? front?.child("hedline")
        entry.title = (headline?.line ?? head?.child("title")?.value).map { FeedText($0) }
        entry.subtitle = front?.first("hl2")?.line.map { FeedText($0) }
        entry.setByline(front?.first("byline")?.line)
        entry.dateline = front?.first("dateline")?.line
        entry.summary = front?.child("abstract")?.markup
        entry.content = content(body?.child("body.content"))?.markup
        entry.link = head?.child("pubdata")?.attribute("ex-ref").flatMap {
            FeedAddress.link($0, against: nil)
        }
        entry.id = docdata?.child("doc-id")?.attribute("id-string").map(ASCII.trimmedText)
        if entry.id?.isEmpty == true { entry.id = nil }
        entry.published =
            date(docdata, "date.issue") ?? date(docdata, "date.release") ?? storyDate(front)
            ?? head?.child("pubdata")?.attribute("date.publication")
        let rights =
            docdata?.child("doc.rights")?.value ?? docdata?.child("doc.copyright")?.attribute("holder")
        entry.rights = (front?.child("rights")?.line ?? rights).map { FeedText($0) }
        entry.holder =
            docdata?.child("doc.copyright")?.attribute("holder") ?? docdata?.child("doc.rights")?.attribute(
                "owner")
            ?? front?.first("rights.owner")?.line
        entry.language = body?.language ?? root.attribute("baselang") ?? root.language
        addTerms(head, &entry)
        return entry
    }

    /// The block that says it is the whole text, where the first paragraphs stand in another one once more.
    private static func content(_ content: XMLNode?) -> XMLNode? {
        content?.children.first { $0.local == "block" && $0.attribute("class") == "full_text" } ?? content
    }

    /// Keywords first, then the names of the subject codes, or the codes.
    private static func addTerms(_ head: XMLNode?, _ entry: inout FeedEntry) {
        guard let head else { return }
        for keyword in head.descendants("keyword") { entry.addCategory(keyword.attribute("key")) }
        for subject in head.descendants("tobject.subject") {
            let names = ["tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type"]
            let name = names.lazy.compactMap { subject.attribute($0) }.first
            entry.addCategory(name ?? subject.attribute("tobject.subject.refnum"))
        }
    }

    private static func date(_ docdata: XMLNode?, _ name: String) -> String? {
        guard let norm = docdata?.child(name)?.attribute("norm").map(ASCII.trimmedText), !norm.isEmpty else {
            return nil
        }
        return norm
    }

    private static func storyDate(_ front: XMLNode?) -> String? {
        front?.first("story.date")?.attribute("norm")
    }
}
