/// The elements that are open at a place of the input, as the standard's stack of open elements.
struct OpenElements {
    struct Element {
        var tag: HTMLTag
        /// The range of its name in the input, to match unknown elements.
        var name: Range<Int>
        /// The step that starts it under a letter, or -1 if the parser has seen its start tag.
        var step: Int32 = -1
    }

    private(set) var stack: [Element] = []
    private var counts = [Int32](repeating: 0, count: 256)
    /// How many elements on top of the stack the parser has not seen.
    private var folded = 0

    func count(of tag: HTMLTag) -> Int { Int(counts[Int(tag.rawValue)]) }

    mutating func push(_ element: Element) {
        stack.append(element)
        counts[Int(element.tag.rawValue)] += 1
        if element.step >= 0 { folded += 1 }
    }

    mutating func pop() -> Element? {
        guard let last = stack.popLast() else { return nil }
        counts[Int(last.tag.rawValue)] -= 1
        if last.step >= 0 { folded -= 1 }
        return last
    }

    /// Returns the steps of the elements that the parser has not seen, outermost first, to be fed now.
    mutating func unfold() -> [Int32] {
        guard folded > 0 else { return [] }
        let steps = stack.suffix(folded).map(\.step)
        for index in stack.indices.suffix(folded) { stack[index].step = -1 }
        folded = 0
        return steps
    }

    /// The innermost open element of `tags` that is not behind an element of `barriers`, or nil.
    func innermost(of tags: HTMLTagSet, notBehind barriers: HTMLTagSet) -> Int? {
        for index in stack.indices.reversed() {
            if tags.contains(stack[index].tag) { return index }
            if barriers.contains(stack[index].tag) { return nil }
        }
        return nil
    }
}
