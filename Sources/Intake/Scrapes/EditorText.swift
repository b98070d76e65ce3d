internal import JSON
internal import TextKit

/// The text that an editor keeps as a tree of blocks.
///
/// Lexical, ProseMirror, Slate, Quill, Draft.js, Editor.js, mobiledoc, and the rich text of Contentful, Sanity and Arc: all of them are nodes with a kind, children and texts; only the names differ.
enum EditorText {
    /// The markup of a text that is kept so; nil for what has another form or no text.
    static func markup(_ value: JSONValue) -> String? {
        guard let value = parsed(value), value["title"] == nil else { return nil }
        let markup = sections(of: value) ?? lines(of: value) ?? blocks(of: value)
        return markup.flatMap { ASCII.trimmedText($0).isEmpty ? nil : $0 }
    }

    /// What a text holds that is JSON itself, as databases keep it.
    private static func parsed(_ value: JSONValue) -> JSONValue? {
        guard let text = value.string else { return value }
        guard let first = text.utf8.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
            return nil
        }
        return try? JSONParser.parse(Array(text.utf8))
    }

    /// The text of a message in pieces by their look, as Telegram exports it: texts, and objects that have one.
    static func runs(_ pieces: [JSONValue]) -> String? {
        guard pieces.contains(where: { $0.string != nil || looks.contains(kind(of: $0) ?? "") }) else {
            return nil
        }
        let texts = pieces.compactMap { $0.string ?? text(of: $0) }
        return texts.count == pieces.count ? texts.joined() : nil
    }

    /// What pieces of a line are, and blocks never.
    private static let looks: Set<String> = [
        "plain", "bold", "italic", "underline", "strikethrough", "spoiler", "link", "text_link", "hashtag",
        "mention", "mention_name", "email", "phone", "cashtag", "custom_emoji",
    ]

    // MARK: Trees

    /// Nodes deeper than any editor nests them are not followed.
    private static let deepestNode = 32

    private static func blocks(of value: JSONValue) -> String? {
        let root = value["root"] ?? value
        let nodes = root.elements ?? children(of: root) ?? root["blocks"]?.elements
        guard let nodes, !nodes.isEmpty, nodes.allSatisfy(isNode) else { return nil }
        return nodes.map { block($0, deepestNode) }.joined()
    }

    /// Whether an object has a kind or children, as nodes of a text do, and is no article with a title and a text.
    private static func isNode(_ value: JSONValue) -> Bool {
        guard kind(of: value) != nil || children(of: value) != nil else { return false }
        return value["title"] == nil
            || ["text", "content", "body", "html"].allSatisfy { value[$0]?.string == nil }
    }

    private static func kind(of node: JSONValue) -> String? {
        ["_type", "nodeType", "type"].lazy.compactMap { node[$0]?.string?.lowercased() }.first
    }

    private static func children(of node: JSONValue) -> [JSONValue]? {
        (node["children"] ?? node["content"])?.elements
    }

    private static func block(_ node: JSONValue, _ depth: Int) -> String {
        guard depth > 0 else { return "" }
        let name = element(of: node)
        guard let children = children(of: node), !children.isEmpty else { return leaf(node, name, depth) }
        if children.contains(where: isInline) {
            return wrapped(children.map { inline($0, depth - 1) }.joined(), name)
        }
        let inner = children.map { block($0, depth - 1) }.joined()
        return name == "blockquote" || name == "li" ? wrapped(inner, name) : inner
    }

    /// A block without children has a text, markup, Markdown or the items of a list, by itself or in its `data`.
    private static func leaf(_ node: JSONValue, _ name: String, _ depth: Int) -> String {
        let data = node["data"] ?? node
        if let markup = data["html"]?.string { return markup }
        if let markdown = data["markdown"]?.string { return paragraphs(markdown) }
        if let items = data["items"]?.elements {
            return items.map { wrapped(item($0, depth - 1), "li") }.joined()
        }
        if let text = node["text"]?.string { return wrapped(MarkupEscaping.escaped(text), name) }
        return wrapped(data["text"]?.string ?? data["content"]?.string ?? "", name)
    }

    /// An item of a list is a text, or an object with one.
    private static func item(_ value: JSONValue, _ depth: Int) -> String {
        guard depth > 0 else { return "" }
        let inner = (value["items"]?.elements ?? []).map { " " + item($0, depth - 1) }.joined()
        return (value.string ?? value["content"]?.string ?? value["text"]?.string ?? "") + inner
    }

    private static func wrapped(_ markup: String, _ name: String) -> String {
        markup.isEmpty ? "" : "<\(name)>\(markup)</\(name)>"
    }

    private static func paragraphs(_ text: String) -> String {
        text.split(separator: "\n").map {
            wrapped(MarkupEscaping.escaped(ASCII.trimmedText(String($0))), "p")
        }
        .joined()
    }

    /// Which element a node's text is: headings, quotations and items of lists are told, all else is a paragraph.
    private static func element(of node: JSONValue) -> String {
        let kinds = [kind(of: node), node["style"]?.string?.lowercased(), node["tag"]?.string?.lowercased()]
            .compactMap { $0 }
        if kinds.contains(where: { $0.contains("head") || ["h1", "h2", "h3", "h4"].contains($0) }) {
            return "h2"
        }
        if kinds.contains(where: { $0.contains("quote") }) { return "blockquote" }
        if node["listItem"] != nil || kinds.contains(where: { $0.contains("list") && $0.contains("item") }) {
            return "li"
        }
        return "p"
    }

    // MARK: Texts within a block

    private static func isInline(_ node: JSONValue) -> Bool {
        text(of: node) != nil
            || ["link", "autolink", "hyperlink", "a", "linebreak", "hardbreak", "hard_break"]
                .contains(kind(of: node) ?? "")
    }

    private static func text(of node: JSONValue) -> String? {
        guard children(of: node) == nil else { return nil }
        return node["text"]?.string ?? node["value"]?.string
    }

    private static func inline(_ node: JSONValue, _ depth: Int) -> String {
        guard depth > 0 else { return "" }
        if let text = text(of: node) { return MarkupEscaping.escaped(text) }
        if let children = children(of: node) { return children.map { inline($0, depth - 1) }.joined() }
        return kind(of: node)?.contains("break") == true ? "<br>" : ""
    }

    // MARK: Other forms

    /// Quill's: inserted texts, of which line feeds end a paragraph.
    private static func lines(of value: JSONValue) -> String? {
        guard let inserted = value["ops"]?.elements else { return nil }
        return paragraphs(inserted.compactMap { $0["insert"]?.string }.joined())
    }

    /// Mobiledoc's: `[1, "p", [[0, [], 0, "text"]]]` is a paragraph, `[3, "ul", [[…], […]]]` a list, `[10, 0]` a card.
    private static func sections(of value: JSONValue) -> String? {
        guard let sections = value["sections"]?.elements, value["cards"] != nil || value["markups"] != nil
        else {
            return nil
        }
        let cards = value["cards"]?.elements ?? []
        return sections.map { section($0.elements ?? [], cards) }.joined()
    }

    private static func section(_ parts: [JSONValue], _ cards: [JSONValue]) -> String {
        guard parts.count >= 2 else { return "" }
        switch parts[0].integer {
        case 10:
            guard let index = parts[1].integer, cards.indices.contains(index) else { return "" }
            return cards[index].elements?.last.map { block($0, 1) } ?? ""
        case 3:
            return (parts.last?.elements ?? []).map { wrapped(markers($0), "li") }.joined()
        case 1:
            return wrapped(parts.count > 2 ? markers(parts[2]) : "", parts[1].string ?? "p")
        default: return ""
        }
    }

    private static func markers(_ value: JSONValue) -> String {
        (value.elements ?? []).compactMap { $0.elements?.last?.string }.map(MarkupEscaping.escaped).joined()
    }
}
