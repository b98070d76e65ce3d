/// The main document of a page that a browser saved with its pictures in one file.
package struct SavedPage: Sendable, Equatable {
    /// The page's own bytes, transfer encoding undone.
    package var bytes: [UInt8]
    /// The address it was saved from.
    package var url: String?
    /// Its type, with the charset where one is stated.
    package var contentType: String?
    /// When it was saved, as the program writes it.
    package var savedAt: String?

    package init(bytes: [UInt8], url: String? = nil, contentType: String? = nil, savedAt: String? = nil) {
        self.savedAt = savedAt
        self.bytes = bytes
        self.url = url
        self.contentType = contentType
    }
}
