import Foundation
import TestSupport
import Testing

/// What the pages say of the checkout against the checkout.
@Suite struct DocumentationTests {
    private static func text(_ path: String) throws -> String {
        try String(contentsOfFile: "\(Checkout.root)/\(path)", encoding: .utf8)
    }

    /// Files below a folder with one of these endings, as paths from the root of the checkout.
    private static func files(below folder: String, _ endings: Set<String>) -> [String] {
        let names = FileManager.default.enumerator(atPath: "\(Checkout.root)/\(folder)")?.compactMap {
            $0 as? String
        }
        return (names ?? []).filter { endings.contains(URL(filePath: $0).pathExtension) }.map {
            "\(folder)/\($0)"
        }
    }

    /// All pages for people, but not those that tests and runs read.
    private static let pages =
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]
        + [
            "docs", "Sources", "Examples", "scripts", "data/models", "data/labels", "data/rules",
            "data/gazetteer",
        ]
        .flatMap { files(below: $0, ["md"]) }

    @Test(arguments: pages)
    func `every link of a page to a file leads somewhere`(page: String) throws {
        let folder = URL(filePath: "\(Checkout.root)/\(page)").deletingLastPathComponent()
        for match in try Self.text(page).matches(of: /\]\(([^)#\s]+)/) {
            let link = String(match.1)
            if link.contains("://") || link.hasPrefix("mailto:") { continue }
            let path = folder.appending(path: link).standardizedFileURL.path
            #expect(FileManager.default.fileExists(atPath: path), "\(page) links to \(link)")
        }
    }

    @Test(arguments: pages.filter { $0 != "CHANGELOG.md" })
    func `every script and folder that a page names in code is there`(page: String) throws {
        for code in try Self.text(page).matches(of: /`([^`\n]+)`/) {
            for match in code.1.matches(of: /(?:^|\s)((?:scripts|docs|Sources|Tests|Examples)\/[\w.\/+-]*\w)/)
            {
                let path = "\(Checkout.root)/\(match.1)"
                #expect(FileManager.default.fileExists(atPath: path), "\(page) names \(match.1)")
            }
        }
    }

    @Test func `every type and target that ARCHITECTURE.md and CONTRIBUTING.md name is in the code`() throws {
        let files = ["Sources", "Tests"].flatMap { Self.files(below: $0, ["swift", "c", "h"]) }
        let code = try (files + ["Package.swift"]).reduce(into: Data()) { $0 += Data(try Self.text($1).utf8) }
        var names: Set<String> = []
        for page in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
            for span in try Self.text(page).matches(of: /`([^`\n]+)`/) {
                names.formUnion(span.1.matches(of: /\b[A-Z][a-z]+[A-Z]\w*\b/).map { String($0.0) })
            }
        }
        #expect(names.count > 50)
        for name in names.sorted() {
            let isThere = code.range(of: Data(name.utf8)) != nil
            #expect(isThere, "no code has \(name)")
        }
    }

    /// Folders that are not called after their target.
    private static let folders = [
        "Copydesk": "CopydeskLibrary", "copydesk-train": "CopydeskTrain",
        "extraction-benchmark": "ExtractionBenchmark",
    ]

    @Test func `the table of ARCHITECTURE.md and the check of imports know every target`() throws {
        let targets = try Self.text("Package.swift").matches(
            of: /\.(?:target|executableTarget)\(\s*name: "([\w-]+)"/
        ).map { String($0.1) }
        let rows = try Self.text("ARCHITECTURE.md").components(separatedBy: "\n").filter {
            $0.hasPrefix("| `")
        }
        let order = try Self.text("scripts/check-imports").split { !$0.isLetter }
        #expect(targets.contains("TextKit") && targets.contains("copydesk"))
        for target in targets where !["TestSupport", "FuzzTargets", "copydesk-fuzz"].contains(target) {
            #expect(rows.contains { $0.contains("`\(target)`") }, "the table does not have \(target)")
            let folder = Self.folders[target] ?? target
            let isKnown = order.contains { $0 == folder }
            #expect(isKnown, "scripts/check-imports does not have \(folder)")
        }
    }

    @Test func `ARCHITECTURE.md counts the functions of CLinux`() throws {
        let header = try Self.text("Sources/CLinux/include/CLinux.h")
        let functions = Set(header.matches(of: /(copydesk_\w+)\((?!\*)/).map { String($0.1) })
        let words = try #require(Self.text("ARCHITECTURE.md").firstMatch(of: /C target of (\w+) functions/)).1
        let names = [
            13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen", 17: "seventeen", 18: "eighteen",
            19: "nineteen", 20: "twenty",
        ]
        #expect(names[functions.count] == String(words), "they are \(functions.count)")
    }
}
