/// The raw bytes of an input and where they came from.
package struct LoadedItem: Sendable {
    package var input: InputReference
    package var bytes: [UInt8]
    /// The URL that the bytes were fetched from, if known.
    package var url: String?
    /// A Content-Type header saved with them.
    package var contentType: String?
    /// When they were fetched, as RFC 3339.
    package var fetchedAt: String?
    /// A name whose extensions are hints, where the path has none; nil for no hint.
    package var name: String?
    /// The format that the configuration states.
    package var format: SourceFormat?
    /// Codes for problems besides the bytes, such as an unreadable side-car.
    package var warnings: [String] = []

    package init(input: InputReference, bytes: [UInt8], url: String? = nil, contentType: String? = nil) {
        self.input = input
        self.bytes = bytes
        self.url = url
        self.contentType = contentType
    }
}
