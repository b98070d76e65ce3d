/// The attributes that some later step reads; the scanner drops all others before parsing.
///
/// An inline `style` that hides its element arrives as `hidden`; the name of an unknown element as `elementName`.
package enum HTMLAttribute: UInt8, Sendable, CaseIterable {
    case id, `class`, itemprop, href, src, content, property, name, rel, type, datetime
    case lang, hidden, role, title, pubdate, value
    case xmlLang, httpEquiv, ariaHidden, ariaLabel, shadowRootMode
    case srcset, alt
    case dataSrc, dataSrcset, dataLazySrc, dataOriginal, dataTestID, dataComponent, dataComponentName, dataQA
    case dataType, dataModule, dataName, dataBlock, dataRole, dataAuthor, dataTimestamp, dataTime, dataDate
    case dataPublished, dataDateTime
    case itemscope, itemtype, about
    case elementName

    /// The name as written in markup.
    package var name: String { Self.names[Int(rawValue)] }

    private static let names: [String] = allCases.map { attribute in
        switch attribute {
        case .xmlLang: "xml:lang"
        case .httpEquiv: "http-equiv"
        case .ariaHidden: "aria-hidden"
        case .ariaLabel: "aria-label"
        case .shadowRootMode: "shadowrootmode"
        case .dataSrc: "data-src"
        case .dataSrcset: "data-srcset"
        case .dataLazySrc: "data-lazy-src"
        case .dataOriginal: "data-original"
        case .dataTestID: "data-testid"
        case .dataComponent: "data-component"
        case .dataComponentName: "data-component-name"
        case .dataQA: "data-qa"
        case .dataType: "data-type"
        case .dataModule: "data-module"
        case .dataName: "data-name"
        case .dataBlock: "data-block"
        case .dataRole: "data-role"
        case .dataAuthor: "data-author"
        case .dataTimestamp: "data-timestamp"
        case .dataTime: "data-time"
        case .dataDate: "data-date"
        case .dataPublished: "data-published"
        case .dataDateTime: "data-datetime"
        case .elementName: "#name"
        default: "\(attribute)"
        }
    }

    private static let table = NameTable(allCases.map { ($0.name, $0.rawValue) })

    /// The attribute of a name in any case, or nil for one that is not kept.
    package static func named(_ name: borrowing Span<UInt8>) -> HTMLAttribute? {
        guard let raw = table.find(name) else { return nil }
        return HTMLAttribute(rawValue: raw)
    }
}
