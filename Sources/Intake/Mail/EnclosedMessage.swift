internal import PipelineKit
internal import TextKit

/// A message that another one carries.
struct EnclosedMessage {
    enum Place {
        /// In a digest of a mailing list, or in place of a text.
        case digest, body
        /// Beside a text: forwarded, or returned by a server.
        case attachment
    }

    var bytes: [UInt8]
    var place: Place
}

extension MessagePart {
    /// The messages that it carries, in order; none of those that they carry themselves.
    func enclosedMessages(depth: Int = 0, in outer: EnclosedMessage.Place = .body) -> [EnclosedMessage] {
        if depth > 0, let message = enclosedMessage(in: outer) { return [message] }
        guard depth < Self.maximumDepth, let type = contentType?.type, type.hasPrefix("multipart/") else {
            return []
        }
        let place: EnclosedMessage.Place =
            switch type {
            case "multipart/digest": .digest
            case "multipart/report": .attachment
            default: outer
            }
        return parts().flatMap { MessagePart($0).enclosedMessages(depth: depth + 1, in: place) }
    }

    /// The message that a part is; a digest need not say of its parts what they are, and some leave out their blank line.
    private func enclosedMessage(in outer: EnclosedMessage.Place) -> EnclosedMessage? {
        let type = contentType?.type
        let isHeader = field("from") != nil && field("subject") != nil
        if outer == .digest, isHeader { return EnclosedMessage(bytes: Array(whole), place: .digest) }
        guard type == "message/rfc822" || type == "message/global" || outer == .digest && type == nil else {
            return nil
        }
        return EnclosedMessage(bytes: content(), place: isAttachment && outer == .body ? .attachment : outer)
    }
}

extension DocumentOpener {
    /// A list's digest of digests is two deep.
    private static let deepestMessage = 3

    /// Hands over a message, and those that it carries as documents of their own; what is forwarded beside a text is counted.
    func openMessage(
        _ item: LoadedItem, _ bytes: [UInt8], _ notes: SourceNotes, depth: Int = 0,
        each: (consuming Document) -> Void, fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        let message = try MailMessage(bytes)
        let member = message.member(of: item)
        switch message.own {
        case .document:
            var document = message.document(item)
            notes.mark(&document.record, item)
            each(document)
        case .contents: fault(.drop(.listOnly, member: member))
        case .none where message.enclosed.isEmpty: throw DocumentFault(MailMessage.textless)
        case .none: break
        }
        for (index, inner) in message.enclosed.enumerated() {
            let isBeside = inner.place == .attachment && message.own == .document
            guard !isBeside, depth < Self.deepestMessage else {
                fault(.counted(CountedReason(.part, "message")))
                continue
            }
            openEnclosed(inner, "message-\(index)", of: item, member, notes, depth + 1, each, fault)
        }
    }

    /// Opens a message that another document carries.
    func openEnclosed(
        _ message: EnclosedMessage, _ name: String, of item: LoadedItem, _ outer: String?,
        _ notes: SourceNotes,
        _ depth: Int, _ each: (consuming Document) -> Void, _ fault: (DocumentFault) -> Void
    ) {
        var inner = item
        inner.input.member = outer
        inner.input.member = inner.input.memberName(name)
        inner.input.sha256 = ContentDigest.sha256(message.bytes)
        inner.input.bytes = message.bytes.count
        inner.bytes = message.bytes
        do throws(DocumentFault) {
            try openMessage(inner, message.bytes, notes, depth: depth, each: each, fault: fault)
        } catch {
            fault(error.located(member: inner.input.member, offset: inner.input.offset))
        }
    }
}
