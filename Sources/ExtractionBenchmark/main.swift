// Measures extraction, tagging, dedupe and languages: one thread, files read before the clock runs.
//
// usage: extraction-benchmark [--strip | --tag | --dedupe | --language] DATA ROUNDS FILE...
//
// Without a mode pages are extracted; --strip adds strip-boilerplate. The others take files of plain text; --language also opens
// its table once for each file and round, timed alone. No round prints the records of pages instead, to compare two versions by.
import Copydesk
import Dedupe
import Entities
import Foundation
import Languages
import PipelineKit
import StandardPipeline

let modes = ["--strip", "--tag", "--dedupe", "--language"]
let mode = CommandLine.arguments.dropFirst().first { modes.contains($0) }
let arguments = CommandLine.arguments.filter { !modes.contains($0) }
guard arguments.count > 3, let rounds = Int(arguments[2]) else {
    print("usage: extraction-benchmark [--strip | --tag | --dedupe | --language] DATA ROUNDS FILE...")
    exit(64)
}
let files = arguments[3...].map { URL(filePath: $0) }

/// Repeats `work` and prints its counts and the time.
func measure(_ unit: String, _ work: () -> Int) {
    let start = clock()
    let count = (0..<rounds).reduce(0) { sum, _ in sum + work() }
    print("\(files.count * rounds) files, \(count) \(unit), \(Double(clock() - start) / 1e6) CPU seconds")
}

switch mode {
case "--tag":
    let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
    let tagger = try StandardStages.entityTagger(
        options: EntityTaggerOptions(), resources: ResourceFolder.open(arguments[1]))
    measure("entities") {
        texts.reduce(0) { $0 + tagger.tag($1, language: "en", published: nil).entities.count }
    }
case "--dedupe":
    let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
    let resources = ResourceFolder.open(arguments[1])
    var deduplicator = try StandardStages.deduplicator(resources: resources, settings: DedupeSettings())
    var sketcher = DocumentSketcher()
    measure("texts signed") {
        for (number, text) in texts.enumerated() {
            let identity = DocumentIdentity(source: "a", language: "en")
            deduplicator.add(
                id: "\(number)", signature: sketcher.signature(of: text, identity: identity).encoded())
        }
        return texts.count
    }
    let resolution = deduplicator.resolve()
    print(
        resolution.decisions.count, "decisions,", Set(resolution.decisions.map(\.clusterID)).count, "clusters"
    )
case "--language":
    let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
    let resources = ResourceFolder.open(arguments[1])
    measure("tables opened") {
        texts.count(where: { _ in (try? StandardStages.languageDetector(resources: resources)) != nil })
    }
    let detector = try StandardStages.languageDetector(resources: resources)
    measure("texts told") { texts.count(where: { detector.read($0).language != nil }) }
default:
    var options = ArticleExtractor.Options()
    options.removesBoilerplate = mode == "--strip"
    options.tagsEntities = false
    let extractor = try ArticleExtractor(resources: arguments[1], options: options)
    let pages = try files.map { [UInt8](try Data(contentsOf: $0)) }
    if rounds == 0 {
        for (page, file) in zip(pages, files) {
            let name = file.relativePath
            for article in extractor.extract(page, from: .init(name: name)).articles { print(article.json) }
        }
    } else {
        measure("bytes of text") {
            pages.reduce(0) { sum, page in
                extractor.extract(page).articles.reduce(sum) { $0 + $1.text.utf8.count }
            }
        }
    }
}
