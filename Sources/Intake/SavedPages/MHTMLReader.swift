/// Reads the page of an MHTML file (RFC 2557): a `multipart/related` message of a page and its resources.
package enum MHTMLReader {
    /// The page, or nil where the message is not of that kind or holds no page.
    ///
    /// A newsletter may be of the same type; only a saved page states its URL.
    package static func page(in file: [UInt8]) -> SavedPage? {
        let message = part(file[...])
        guard let type = message.contentType?.type, type.hasPrefix("multipart/") else { return nil }
        let address = message.field("snapshot-content-location") ?? message.field("content-location")
        let pages = message.parts().lazy.compactMap { page(in: part($0)) }
        let own = address.flatMap { address in pages.first { $0.url == address } }
        guard var page = own ?? pages.first else { return nil }
        page.url = page.url ?? address
        page.savedAt = message.field("date")
        if page.url?.hasPrefix("http") == true { return page }
        // Word saves documents so, under the names of files.
        guard page.url?.hasPrefix("file:") == true else { return nil }
        page.url = nil
        return page
    }

    /// Some writers leave an empty line before a header.
    private static func part(_ bytes: ArraySlice<UInt8>) -> MessagePart {
        MessagePart(bytes.drop { $0 == 0x0A || $0 == 0x0D })
    }

    private static func page(in part: MessagePart) -> SavedPage? {
        guard let type = part.contentType?.type,
            type.hasPrefix("text/html") || type.hasPrefix("application/xhtml+xml")
        else { return nil }
        return SavedPage(
            bytes: part.content(), url: part.field("content-location"),
            contentType: part.field("content-type"))
    }
}
