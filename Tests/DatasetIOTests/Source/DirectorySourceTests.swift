import DatasetIO
import Foundation
import JSON
import PipelineKit
import TestSupport
import Testing

@Suite struct DirectorySourceTests {
    @Test(
        arguments: [
            ("**/*.html", "a.html", true), ("**/*.html", "a/b/c.HTML", true), ("*.html", "a/b.html", false),
            ("a/**", "a/b/c", true), ("a/**/z", "a/z", true), ("a/**/z", "a/b/c/z", true),
            ("a/**/z", "b/z", false),
            ("**/*.{html,htm}", "x/y.htm", true), ("**/*.{html,htm}", "x/y.txt", false),
            ("?.txt", "a.txt", true),
            ("?.txt", "/.txt", false), ("**/.*", ".git", true), ("**/.*", "a/.x", true),
            ("**/.*", "a.x", false),
            ("**", "anything/at all", true), ("a*b*c", "a-b-b-c", true), ("*", "", true),
            ("ab/*.html", "cd/x.html", false), ("ab/*.html", "ab/x.html", true),
            ("ab/x*", "cd/xy", false), ("**/x*", "cd/xy", true), ("**/x*", "cd/yx", false),
            ("**/b/*", "b/b/b", true), ("**/*.{x,{y,z}1}", "a.z1", true), ("**/*.{x,{y,z}1}", "a.x", true),
            ("{a,b{c,d}}/*.{e,f}", "bd/n.f", true), ("{a,b{c,d}}/*.{e,f}", "b/n.f", false),
        ])
    func `a pattern fits the paths its author means`(pattern: String, path: String, fits: Bool) {
        #expect(Glob(pattern).matches(Array(path.utf8)) == fits)
    }

    @Test(arguments: [
        ("**/*.{html,htm", "has a \"{\" that is not closed"),
        ("**/*.{a,{b,c}", "has a \"{\" that is not closed"),
        ("**/*.html}", "has a \"}\" that closes no brace"), ("", "must not be empty"),
        ("**/*.{a,{b,c}}", nil),
    ])
    func `a pattern that cannot be meant is told before anything is read`(pattern: String, problem: String?) {
        for name in ["include", "exclude", "skip"] {
            var reader = OptionReader(
                .object([.init(key: name, value: .array([.string(pattern)]))]), path: "s")
            _ = DirectorySource.Options(reading: &reader)
            #expect(reader.problems.map(\.message) == [problem].compactMap { $0 })
            #expect(reader.problems.allSatisfy { $0.path == "s.\(name)[0]" })
        }
    }

    @Test func `a pattern full of stars ends quickly`() {
        let pattern = Glob(String(repeating: "*a", count: 60) + "b")
        #expect(!pattern.matches(Array(repeating: UInt8(ascii: "a"), count: 4000)))
    }

    private func source(_ folder: ScratchFolder, _ include: [String] = ["**"]) -> DirectorySource {
        DirectorySource(options: .init(path: folder.path, include: include), maximumBytes: 100)
    }

    @Test func `files come sorted by the bytes of their paths, from every depth`() throws {
        let folder = try ScratchFolder()
        for name in ["b/a.txt", "B.txt", "a.txt", "b.txt", "ä.txt", "b/c/d.txt"] {
            try folder.write(name, "x")
        }
        let items = try source(folder).list()
        #expect(items.map(\.path) == ["B.txt", "a.txt", "b.txt", "b/a.txt", "b/c/d.txt", "ä.txt"])
        #expect(items.map(\.sequence) == Array(0..<6))
    }

    @Test func `the folders of a Maildir are read although they begin with a dot`() throws {
        let folder = try ScratchFolder()
        let read = ["M/.News.Local/new/3", "M/.News/cur/2", "M/cur/1"]
        for name in read + ["M/.News/new/.x", "M/.News.Local/cur/.x", "M/.git/cur/4"] {
            try folder.write(name, "x")
        }
        var options = DirectorySource.Options()
        options.path = folder.path
        #expect(try DirectorySource(options: options, maximumBytes: 100).list().map(\.path) == read)
    }

    @Test func `by default every file is read, or counted by the ending of its name`() throws {
        let folder = try ScratchFolder()
        let read = [
            "AA/wiki_00", "a.aspx", "a.jl", "a.mhtml", "a.php", "a.shtml", "a.webarchive",
            "cur/1700.M1P2.host:2,S", "page",
        ]
        let skipped = [
            "a_files/a.css", "a_files/b.png", "a_files/c.png", "app.js?ver=6.4", ".DS_Store", ".git/x",
            "robots.txt", "x.cdx.gz",
        ]
        for name in read + skipped { try folder.write(name, "x") }
        var options = DirectorySource.Options()
        options.path = folder.path
        var counts: [String: Int] = [:]
        let items = try DirectorySource(options: options, maximumBytes: 100).list(where: { _ in true }) {
            counts[$0, default: 0] += 1
        }
        #expect(items.map(\.path) == read)
        #expect(counts == [".css": 1, ".png": 2, ".js": 1, "**/.*": 2, ".txt": 1, ".cdx": 1])
    }

