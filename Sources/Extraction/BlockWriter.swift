internal import Markup
internal import PipelineKit
internal import TextKit

/// Turns measured blocks into the blocks that later stages see.
struct BlockWriter {
    private let page: PageMeasures
    private let tree: HTMLTree
    /// The node of the last path written; adjacent blocks mostly share all but their own element.
    private var pathNode: Int?
    private var path = ""

    init(_ page: PageMeasures, in tree: HTMLTree) {
        self.page = page
        self.tree = tree
    }

    mutating func block(_ index: Int, probability: Float) -> Block {
        let entry = page.blocks.entries[index]
        let node = Int(entry.node)
        return Block(
            text: page.blocks.string(index), role: role(entry),
            tag: tree.tagName(of: node), path: path(of: node), linkDensity: Double(page.linkDensity[index]),
            position: Double(index) / Double(max(1, page.count - 1)), bodyProbability: Double(probability))
    }

    private func role(_ entry: PageBlocks.Entry) -> Block.Role {
        if entry.context.contains(.heading) { return .heading }
        if entry.context.contains(.caption) { return .caption }
        if entry.context.contains(.preformatted) { return .preformatted }
        switch tree.nodes[Int(entry.node)].tag {
        case .li, .dt, .dd: return .listItem
        case .tr: return .tableRow
        default: break
        }
        if entry.context.contains(.quote) { return .quote }
        return isListItem(Int(entry.node)) ? .listItem : .paragraph
    }

    /// Whether the block is a paragraph right inside a list item.
    private func isListItem(_ node: Int) -> Bool {
        guard let above = tree.parent(of: node) else { return false }
        return tree.nodes[above].tag == .li
    }

    private static let pathLength = 8

    private mutating func path(of node: Int) -> String {
        let parent = tree.parent(of: node) ?? node
        if parent != pathNode {
            pathNode = parent
            var steps: [String] = parent == node ? [] : [step(parent)]
            for ancestor in tree.ancestors(of: parent) where tree.nodes[ancestor].tag != .html {
                if steps.count == Self.pathLength - 1 { break }
                steps.append(step(ancestor))
            }
            path = steps.reversed().joined(separator: ">")
        }
        return path.isEmpty ? step(node) : "\(path)>\(step(node))"
    }

    private func step(_ node: Int) -> String {
        var result = tree.tagName(of: node)
        if let id = tree.attributeString(.id, of: node), !id.isEmpty { result += "#\(id)" }
        for name in tree.attribute(.class, of: node)?.split(whereSeparator: ASCII.isBlank) ?? [] {
            result += "."
            result += String(decoding: name, as: UTF8.self)
        }
        return result
    }
}
