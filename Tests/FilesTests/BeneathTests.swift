import Files
import Foundation
import TestSupport
import Testing

/// Names that somebody else may have given to something else by the time they are opened.
@Suite struct BeneathTests {
    private let folder: ScratchFolder
    private var root: [UInt8] { Array(folder.file("in").utf8) }

    init() throws {
        folder = try ScratchFolder()
        try folder.write("in/a/file", "inside")
        try folder.write("secret", "outside")
        try link("in/relative", to: "a/file")
        try link("in/a/up", to: "../a/file")
        try link("in/absolute", to: folder.file("in/a/file"))
        try link("in/folder", to: "a")
    }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.file(name), withDestinationPath: target)
    }

    private func open(_ name: String, following: Bool = true) throws(FileError) -> String {
        let file = try FileSystem.openToRead(
            Array(name.utf8), beneath: root, followingLinks: following)
        return String(decoding: try file.readAll(limit: 100), as: UTF8.self)
    }

    @Test(arguments: ["a/file", "relative", "a/up", "absolute", "folder/file", "./a//file"])
    func `what lies in the folder is read, also by a link`(name: String) throws {
        #expect(try open(name) == "inside")
    }

    @Test(arguments: ["../secret", "out", "a/out", "way/secret", "round"])
    func `what lies outside is not read by any name`(name: String) throws {
        try link("in/out", to: "../secret")
        try link("in/a/out", to: folder.file("secret"))
        try link("in/way", to: folder.path)
        try link("in/round", to: "../in2/../secret")
        try folder.write("in2/x", "")
        let error = #expect(throws: FileError.self) { try open(name) }
        #expect(error?.leadsOutside == true)
    }

    @Test(arguments: ["relative", "absolute", "folder/file"])
    func `where no link is to be followed none is`(name: String) {
        #expect(throws: FileError.self) { try open(name, following: false) }
    }

    @Test func `nothing is created by way of a link that was put in its place`() throws {
        for name in ["lock", "file", "metrics.new"] { try link(name, to: folder.file("secret")) }
        #expect(throws: FileError.self) { try FileSystem.openLock(folder.file("lock")) }
        #expect(throws: FileError.self) { try FileSystem.create(folder.file("file")) }
        try FileSystem.replace(folder.file("metrics"), with: Array("new".utf8))
        #expect(try folder.read("metrics") == "new")
        #expect(try folder.read("secret") == "outside")
        try FileSystem.create(folder.file("file"), followingLinks: true).write(Array("meant".utf8))
        #expect(try folder.read("secret") == "meant")
    }

    @Test func `a folder is made with all those that it lies in`() throws {
        try FileSystem.makeDurableFolder(folder.file("x/y/z/"))
        try FileSystem.makeDurableFolder(folder.file("x/y/z"))
        #expect(FileSystem.isFolder(folder.file("x/y/z")))
        #expect(throws: FileError.self) { try FileSystem.makeDurableFolder(folder.file("secret/x")) }
    }
}
