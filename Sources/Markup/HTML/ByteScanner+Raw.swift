internal import TextKit

extension ByteScanner {
    /// Drops an element whose content is not text, except data scripts; true if its start tag goes too.
    ///
    /// Without an end tag only the start tag is dropped: a truncated file must keep the rest of its page.
    mutating func dropContent(of start: StartTag) -> Bool {
        switch start.tag {
        case .script:
            dropScript(start)
            return true
        case .style, .svg, .select, .textarea, .noembed, .noframes, .datalist:
            if !start.isSelfClosing { skipContent(of: start.tag) }
            return true
        case .iframe:
            if !start.isSelfClosing { skipContent(of: start.tag) }
            return false
        case .template:
            // Declared shadow content is shown; any other template is not part of the page.
            let bit: UInt64 = 1 << UInt64(HTMLAttribute.shadowRootMode.rawValue)
            if start.seen & bit == 0 && !start.isSelfClosing {
                let content = position
                skipContent(of: start.tag)
                keepMarkup(content..<position)
            }
            return true
        default:
            return false
        }
    }

    private mutating func dropScript(_ start: StartTag) {
        let body = position
        guard let end = endTag(of: .script, from: body) else { return }
        position = end
        skip(past: UInt8(ascii: ">"))
        guard let kind = scriptKind(start, body..<end) else { return }
        scripts.append((kind, body..<end))
    }

    private mutating func skipContent(of tag: HTMLTag) {
        guard var end = endTag(of: tag, from: position) else { return }
        if tag == .svg { end = endOfNested(tag, firstEnd: end) }
        position = end
        skip(past: UInt8(ascii: ">"))
    }

    /// Notes markup that may be the article of a page that shows none.
    private mutating func keepMarkup(_ range: Range<Int>) {
        if range.count >= Self.minimumStateBytes { scripts.append((.markup, range)) }
    }

    /// Of `noscript` only images are of use, where the page loads its own by script; the rest is kept aside.
    mutating func keepImages() {
        guard let end = endTag(of: .noscript, from: position) else { return }
        // In the head they are tracking pixels, and would end it.
        let isInHead = seenSkeleton.contains(.head) && !seenSkeleton.contains(.body) && !isHeadClosed
        if !isInHead { keepMarkup(position..<end) }
        while !isInHead, let image = findBefore(end, Self.imageTag, from: position) {
            position = image
            startTag()
        }
        position = max(position, end)
        skip(past: UInt8(ascii: ">"))
    }

    private static let imageTag = Array("<img ".utf8)

    /// The end tag that closes an element which holds others of its name.
    private mutating func endOfNested(_ tag: HTMLTag, firstEnd: Int) -> Int {
        let open = Array("<\(tag.name)".utf8)
        var end = firstEnd
        var place = position
        while let inner = findBefore(end, open, from: place) {
            place = inner + open.count
            guard let next = endTag(of: tag, from: end + open.count) else { return end }
            end = next
        }
        return end
    }

    private func findBefore(_ end: Int, _ word: [UInt8], from start: Int) -> Int? {
        var place = start
        while place + word.count <= end {
            if input[place] == UInt8(ascii: "<"), input[place..<place + word.count].elementsEqual(word) {
                return place
            }
            place += 1
        }
        return nil
    }

    /// Where the `</` of the next end tag is; a failed search is not repeated.
    private mutating func endTag(of tag: HTMLTag, from start: Int) -> Int? {
        let word = Array("</\(tag.name)".utf8)
        var place = start
        while let found = find(word, from: place, memo: Int(tag.rawValue) | 0x100) {
            let next = found + word.count
            if next >= input.count || !ASCII.isAlphanumeric(input[next]) { return found }
            place = next
        }
        return nil
    }

    // MARK: Data scripts

    private static let jsonLDType = Array("ld+json".utf8)
    private static let jsonType = Array("application/json".utf8)
    private static let templateTypes = ["template", "text/html", "handlebars", "text/x-tmpl", "mustache"]
        .map { Array($0.utf8) }
    /// Names that frameworks give the object a page was made from.
    private static let stateNames = [
        "_STATE__", "__INITIAL_", "__NUXT__", "Fusion.globalContent", "__data", "__PRELOADED", "__next_f",
        "__remixContext", "__staticRouter", "__react_query", "__redux", "__sveltekit", "__app_", "__page_",
        "__props",
    ].map { Array($0.lowercased().utf8) }
    /// Smaller scripts hold no article; a state's name precedes the state.
    private static let minimumStateBytes = 512
    private static let stateWindow = 4096

    private func scriptKind(_ start: StartTag, _ body: Range<Int>) -> HTMLTree.Script.Kind? {
        guard !body.isEmpty && body.count <= limits.maximumScriptBytes else { return nil }
        let type = input[start.type]
        if ASCII.contains(type, Self.jsonLDType) { return .jsonLD }
        if ASCII.equals(input[start.id], "__next_data__") { return .nextData }
        if ASCII.contains(type, Self.jsonType) { return body.count >= Self.minimumStateBytes ? .json : nil }
        guard body.count >= Self.minimumStateBytes else { return nil }
        if Self.templateTypes.contains(where: { ASCII.contains(type, $0) }) { return .markup }
        return containsStateName(body.prefix(Self.stateWindow)) ? .state : nil
    }

    /// Whether the range contains a state's name; all of them start with an underscore or with "Fu".
    private func containsStateName(_ range: Range<Int>) -> Bool {
        var place = ByteSearch.stateName(in: input, range)
        while place < range.upperBound {
            let rest = input[place..<min(place + Self.longestStateName, range.upperBound)]
            if Self.stateNames.contains(where: { ASCII.starts(rest, with: $0) }) { return true }
            place = ByteSearch.stateName(in: input, place + 1..<range.upperBound)
        }
        return false
    }

    private static let longestStateName = 32
}
