internal import TextKit

extension ByteScanner {
    /// What a start tag said, apart from the attributes already written.
    struct StartTag {
        var tag = HTMLTag.other
        var seen: UInt64 = 0
        /// Whether the element is dropped with all of its attributes, so that none need be kept.
        var isDropped = false
        var flags: HTMLTree.Flags = []
        var isSelfClosing = false
        var isComplete = false
        /// Of a script: its `type` and `id`.
        var type: Range<Int> = 0..<0
        var id: Range<Int> = 0..<0
    }

    /// Elements whose start tag never reaches the parser.
    private static let dropped = HTMLTagSet([
        .script, .style, .svg, .select, .textarea, .noembed, .noframes, .datalist, .template, .noscript,
    ])

    mutating func startTag() {
        position += 1
        let name = nameRange()
        var tag = StartTag()
        tag.tag = HTMLTag.named(input.span.extracting(name))
        if Self.dropped.contains(tag.tag) {
            tag.isDropped = true
            attributes(of: &tag)
            if tag.isComplete { dropElement(tag) }
        } else {
            keptStartTag(&tag, name)
        }
    }

    private mutating func dropElement(_ tag: StartTag) {
        if tag.tag == .noscript {
            if !tag.isSelfClosing { keepImages() }
        } else {
            _ = dropContent(of: tag)
        }
    }

    private mutating func keptStartTag(_ tag: inout StartTag, _ name: Range<Int>) {
        endRun()
        closeImplied(by: tag.tag)
        let kept = (texts: texts.count, attributes: attributes.count)
        if tag.tag == .other { writeName(name) }
        attributes(of: &tag)
        let isClosed = tag.isSelfClosing || tag.tag == .iframe
        if tag.isComplete { _ = dropContent(of: tag) }
        guard tag.isComplete, admits(tag.tag, isClosed: isClosed) else {
            texts.removeSubrange(kept.texts...)
            attributes.removeSubrange(kept.attributes...)
            return
        }
        let element = parserInput.add(
            ParserInput.Element(
                tag: tag.tag, flags: tag.flags, firstAttribute: Int32(kept.attributes),
                attributeCount: Int32(attributes.count - kept.attributes)))
        start(element, tag.tag, name, isClosed: isClosed)
    }

    /// Starts an element, either under a one-letter name or hidden from the parser.
    private mutating func start(_ element: Int32, _ tag: HTMLTag, _ name: Range<Int>, isClosed: Bool) {
        var step: Int32 = -1
        if tag.isInline && canFold(tag) {
            step = parserInput.fold(element)
        } else {
            for outer in open.unfold() { parserInput.unfold(outer) }
            parserInput.startTag(element, name: nameBytes(tag, name), isClosed: isClosed && !tag.isVoid)
        }
        if tag.isVoid || isClosed {
            if step >= 0 { parserInput.endFolded(tag) }
        } else if !Self.skeleton.contains(tag) {
            open.push(OpenElements.Element(tag: tag, name: name, step: step))
        }
    }

    private static let skeleton = HTMLTagSet([.html, .head, .body])

    private func canFold(_ tag: HTMLTag) -> Bool {
        seenSkeleton.contains(.body) && (tag != .a || open.count(of: .a) == 0)
    }

    /// Keeps the name of an element that is not a known tag.
    private mutating func writeName(_ range: Range<Int>) {
        let start = texts.count
        for byte in input[range.prefix(Self.longestName)] { texts.append(Self.plainNameByte(byte)) }
        attributes.append(
            HTMLTree.Attribute(name: .elementName, start: Int32(start), count: Int32(texts.count - start)))
    }

    mutating func endTag() {
        let next = position + 2
        guard next < input.count, ASCII.isLetter(input[next]) else {
            skip(past: UInt8(ascii: ">"))
            return
        }
        position = next
        let name = nameRange()
        skip(past: UInt8(ascii: ">"))
        let tag = HTMLTag.named(input.span.extracting(name))
        if tag == .br {
            endRun()
            let element = ParserInput.Element(tag: .br, flags: [], firstAttribute: 0, attributeCount: 0)
            start(parserInput.add(element), .br, name, isClosed: false)
            return
        }
        closeElement(tag, name: name)
    }