    private func listing(_ folder: ScratchFolder) throws -> (read: [String], counts: [String: Int]) {
        var options = DirectorySource.Options()
        options.path = folder.path
        var counts: [String: Int] = [:]
        let items = try DirectorySource(options: options, maximumBytes: 1 << 20).list(where: { _ in true }) {
            counts[$0, default: 0] += 1
        }
        return (items.map(\.path), counts)
    }

    @Test func `each file of a folder that is left out is counted`() throws {
        let folder = try ScratchFolder()
        for name in [".git/HEAD", ".git/objects/aa/1", ".git/objects/aa/2", ".git/.x", ".y", "a"] {
            try folder.write(name, "x")
        }
        try FileManager.default.createDirectory(
            atPath: folder.file(".empty/in"), withIntermediateDirectories: true)
        let (read, counts) = try listing(folder)
        #expect(read == ["a"])
        #expect(counts == ["**/.*": 5])
    }

    @Test func `a link to a folder is counted`() throws {
        let folder = try ScratchFolder()
        try folder.write("a/file", "x")
        try FileManager.default.createSymbolicLink(atPath: folder.file("b"), withDestinationPath: "a")
        let (read, counts) = try listing(folder)
        #expect(read == ["a/file"])
        #expect(counts == ["link to a folder": 1])
    }

    @Test func `a page is read whatever its address ends with`() throws {
        let folder = try ScratchFolder()
        let page = "<title>T</title><p>Words."
        try folder.write("what-is-new-in-node.js", "<!DOCTYPE html>\n<html>\(page)")
        try folder.write("the-story-of.css", "\u{FEFF}\n<!-- saved -->\n<HTML lang=en>\(page)")
        try folder.write("b/on-the.ts?p=2", "<?xml version='1.0'?><!doctype HTML>\(page)")
        for (name, text) in [
            ("a.js", "// <html>\nf()"), ("b.svg", "<svg xmlns='x'/>"), ("c.css", "html{}"), ("d.map", ""),
            ("page_files/error.js", "<html>\(page)"), ("e.xsl", "<xsl:stylesheet/>"),
            ("f.part", "<html>\(page)"),
        ] { try folder.write(name, text) }
        let (read, counts) = try listing(folder)
        #expect(read == ["b/on-the.ts?p=2", "the-story-of.css", "what-is-new-in-node.js"])
        #expect(counts == [".js": 2, ".svg": 1, ".css": 1, ".map": 1, ".xsl": 1, ".part": 1])
    }

    @Test func `patterns of one's own leave pages out`() throws {
        let folder = try ScratchFolder()
        try folder.write("drafts/new-in-node.js", "<html><title>T</title>")
        var options = DirectorySource.Options()
        (options.path, options.skip) = (folder.path, options.skip + ["drafts/**"])
        #expect(try DirectorySource(options: options, maximumBytes: 100).list().isEmpty)
    }

