import Files
import Foundation
import PipelineKit
import TestSupport
import Testing
import TextKit

@testable import Entities

@Suite struct LanguageModelsTests {
    private static let folder = Checkout.data + "/" + LanguageModels.folder

    private func tagger() throws -> EntityTagger {
        EntityTagger(resources: try EntityResources(directory: Checkout.data))
    }

    private func names(_ text: String, _ language: String?) throws -> [String] {
        try tagger().tag(text, language: language).entities.map { "\($0.type) \($0.text)" }
    }

    /// Sentences written for this, one name of each in an inflected or joined form where the language has such.
    @Test(arguments: [
        ("es", "La presidenta Claudia Sheinbaum viajó el lunes a Guadalajara.", "PER Claudia Sheinbaum"),
        ("de", "Der Minister Karl Lauterbach sprach am Montag in Hannover.", "PER Karl Lauterbach"),
        ("fr", "La ministre Claire Vasseur a parlé mardi à Rennes devant des élus.", "PER Claire Vasseur"),
        ("pt", "O ministro Fernando Haddad chegou ontem a Lisboa.", "PER Fernando Haddad"),
        ("pl", "Premier Donald Tusk spotkał się w Krakowie z dziennikarzami.", "LOC Krakowie"),
        ("sv", "Statsminister Ulf Kristersson talade i Göteborg på fredagen.", "PER Ulf Kristersson"),
        ("no", "Statsminister Jonas Gahr Støre besøkte Bergen på mandag.", "PER Jonas Gahr Støre"),
        ("da", "Statsminister Mette Frederiksen besøgte Aarhus i går.", "PER Mette Frederiksen"),
        ("fi", "Presidentti Sauli Niinistö puhui Helsingissä maanantaina.", "LOC Helsingissä"),
        ("hu", "Orbán Viktor miniszterelnök Debrecenben mondott beszédet.", "PER Orbán Viktor"),
        ("hr", "Premijer Andrej Plenković doputovao je u Zagreb.", "PER Andrej Plenković"),
        ("ru", "Президент Владимир Путин прибыл в Москву.", "LOC Москву"),
        ("uk", "Президент Володимир Зеленський прибув до Києва.", "LOC Києва"),
        ("tr", "Mustafa Kemal Atatürk Ankara'ya geldi.", "LOC Ankara'ya"),
        ("ca", "El president va viatjar a l'Argentina amb Joan Laporta.", "PER Joan Laporta"),
        ("hi", "प्रधानमंत्री नरेंद्र मोदी सोमवार को दिल्ली पहुंचे।", "LOC दिल्ली"),
        ("zh", "他出生于北京，后来搬到美国。", "LOC 北京"),
        ("ja", "東京都に本社を置く会社である。", "LOC 東京都"),
    ])
    func `a language's own model finds its names`(language: String, text: String, name: String) throws {
        let found = try names(text, language)
        #expect(found.contains(name), "\(found)")
    }

    @Test(
        arguments: [
            ("sq", "Kryeministri Edi Rama vizitoi dje Tiranën me gazetarë.", "PER Edi Rama"),
            ("mk", "Премиерот Зоран Заев вчера пристигна во Скопје.", "PER Зоран Заев"),
            ("sr", "Председник Александар Вучић разговарао је јуче са новинарима.", "PER Александар Вучић"),
            (nil, "Премиерот Зоран Заев вчера пристигна во Скопје.", "PER Зоран Заев"),
        ] as [(String?, String, String)])
    func `a language without a model is read with that of its script, and says so`(
        language: String?, text: String, name: String
    ) throws {
        let result = try tagger().tag(text, language: language)
        #expect(result.entities.map { "\($0.type) \($0.text)" }.contains(name))
        #expect(result.warnings == ["entities_shared_model"])
    }

    @Test func `a text of unknown language in a script without models is read with lists alone`() throws {
        let result = try tagger().tag("Ο πρόεδρος μίλησε χθες.", language: nil)
        #expect(result.warnings == ["entities_gazetteer_only"])
    }

    @Test func `a damaged model costs its language the model and not the run, and says so`() throws {
        let folder = try ScratchFolder()
        for path in [EntityResources.gazetteerFile, TownTable.path, EntityResources.englishModel] {
            try folder.write(path, try Data(contentsOf: URL(filePath: Checkout.data + "/" + path)))
        }
        var bytes = try Data(contentsOf: URL(filePath: Self.folder + "/fi.cdm"))
        bytes[bytes.count / 2] ^= 0xFF
        try folder.write(LanguageModels.folder + "/fi.cdm", bytes)
        let tagger = EntityTagger(resources: try EntityResources(directory: folder.path))
        #expect(
            tagger.tag("Sauli Niinistö", language: "fi").warnings
                == ["entities_model_unreadable", "entities_gazetteer_only"])
    }

    @Test(arguments: ["", "CDMN", String(repeating: "x", count: 100)])
    func `a file that is no model is told at the start`(content: String) throws {
        let folder = try ScratchFolder()
        try folder.write(LanguageModels.folder + "/xx.cdm", content)
        let error = #expect(throws: ResourceError.self) { try LanguageModels(directory: folder.path) }
        #expect(error?.path == "models/entities/xx.cdm")
    }

    @Test func `models are whole, have the digests that they state, and keep to their sizes`() throws {
        let digests = try LanguageModels(directory: Checkout.data).digests
        var total = 0
        for (path, digest) in digests {
            let bytes = try FileSystem.read(Checkout.data + "/" + path)
            #expect(ContentDigest.sha256(Array(bytes.dropFirst(64))) == digest, "\(path)")
            #expect(bytes.count <= 1_500_000, "\(path)")
            total += bytes.count
        }
        #expect(total <= 40_000_000 && digests.count > 25)
    }
}
