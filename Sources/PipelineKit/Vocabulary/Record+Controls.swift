internal import TextKit

extension Record {
    /// Takes control characters out of all that it states, and lets go of addresses that have some or whose host is none.
    ///
    /// Done where a document's stages end, for all sources: what a reader decodes may have any character.
    mutating func removeControls() {
        input = input.withoutControls
        removeControlsOfText()
        for field in Self.lines {
            self[keyPath: field] = ControlCharacters.removed(from: self[keyPath: field])
        }
        for field in Self.lists { self[keyPath: field] = self[keyPath: field].compactMap(Self.clean) }
        rights.robots = rights.robots?.compactMap(Self.clean)
        for field in Self.addresses where self[keyPath: field].map(Self.isSpoilt) == true {
            self[keyPath: field] = nil
            warn(Self.unreadableAddress)
        }
        // Nobody can fetch a picture by an address that is relative to nothing.
        if let image, WebAddress(image) == nil {
            self.image = nil
            warn(Self.unreadableAddress)
        }
    }

    /// The warning for an address that cannot be one.
    package static let unreadableAddress = "address_unreadable"

    private static var lines: [WritableKeyPath<Record, String?>] {
        [
            \.guid, \.source, \.title, \.subtitle, \.section, \.language, \.summary, \.origin,
            \.rights.license,
            \.rights.holder, \.rights.miningPolicy,
        ]
    }
    private static var lists: [WritableKeyPath<Record, [String]>] { [\.authors, \.tags] }
    private static var addresses: [WritableKeyPath<Record, String?>] { [\.url, \.canonicalURL, \.image] }

    private static func clean(_ text: String) -> String? { ControlCharacters.removed(from: Optional(text)) }

    /// A paragraph of controls alone goes, so that what counts paragraphs stays right.
    private mutating func removeControlsOfText() {
        for index in removedBlocks.indices {
            removedBlocks[index].text = ControlCharacters.removed(from: removedBlocks[index].text)
        }
        let clean = ControlCharacters.removed(from: text)
        guard clean != text else { return }
        keepParagraphs(paragraphs.map { !ControlCharacters.removed(from: $0).trimmedBlanks.isEmpty })
        text = ControlCharacters.removed(from: text)
    }

    /// Whether an address has a control, or is one of the web without a host; what others are is not judged.
    static func isSpoilt(_ address: String) -> Bool {
        ControlCharacters.spoil(address) || WebAddress.isOfWeb(address) && WebAddress(address) == nil
    }
}

extension InputReference {
    var withoutControls: InputReference {
        var input = self
        input.member = ControlCharacters.removed(from: member)
        return input
    }
}
