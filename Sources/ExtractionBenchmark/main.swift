// Measures extraction for scripts/benchmark: one thread, no stage after clean-html, files read before the clock runs.
//
// usage: extraction-benchmark [--strip] DATA ROUNDS FILE...; --strip adds strip-boilerplate, and no round prints the
// records instead, to compare two versions by
import Copydesk
import Foundation

let strips = CommandLine.arguments.dropFirst().first == "--strip"
let arguments = CommandLine.arguments.filter { $0 != "--strip" }
guard arguments.count > 3, let rounds = Int(arguments[2]) else {
    print("usage: extraction-benchmark [--strip] DATA ROUNDS FILE...")
    exit(64)
}
var options = ArticleExtractor.Options()
options.removesBoilerplate = strips
options.tagsEntities = false
let extractor = try ArticleExtractor(resources: arguments[1], options: options)
if rounds == 0 {
    for file in arguments[3...] {
        let page = [UInt8](try Data(contentsOf: URL(filePath: file)))
        for article in extractor.extract(page, from: .init(name: file)).articles { print(article.json) }
    }
    exit(0)
}
let pages = try arguments[3...].map { [UInt8](try Data(contentsOf: URL(filePath: $0))) }
var characters = 0
let start = clock()
for _ in 0..<rounds {
    for page in pages {
        characters += extractor.extract(page).articles.reduce(0) { $0 + $1.text.utf8.count }
    }
}
let seconds = Double(clock() - start) / 1e6
print("\(pages.count * rounds) pages, \(characters) bytes of text, \(seconds) CPU seconds")
