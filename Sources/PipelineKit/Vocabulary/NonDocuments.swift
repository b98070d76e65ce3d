internal import TextKit

/// Files that hold no documents, by their names: what programs save along with pages, and what they leave in folders.
///
/// A name that says nothing, and every format that may hold a text, is for the content to decide; so are endings that are
/// countries too (`pl`, `py`, `rs`, `sh`), for pages are saved under the names of their hosts.
package enum NonDocuments {
    private static let endings = [
        "css", "scss", "less", "js", "mjs", "cjs", "jsx", "ts", "tsx", "map", "wasm", "xsl", "xslt", "dtd",
        "xsd",
        "png", "jpg", "jpeg", "jpe", "jfif", "gif", "webp", "avif", "bmp", "ico", "cur", "svg", "svgz", "tif",
        "tiff",
        "heic", "heif", "psd", "apng", "woff", "woff2", "ttf", "otf", "eot", "mp3", "m4a", "aac", "ogg",
        "oga", "opus",
        "wav", "flac", "mp4", "m4v", "webm", "ogv", "mov", "avi", "mkv", "flv", "swf", "mpg", "mpeg", "m3u8",
        "vtt",
        "srt", "exe", "dll", "dylib", "msi", "dmg", "iso", "deb", "rpm", "apk", "jar", "class", "pyc", "bat",
        "ps1",
        "sql", "sqlite", "sqlite3", "db", "ini", "cfg", "conf", "toml", "yaml", "yml", "lock", "log", "cdx",
        "cdxj",
        "idx", "md5", "sha1", "sha256", "sha512", "sig", "asc", "pem", "torrent", "url", "webloc", "lnk",
        "desktop",
        "tmp", "part", "crdownload", "swp", "bak",
    ]
    private static let all = Set(endings)
    private static let longestEnding = 12

    // MARK: Files that sites keep for machines

    /// Texts for robots, buyers of space and readers of code, at the top of a site; in an inbox under any folder.
    private static let siteTexts = [
        "robots", "ads", "app-ads", "humans", "security", "trust", "llms", "llms-full",
    ]
    /// What else stands there; such a name says less in an inbox, where content decides.
    private static let siteData: Set<String> = [
        "sellers.json", "favicon.ico", "manifest.json", "site.webmanifest", "browserconfig.xml",
        "crossdomain.xml", "clientaccesspolicy.xml", "apple-app-site-association", "opensearch.xml",
        "osd.xml",
    ]
    private static let siteFiles = siteData.union(siteTexts.map { "\($0).txt" })

    /// Whether the address is that of a file for robots, buyers of space or browsers.
    package static func isSiteFile(address: String) -> Bool {
        guard let path = WebAddress(address)?.path.lowercased() else { return false }
        return path.hasPrefix("/.well-known/") || siteFiles.contains(String(path.dropFirst()))
    }

    // MARK: Names

    /// Patterns of an inbox's files that are not read but counted.
    package static let patterns =
        [endingPattern] + [
            "**/*~", "**/hts-log.txt", "**/hts-cache/**", "**/{\(siteTexts.joined(separator: ","))}.txt",
            "**/{dovecot,maildirfolder}*",
            "**/__MACOSX/**",
        ]

    /// The pattern by which nothing but the ending of a name counts.
    package static let endingPattern = "**/*.{\(endings.joined(separator: ","))}"

    /// Whether a name ends as that of a file which holds no documents.
    package static func isOne(_ path: String) -> Bool {
        all.contains(String(ending(of: Array(path.utf8)).dropFirst()))
    }

    /// The path up to the ending that counts: "style.css" for "style.css?ver=6.4" and "style.css.gz".
    ///
    /// Mirror programs write what is behind the path of an address into the name.
    package static func plainPath(_ path: [UInt8]) -> [UInt8] {
        let start = path.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0
        let dot = UInt8(ascii: ".")
        var end = path.endIndex
        if let mark = path[start...].firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "@") }
        ),
            path[start..<mark].contains(dot)
        {
            end = mark
        }
        if let last = path[start..<end].lastIndex(of: dot), path[start..<last].contains(dot),
            compressions.contains(String(decoding: path[last..<end], as: UTF8.self).lowercased())
        {
            end = last
        }
        return end == path.endIndex ? path : Array(path[..<end])
    }

    private static let compressions: Set<String> = [".gz", ".zst", ".br", ".bz2", ".xz"]

    /// ".css", and "no extension" for a name without one or with one that no program gives.
    package static func ending(of path: [UInt8]) -> String {
        let path = plainPath(path)
        let name = path[(path.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0)...]
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return none }
        let ending = name[(dot + 1)...].map(ASCII.lowercased)
        guard (1...longestEnding).contains(ending.count), ending.allSatisfy(ASCII.isAlphanumeric) else {
            return none
        }
        return "." + String(decoding: ending, as: UTF8.self)
    }

    private static let none = "no extension"

    // MARK: Pages under such names

    /// Whether a name is that of what a download or an editor has not finished, or has kept: a page in it is half of one, or a copy.
    package static func isLeftOver(_ path: [UInt8]) -> Bool { leftOver.contains(ending(of: path)) }

    private static let leftOver: Set<String> = [".tmp", ".part", ".crdownload", ".swp", ".bak", ".lock"]

    /// How much of a file tells whether it is a page.
    package static let pageWindow = 1 << 10

    /// Whether a file begins as pages do: with their type or root, behind blanks, remarks and an XML declaration.
    package static func beginsPage(_ head: ArraySlice<UInt8>) -> Bool {
        var text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head
        while true {
            text = text.drop(while: ASCII.isSpace)
            guard let end = prologues.lazy.compactMap({ end(of: $0, in: text) }).first else { break }
            text = text[end...]
        }
        return pageStarts.contains { ASCII.starts(text, with: $0) }
    }

    private static let pageStarts = ["<!doctype html", "<html"].map { Array($0.utf8) }
    private static let prologues = [("<!--", "-->"), ("<?xml", "?>")].map { (Array($0.utf8), Array($1.utf8)) }

    private static func end(of prologue: ([UInt8], [UInt8]), in text: ArraySlice<UInt8>) -> Int? {
        text.starts(with: prologue.0) ? text.firstRange(of: prologue.1)?.upperBound : nil
    }
}