    @Test func `unreadable files are reported with their own code`() throws {
        let folder = try ScratchFolder()
        try folder.write("large.txt", String(repeating: "x", count: 101))
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: folder.file("dangling"), withDestinationPath: "/nonexistent")
        try manager.createSymbolicLink(atPath: folder.file("outside"), withDestinationPath: "/etc/hostname")
        try manager.createSymbolicLink(atPath: folder.file("loop"), withDestinationPath: "loop")
        try manager.createSymbolicLink(atPath: folder.file("device"), withDestinationPath: "/dev/zero")
        let made = unsafe mkfifo(folder.file("pipe"), 0o600)
        #expect(made == 0)
        let source = source(folder)
        var codes: [String: String] = [:]
        for item in try source.list() {
            let fault = #expect(throws: DocumentFault.self) { try source.load(item) }
            codes[item.path] = fault?.cause.code
            #expect(fault?.cause.message.contains(folder.path) == false)
        }
        #expect(
            codes == [
                "large.txt": "too_large", "dangling": "unreadable", "outside": "outside_root",
                "loop": "unreadable", "device": "outside_root", "pipe": "not_regular",
            ])
    }

    @Test func `odd names stay apart and readable`() throws {
        let folder = try ScratchFolder()
        for name in ["new\nline", "-rf", "quote\"", "%41", "A", "e\u{301}", "é"] {
            try folder.write(name, name)
        }
        let source = source(folder)
        let items = try source.list()
        #expect(Set(items.map { Array($0.path.utf8) }).count == 7)
        for item in items { #expect(try source.load(item).bytes == Array(item.path.utf8)) }
    }

    @Test func `a link to a folder is not walked, one to a file is read`() throws {
        let folder = try ScratchFolder()
        try folder.write("a/file", "x")
        try FileManager.default.createSymbolicLink(atPath: folder.file("a/loop"), withDestinationPath: "..")
        try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "a/file")
        let source = source(folder)
        #expect(try source.list().map(\.path) == ["a/file", "link"])
    }

    /// What a name was given to after it had been listed, and what becomes of it.
    @Test(arguments: [
        ("../secret", "outside_root"), ("/etc/hostname", "outside_root"), ("fifo", "not_regular"),
        ("folder", "not_regular"), ("gone", "unreadable"), ("other.txt", nil),
    ])
    func `an input that was swapped after the listing is not read from outside`(
        target: String, code: String?
    ) throws {
        let folder = try ScratchFolder()
        for name in ["in/a.txt", "in/other.txt", "in/b.html", "in/b.html.json"] {
            try folder.write(name, "x")
        }
        try folder.write("secret", "the secret")
        let source = DirectorySource(options: .init(path: folder.file("in")), maximumBytes: 100)
        let items = try source.list()
        try FileManager.default.removeItem(atPath: folder.file("in/a.txt"))
        switch target {
        case "fifo": #expect(unsafe mkfifo(folder.file("in/a.txt"), 0o600) == 0)
        case "folder": try folder.write("in/a.txt/x", "")
        case "gone": break
        default:
            try FileManager.default.createSymbolicLink(
                atPath: folder.file("in/a.txt"), withDestinationPath: target)
        }
        func check(_ read: () throws -> Void) throws {
            guard let code else { return try read() }
            #expect(#expect(throws: DocumentFault.self) { try read() }?.cause.code == code)
        }
        try check { _ = try source.load(items[0]) }
        try check { _ = try source.reader(items[0]) }
    }

    @Test func `a side-car that was swapped for a link after the listing is not read`() throws {
        let folder = try ScratchFolder()
        try folder.write("in/b.html", "x")
        try folder.write("in/b.html.json", "{}")
        try folder.write("secret", "{\"url\": \"https://example.org/secret\"}")
        let source = DirectorySource(options: .init(path: folder.file("in")), maximumBytes: 100)
        let items = try source.list()
        try FileManager.default.removeItem(atPath: folder.file("in/b.html.json"))
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("in/b.html.json"), withDestinationPath: "../secret")
        let loaded = try source.load(try #require(items.first))
        #expect((loaded.url, loaded.warnings) == (nil, ["side_car_unreadable"]))
    }

    @Test func `items are the same wherever the folder stands`() throws {
        let folder = try ScratchFolder()
        try folder.write("in/a.txt", "here")
        let here = DirectorySource(options: .init(path: folder.file("in")), maximumBytes: 100)
        let items = try here.list()
        try folder.write("copy/a.txt", "there")
        let there = DirectorySource(options: .init(path: folder.file("copy")), maximumBytes: 100)
        #expect(try items.map { try there.load($0).bytes } == [Array("there".utf8)])
        let file = DirectorySource(options: .init(path: folder.file("in/a.txt")), maximumBytes: 100)
        #expect(try file.list().map { try file.load($0).bytes } == [Array("here".utf8)])
    }

    @Test func `a missing root is the source's fault, not an empty corpus`() {
        let source = DirectorySource(options: .init(path: "/nonexistent"), maximumBytes: 1)
        #expect(throws: SourceError.self) { try source.list() }
    }

    @Test(arguments: [
        ([], ["a.txt", "b/c.txt", "b/d/e.txt", "bb.txt"]), (["b"], ["b/c.txt", "b/d/e.txt"]),
        (["b/d", "a.txt"], ["a.txt", "b/d/e.txt"]), (["b/c.txt", "b"], ["b/c.txt", "b/d/e.txt"]),
        ([".x/y.txt"], [".x/y.txt"]), (["s.css"], ["s.css"]), ([".x"], [".x/y.txt"]),
    ])
    func `only what is named is read, and what is named itself whatever its name`(
        only: [String], read: [String]
    ) throws {
        let folder = try ScratchFolder()
        for path in ["a.txt", "b/c.txt", "b/d/e.txt", "bb.txt", ".x/y.txt", ".x/.z", "s.css"] {
            try folder.write(path, "text")
        }
        var options = DirectorySource.Options()
        (options.path, options.only) = (folder.path, only)
        let source = DirectorySource(options: options, maximumBytes: 100)
        #expect(try source.list().map(\.path) == read)
    }

    @Test func `a named path that does not exist, or leads out of the folder, is told`() throws {
        let folder = try ScratchFolder()
        var options = DirectorySource.Options()
        (options.path, options.only) = (folder.path, ["gone.txt"])
        #expect(throws: SourceError.self) { try DirectorySource(options: options, maximumBytes: 100).list() }
        for path in ["../a", "a/", "/a", "a//b", "./a", ""] {
            var reader = OptionReader(
                .object([.init(key: "only", value: .array([.string(path)]))]), path: "s")
            _ = DirectorySource.Options(reading: &reader)
            #expect(reader.problems.map(\.path) == ["s.only[0]"], "\(path)")
        }
    }
}
