internal import Markup
internal import TextKit

/// NewsML 1: a tree of components, each with a role.
enum NewsML1Item {
    static func read(_ item: XMLNode) -> FeedEntry {
        var entry = FeedEntry()
        let identifier = item.path("identification", "newsidentifier")
        entry.id = identifier?.child("publicidentifier")?.value ?? identifier?.child("newsitemid")?.value
        let management = item.child("newsmanagement")
        entry.updated = management?.child("thisrevisioncreated")?.value
        entry.published = management?.child("firstcreated")?.value
        entry.title = item.first("headline")?.line.map { FeedText($0) }
        entry.setByline(item.first("byline")?.line)
        entry.dateline = item.first("dateline")?.line
        entry.rights = item.first("copyrightline")?.line.map { FeedText($0) }
        // A picture has metadata of its own: a holder counts where all are the same.
        let holders = Set(item.descendants("copyrightholder").compactMap(\.line))
        entry.holder = holders.count == 1 ? holders.first : nil
        for keyword in item.descendants("keywordline") { entry.addCategory(keyword.value) }
        for code in item.descendants("subjectcode") {
            for subject in code.children { entry.addCategory(subject.attribute("formalname")) }
        }
        let language = item.first("language")?.attribute("formalname")
        entry.language = language ?? item.first("newscomponent")?.language
        entry.content = body(of: item)
        entry.summary = summary(of: item)
        for content in item.descendants("contentitem") { addEnclosure(content, &entry) }
        return entry
    }

    /// The component with the role of the text; else a story inside; else the first content that is
    /// neither a style sheet nor a title.
    private static func body(of item: XMLNode) -> FeedText? {
        let contents = item.descendants("datacontent")
        if let story = contents.lazy.compactMap({ $0.first("body.content")?.markup }).first { return story }
        var bodies: [FeedText] = []
        var others: [FeedText] = []
        for content in contents {
            guard let text = text(of: content), let role = role(of: content) else { continue }
            if role == "body" || role == "main" || role == "maintext" { bodies.append(text) }
            if !sideRoles.contains(role) { others.append(text) }
        }
        return bodies.first ?? others.first ?? contents.lazy.compactMap { text(of: $0) }.first
    }

    private static let sideRoles: Set<String> = [
        "stylesheet", "title", "headline", "subheadline", "lead", "caption", "contact", "contacts", "logo",
        "image",
        "picture", "summary", "abstract", "keywordset",
    ]

    private static func text(of content: XMLNode) -> FeedText? {
        guard let text = (content.first("body") ?? content).markup, !text.hasMarkup else {
            return (content.first("body") ?? content).markup
        }
        return withoutMarks(text)
    }

    /// Plain text without the lines that mark a sound or a pause in the script of a bulletin.
    private static func withoutMarks(_ text: FeedText) -> FeedText? {
        let lines = text.value.split(separator: "\n", omittingEmptySubsequences: false).map {
            ASCII.trimmedText(String($0))
        }
        guard lines.contains(where: isMark) else { return text }
        var text = text
        text.value = ASCII.trimmedText(lines.filter { !isMark($0) }.joined(separator: "\n"))
        return text.value.isEmpty ? nil : text
    }

    private static func isMark(_ line: String) -> Bool {
        line == "NewsComponentRef"
            || (line.utf8.count > 1 && line.utf8.allSatisfy { $0 == UInt8(ascii: "*") })
    }

    /// A picture or sound stored elsewhere.
    private static func addEnclosure(_ content: XMLNode, _ entry: inout FeedEntry) {
        guard let url = content.attribute("href").flatMap({ FeedAddress.link($0, against: nil) }) else {
            return
        }
        let type = content.child("mimetype")?.attribute("formalname")
        let size = content.path("characteristics", "sizeinbytes")?.value.flatMap { Int($0) }
        entry.enclosures.append(FeedLink(url, rel: "enclosure", type: type, length: size))
        let isPicture = type?.hasPrefix("image/") == true
        if entry.image == nil, isPicture, FeedAddress.isWeb(url) { entry.image = url }
    }

    private static func summary(of item: XMLNode) -> FeedText? {
        item.descendants("datacontent").first {
            ["lead", "abstract", "summary"].contains(role(of: $0) ?? "")
        }
        .flatMap { text(of: $0) }
    }

    /// The role of the component that holds a content; "" where it has none.
    private static func role(of content: XMLNode) -> String? {
        var current = content.parent
        while let node = current {
            if node.local == "newscomponent" {
                return node.child("role")?.attribute("formalname")?.lowercased() ?? ""
            }
            current = node.parent
        }
        return ""
    }
}
