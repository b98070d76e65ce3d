import Foundation
import TestSupport
import Testing

/// The way of one page in ARCHITECTURE.md against the sources: a reader can follow every step of it.
@Suite struct PageWayTests {
    /// One line of the list.
    struct Step {
        /// Its line in ARCHITECTURE.md.
        var line: Int
        var depth: Int
        /// `Type.function` as written.
        var name: String
        var path: String
        /// Index of the step that calls it.
        var parent: Int?
    }

    private static let title = "## The way of one page"

    /// The steps of the list, each with the one it is indented under.
    private static func steps() throws -> [Step] {
        let text = try String(contentsOfFile: Checkout.root + "/ARCHITECTURE.md", encoding: .utf8)
        let entry = /^( *)- \[`([\w.]+)`\]\((Sources\/[\w+\/.]+)\)/
        var steps: [Step] = []
        var isInside = false
        for (index, line) in text.components(separatedBy: "\n").enumerated() {
            if line.hasPrefix("## ") { isInside = line == title }
            guard isInside, let match = line.firstMatch(of: entry) else { continue }
            let depth = match.1.count / 2
            let parent = steps.lastIndex { $0.depth < depth }
            steps.append(
                Step(
                    line: index + 1, depth: depth, name: String(match.2), path: String(match.3),
                    parent: parent))
        }
        return steps
    }

    private static func source(_ path: String) throws -> SwiftSource {
        SwiftSource(try String(contentsOfFile: "\(Checkout.root)/\(path)", encoding: .utf8))
    }

    @Test("the way starts at main, ends with the exchange of folders, and goes through at most 25 files")
    func wayIsShort() throws {
        let steps = try Self.steps()
        #expect(steps.first?.path == "Sources/copydesk/main.swift")
        #expect(steps.last?.name == "DatasetLayout.publish")
        #expect(steps.count { $0.parent == nil } == 1, "every step but the first stands under its caller")
        let files = Set(steps.map(\.path))
        #expect(files.count <= 25, "\(files.count) files: \(files.sorted().joined(separator: ", "))")
    }

    @Test("every function of the way is declared where the list says, and called by the one above it")
    func everyStepCallsTheNext() throws {
        let steps = try Self.steps()
        var sources: [String: SwiftSource] = [:]
        for path in Set(steps.map(\.path)) { sources[path] = try? Self.source(path) }
        for step in steps {
            guard let source = sources[step.path] else {
                Issue.record("ARCHITECTURE.md:\(step.line): there is no file \(step.path)")
                continue
            }
            let name = SwiftSource.Name(step.name)
            if try source.bodies(of: name).isEmpty {
                Issue.record("ARCHITECTURE.md:\(step.line): \(step.path) does not declare `\(step.name)`")
            }
            guard let parent = step.parent.map({ steps[$0] }), let caller = sources[parent.path] else {
                continue
            }
            let bodies = try caller.bodies(of: SwiftSource.Name(parent.name))
            if try !bodies.contains(where: { try Self.calls(name, from: parent, in: $0) }) {
                Issue.record(
                    """
                    ARCHITECTURE.md:\(step.line): `\(parent.name)` in \(parent.path) does not call \
                    `\(step.name)`
                    """)
            }
        }
    }

    /// A type that lists another by its name, as a command does its subcommands, counts as a caller.
    private static func calls(_ name: SwiftSource.Name, from parent: Step, in body: Substring) throws -> Bool
    {
        if try SwiftSource.calls(name, in: body) { return true }
        guard SwiftSource.Name(parent.name).function == nil else { return false }
        return try SwiftSource.calls(SwiftSource.Name(name.type), in: body)
    }

    @Test("the reader of sources is not misled by strings, comments and overloads")
    func readsSources() throws {
        let source = SwiftSource(
            #"""
            struct Outer {
                // func gone() { lost() }
                func name(_ body: () -> Void = {}) -> String { "{ \(inner("}")) lost()" + kept() }
                func name() { other { 1 } }
                init(_ text: String) { made(text) }
            }
            """#)
        let bodies = try source.bodies(of: .init("Outer.name"))
        #expect(bodies.count == 2)
        #expect(try source.bodies(of: .init("Outer.gone")).isEmpty)
        #expect(try source.bodies(of: .init("Other.name")).isEmpty)
        #expect(try SwiftSource.calls(.init("Outer.kept"), in: bodies[0]))
        #expect(try !SwiftSource.calls(.init("Outer.lost"), in: bodies[0]))
        #expect(try SwiftSource.calls(.init("Outer.other"), in: bodies[1]))
        #expect(try SwiftSource.calls(.init("Outer.made"), in: try source.bodies(of: .init("Outer.init"))[0]))
    }
}
