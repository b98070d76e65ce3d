/// Where the bytes of a document came from: a record's `input`.
package struct InputReference: Sendable, Equatable {
    /// Relative to the source's root, "/" between parts, so that it is the same on every machine.
    package var path: String
    /// The member of an archive or the entry of a feed; nil for a whole file.
    package var member: String?
    /// Byte offset of the member in the file, where the format has one.
    package var offset: Int?
    /// Digest of the raw bytes of the file or member, 64 lower-case hex digits; nil if they were not read.
    package var sha256: String?
    /// Number of raw bytes.
    package var bytes: Int

    package init(
        path: String, member: String? = nil, offset: Int? = nil, sha256: String? = nil, bytes: Int = 0
    ) {
        self.path = path
        self.member = member
        self.offset = offset
        self.sha256 = sha256
        self.bytes = bytes
    }

    /// The name of what lies in it: behind its own member's, where it is one.
    package func memberName(_ inner: String) -> String { member.map { "\($0)/\(inner)" } ?? inner }
}