    private mutating func nameRange() -> Range<Int> {
        let start = position
        while position < input.count, !Self.endsName(input[position]) { position += 1 }
        return start..<position
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        ASCII.isBlank(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }

    /// An element's name for the parser; libxml2 splits names of 100 bytes and more, and takes few signs in them.
    func nameBytes(_ tag: HTMLTag, _ range: Range<Int>) -> [UInt8] {
        tag != .other ? tag.bytes : input[range.prefix(Self.longestName)].map(Self.plainNameByte)
    }

    private static func plainNameByte(_ byte: UInt8) -> UInt8 {
        let isPlain = ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
        return isPlain ? ASCII.lowercased(byte) : UInt8(ascii: "_")
    }

    private static let longestName = 64

    // MARK: Attributes

    private mutating func attributes(of tag: inout StartTag) {
        while position < input.count {
            let byte = input[position]
            if byte == UInt8(ascii: ">") {
                position += 1
                tag.isComplete = true
                return
            }
            if ASCII.isBlank(byte) {
                position += 1
            } else if byte == UInt8(ascii: "/") {
                position += 1
                tag.isSelfClosing = position < input.count && input[position] == UInt8(ascii: ">")
            } else {
                attribute(of: &tag)
            }
        }
    }

    private mutating func attribute(of tag: inout StartTag) {
        let nameStart = position
        position += 1
        while position < input.count, !Self.endsName(input[position]), input[position] != UInt8(ascii: "=") {
            position += 1
        }
        let name = nameStart..<position
        var value = position..<position
        skipBlanks()
        if position < input.count && input[position] == UInt8(ascii: "=") {
            position += 1
            skipBlanks()
            value = attributeValue()
        }
        keep(name, value, of: &tag)
    }

    private mutating func skipBlanks() {
        while position < input.count && ASCII.isBlank(input[position]) { position += 1 }
    }

    private mutating func attributeValue() -> Range<Int> {
        guard position < input.count else { return position..<position }
        let quote = input[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), !exhausted.contains(Int(quote)) {
            let start = position + 1
            let end = ByteSearch.first(quote, in: input, from: start)
            if end < input.count {
                position = end + 1
                return start..<end
            }
            // A quote that never closes is not a quote, or it would swallow the page.
            exhausted.insert(Int(quote))
        }
        let start = position
        while position < input.count, !ASCII.isBlank(input[position]), input[position] != UInt8(ascii: ">") {
            position += 1
        }
        return start..<position
    }

    private mutating func keep(_ name: Range<Int>, _ value: Range<Int>, of tag: inout StartTag) {
        guard let attribute = HTMLAttribute.named(input.span.extracting(name)) else {
            let isStyle = name.count == 5 && ASCII.equals(input[name], "style")
            if isStyle && Self.hides(input[value]) {
                write(.hidden, value.lowerBound..<value.lowerBound, of: &tag)
            }
            return
        }
        switch attribute {
        case .type where tag.tag == .script: tag.type = value
        case .id where tag.tag == .script: tag.id = value
        case .elementName: return
        case .ariaHidden where !ASCII.equals(input[value], "true"): return
        case .value where tag.tag != .meta && tag.tag != .data: return
        case .title where tag.tag == .a || tag.tag == .img: return
        default: write(attribute, value, of: &tag)
        }
    }

    private mutating func write(_ attribute: HTMLAttribute, _ value: Range<Int>, of tag: inout StartTag) {
        let bit: UInt64 = 1 << UInt64(attribute.rawValue)
        guard tag.seen & bit == 0 else { return }
        tag.seen |= bit
        if tag.isDropped { return }
        if attribute == .hidden { tag.flags.insert(.hidden) }
        if attribute == .ariaHidden { tag.flags.insert(.ariaHidden) }
        var place = value
        if value.count > limits.maximumAttributeBytes
            || ByteSearch.endOfPlainValue(in: input, value) < value.upperBound
        {
            place = texts.count..<texts.count
            appendValue(value)
            place = place.lowerBound..<texts.count
        }
        attributes.append(
            HTMLTree.Attribute(name: attribute, start: Int32(place.lowerBound), count: Int32(place.count)))
    }

    /// Bytes that the value loop must handle: blanks other than the plain one, controls and `&`.
    @inline(__always)
    private static func isSpecialInValue(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "&") || byte == 0x7F
    }

    private mutating func appendValue(_ value: Range<Int>) {
        let resume = position
        defer { position = resume }
        var end = min(value.upperBound, value.lowerBound + limits.maximumAttributeBytes)
        while end < value.upperBound && end > value.lowerBound && input[end] & 0xC0 == 0x80 { end -= 1 }
        position = value.lowerBound
        while position < end {
            let start = position
            while position < end && !Self.isSpecialInValue(input[position]) { position += 1 }
            if position > start { texts.append(contentsOf: input[start..<position]) }
            guard position < end else { return }
            if input[position] == UInt8(ascii: "&") {
                reference(end: end, inAttribute: true)
            } else {
                if ASCII.isBlank(input[position]) { texts.append(0x20) }
                position += 1
            }
        }
    }

    /// Whether an inline style hides its element.
    private static func hides(_ style: ArraySlice<UInt8>) -> Bool {
        guard style.count < 4096 else { return false }
        let plain = style.filter { !ASCII.isBlank($0) }[...]
        return ASCII.contains(plain, displayNone) || ASCII.contains(plain, visibilityHidden)
            || ASCII.contains(plain, hiddenInMail)
            || (ASCII.contains(plain, noHeight) && invisible.contains { ASCII.contains(plain, $0) })
    }

    private static let displayNone = Array("display:none".utf8)
    /// What the line that a mail program shows beside the subject has, where it has not one of the others.
    private static let hiddenInMail = Array("mso-hide:all".utf8)
    private static let noHeight = Array("max-height:0".utf8)
    private static let invisible = [
        "opacity:0", "font-size:0", "font-size:1px", "line-height:0", "color:transparent",
    ]
    .map { Array($0.utf8) }
    private static let visibilityHidden = Array("visibility:hidden".utf8)
}
