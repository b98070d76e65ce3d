internal import TextKit

/// Nesting as browsers read it, written out as tags: libxml2 2.9 neither closes a paragraph before an HTML5 block,
/// nor lets `</article>` or `</p>` close what was left open inside.
extension ByteScanner {
    /// Whether a start tag goes to the parser, given what is open.
    mutating func admits(_ tag: HTMLTag, isClosed: Bool) -> Bool {
        switch tag {
        case .html, .head, .body:
            guard !seenSkeleton.contains(tag) && !seenSkeleton.contains(.body) else { return false }
            seenSkeleton.insert(tag)
            return true
        default: break
        }
        if tag.isVoid || isClosed || open.stack.count < limits.maximumDepth { return true }
        overflow += 1
        return false
    }

    /// Writes the end tags that a start tag implies.
    mutating func closeImplied(by tag: HTMLTag) {
        if Nesting.closesParagraph.contains(tag) && open.count(of: .p) > 0 {
            close(Nesting.paragraph, notBehind: Nesting.buttonScope)
        }
        switch tag {
        case .li where open.count(of: .li) > 0: close(Nesting.listItem, notBehind: Nesting.listScope)
        case .dt, .dd: close(Nesting.definition, notBehind: Nesting.definitionScope)
        case .tr: close(Nesting.row, notBehind: Nesting.tableScope)
        case .td, .th: close(Nesting.cell, notBehind: Nesting.rowScope)
        case .a where open.count(of: .a) > 0: close(Nesting.link, notBehind: Nesting.buttonScope)
        default: break
        }
    }

    private mutating func close(_ tags: HTMLTagSet, notBehind barriers: HTMLTagSet) {
        if let index = open.innermost(of: tags, notBehind: barriers) { close(downTo: index) }
    }

    /// Writes the end tag of an open element, and before it those of what was left open inside.
    mutating func close(downTo index: Int) {
        endRun()
        while open.stack.count > index, let element = open.pop() {
            if element.step >= 0 {
                parserInput.endFolded(element.tag)
            } else {
                parserInput.endTag(element.tag, name: nameBytes(element.tag, element.name))
            }
        }
    }

    /// Writes what an end tag means: nothing, if no such element is open or something hides it.
    mutating func closeElement(_ tag: HTMLTag, name: Range<Int>) {
        switch tag {
        case .html, .body: return
        case .head:
            endRun()
            parserInput.endTag(.head, name: tag.bytes)
            isHeadClosed = true
            return
        default: if tag.isVoid { return }
        }
        guard let index = match(tag, name) else {
            if overflow > 0 { overflow -= 1 }
            return
        }
        // Beyond the depth limit elements are not on the stack, and their end tags must not close outer ones.
        if overflow > 0 {
            overflow -= 1
            return
        }
        close(downTo: index)
    }

    private func match(_ tag: HTMLTag, _ name: Range<Int>) -> Int? {
        guard open.count(of: tag) > 0 || tag.isHeading else { return nil }
        let barriers = Nesting.barriers(to: tag)
        for index in open.stack.indices.reversed() {
            let element = open.stack[index]
            if element.tag == tag && (tag != .other || isSameName(element.name, name)) { return index }
            if tag.isHeading && element.tag.isHeading { return index }
            if barriers.contains(element.tag) { return nil }
        }
        return nil
    }

    private func isSameName(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        first.count == second.count
            && zip(input[first], input[second]).allSatisfy { ASCII.lowercased($0) == ASCII.lowercased($1) }
    }
}

/// The scopes of the HTML standard, as far as pages need them.
enum Nesting {
    static let paragraph = HTMLTagSet([.p])
    static let listItem = HTMLTagSet([.li])
    static let definition = HTMLTagSet([.dt, .dd])
    static let row = HTMLTagSet([.tr])
    static let cell = HTMLTagSet([.td, .th])
    static let link = HTMLTagSet([.a])

    private static let scope: [HTMLTag] = [.table, .td, .th, .caption, .object, .applet, .template]
    static let buttonScope = HTMLTagSet(scope + [.button])
    static let listScope = HTMLTagSet(scope + [.ul, .ol, .menu, .dir])
    static let definitionScope = HTMLTagSet(scope + [.dl])
    static let tableScope = HTMLTagSet([.table, .template])
    static let rowScope = HTMLTagSet([.tr, .table, .template])

    /// Start tags before which an open paragraph ends.
    static let closesParagraph = HTMLTagSet([
        .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .dt, .dd,
        .fieldset,
        .figcaption, .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p, .search, .section,
        .summary, .ul,
        .h1, .h2, .h3, .h4, .h5, .h6, .pre, .listing, .xmp, .form, .table, .hr, .li,
    ])

    /// Parts of a table, whose end tags reach through cells.
    private static let tableParts = HTMLTagSet([.table, .thead, .tbody, .tfoot, .tr, .td, .th, .caption])
    private static let noBarrier = HTMLTagSet([])
    private static let blockBarrier = HTMLTagSet(scope)
    /// An inline element's end tag does not reach out of a block.
    private static let inlineBarrier = HTMLTagSet(
        HTMLTag.allCases.filter { $0.isBlock && $0 != .video && $0 != .audio } + [.object, .applet])

    /// What hides an element from its end tag.
    static func barriers(to tag: HTMLTag) -> HTMLTagSet {
        switch tag {
        case .table: tableScopeOnly
        case let tag where tableParts.contains(tag): tableScope
        case .a: blockBarrier
        // Unknown elements are blocks as often as not.
        case .other: blockBarrier
        case let tag where tag.isBlock || tag == .button || tag == .object: blockBarrier
        default: inlineBarrier
        }
    }

    private static let tableScopeOnly = noBarrier
}
