/// What a node of `HTMLTree` is: a known element, an unknown one, a run of text, or the document itself.
///
/// The case names are the element names, in one byte, so that code can switch over them.
@usableFromInline
package enum HTMLTag: UInt8, Sendable, CaseIterable {
    /// The root, a text node, and an element whose name is none of those below (see `HTMLTree.tagName`).
    case document, text, other
    case html, head, title, base, link, meta, body
    case article, section, nav, aside, header, footer, main, hgroup, search, address
    case h1, h2, h3, h4, h5, h6
    case p, div, blockquote, pre, hr, center, listing, xmp
    case ul, ol, li, dl, dt, dd, menu, dir
    case figure, figcaption, picture, source, img, video, audio, track, map, area, canvas
    case iframe, embed, object, param, applet, noscript, template, slot, noembed, noframes, frame, frameset
    case table, caption, colgroup, col, thead, tbody, tfoot, tr, td, th
    case form, fieldset, legend, label, input, button, select, optgroup, option, textarea, datalist, output
    case progress, meter, details, summary, dialog
    case a, abbr, acronym, b, bdi, bdo, big, br, cite, code, data, del, dfn, em, font, i, ins, kbd, mark, math
    case nobr, q, rb, rp, rt, rtc, ruby, s, samp, small, span, strike, strong, sub, sup, time, tt, u, `var`,
        wbr
    case script, style, svg

    /// The name as written in markup; "#text" and the like for what is not an element.
    package var name: String { Self.names[Int(rawValue)] }

    private static let names: [String] = allCases.map { tag in
        switch tag {
        case .document: "#document"
        case .text: "#text"
        case .other: "#other"
        default: "\(tag)"
        }
    }

    /// Whether a browser starts a new line for it; what is unknown counts as inline, as in browsers.
    package var isBlock: Bool { Self.blocks.contains(self) }

    /// Whether it never has content.
    package var isVoid: Bool { Self.voids.contains(self) }

    /// Whether it is one of h1 … h6.
    package var isHeading: Bool { rawValue >= HTMLTag.h1.rawValue && rawValue <= HTMLTag.h6.rawValue }

    private static let blocks = HTMLTagSet([
        .document, .html, .head, .body, .title, .base, .link, .meta, .article, .section, .nav, .aside,
        .header, .footer,
        .main, .hgroup, .search, .address, .h1, .h2, .h3, .h4, .h5, .h6, .p, .div, .blockquote, .pre, .hr,
        .center,
        .listing, .xmp, .ul, .ol, .li, .dl, .dt, .dd, .menu, .dir, .figure, .figcaption, .video, .audio,
        .iframe,
        .noscript, .template, .frameset, .table, .caption, .colgroup, .col, .thead, .tbody, .tfoot, .tr, .td,
        .th,
        .form, .fieldset, .legend, .optgroup, .option, .details, .summary, .dialog, .script, .style,
    ])

    private static let voids = HTMLTagSet([
        .area, .base, .br, .col, .embed, .frame, .hr, .img, .input, .link, .meta, .param, .source, .track,
        .wbr,
    ])

    /// The name in bytes, for the scanner's output.
    package var bytes: [UInt8] { Self.byteNames[Int(rawValue)] }

    private static let byteNames: [[UInt8]] = names.map { Array($0.utf8) }

    private static let namesToTags = NameTable(allCases.dropFirst(3).map { ($0.name, $0.rawValue) })

    /// The tag of an element name in any case; `.other` for unknown names.
    package static func named(_ name: borrowing Span<UInt8>) -> HTMLTag {
        guard let raw = namesToTags.find(name) else { return .other }
        return HTMLTag(rawValue: raw) ?? .other
    }
}
