/// The elements that are open at a place of the input, as the standard's stack of open elements.
struct OpenElements {
    struct Element {
        var tag: HTMLTag
        /// Where its name stands in the input, to match unknown elements.
        var name: Range<Int>
    }

    private(set) var stack: [Element] = []
    private var counts = [Int32](repeating: 0, count: 256)

    func count(of tag: HTMLTag) -> Int { Int(counts[Int(tag.rawValue)]) }

    mutating func push(_ tag: HTMLTag, name: Range<Int>) {
        stack.append(Element(tag: tag, name: name))
        counts[Int(tag.rawValue)] += 1
    }

    mutating func pop() -> Element? {
        guard let last = stack.popLast() else { return nil }
        counts[Int(last.tag.rawValue)] -= 1
        return last
    }

    /// The innermost open element of `tags` that no element of `barriers` hides, or nil.
    func innermost(of tags: HTMLTagSet, notBehind barriers: HTMLTagSet) -> Int? {
        for index in stack.indices.reversed() {
            if tags.contains(stack[index].tag) { return index }
            if barriers.contains(stack[index].tag) { return nil }
        }
        return nil
    }
}
