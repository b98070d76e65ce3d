import JSON
import PipelineKit
import Testing

@Suite struct OptionReaderTests {
    private enum Mode: String, CaseIterable { case near, exact }

    private func reader(_ json: String) throws -> OptionReader {
        OptionReader(try JSONParser.parse(Array(json.utf8)), path: "stages[2].options")
    }

    @Test func `options left out have their defaults`() throws {
        var reader = try reader("{}")
        #expect(reader.integer("words", default: 25, in: 0...100, "") == 25)
        #expect(reader.choice("mode", default: Mode.near, "") == .near)
        #expect(reader.strings("include", default: ["a"], "") == ["a"])
        reader.finish()
        #expect(reader.problems.isEmpty)
        #expect(reader.resolved.map(\.key) == ["words", "mode", "include"])
    }

    @Test func `every problem is reported, with its path and the nearest name`() throws {
        var reader = try reader(#"{"minimunWords":3,"mode":"nearr","words":1000,"flag":"yes","flag":true}"#)
        _ = reader.integer("words", default: 25, in: 0...100, "")
        _ = reader.choice("mode", default: Mode.near, "")
        _ = reader.integer("minimumWords", default: 1, in: 0...9, "")
        _ = reader.bool("flag", default: false, "")
        _ = reader.requiredString("path", "")
        reader.finish()
        #expect(
            reader.problems == [
                .init(path: "stages[2].options.flag", message: "duplicate key"),
                .init(path: "stages[2].options.words", message: "must be an integer from 0 to 100"),
                .init(path: "stages[2].options.mode", message: "must be one of 'near', 'exact'"),
                .init(path: "stages[2].options.path", message: "is required"),
                .init(
                    path: "stages[2].options.minimunWords",
                    message: "unknown key; did you mean 'minimumWords'?"),
            ])
    }

    @Test func `problems in nested objects and lists have their place`() throws {
        var reader = try reader(#"{"limits":{"bytse":1},"names":[{"name":"a"},{"nam":"b"}]}"#)
        _ = reader.object("limits", "") { $0.integer("bytes", default: 1, in: 0...9, "") }
        let names: [String] = reader.objects("names", default: [], element: .object([]), "") {
            $1.requiredString("name", "")
        }
        reader.finish()
        #expect(names == ["a"])
        #expect(
            reader.problems.map(\.path) == [
                "stages[2].options.limits.bytse", "stages[2].options.names[1].name",
                "stages[2].options.names[1].nam",
            ])
    }

    @Test(arguments: [("exaact", "exact"), ("NEAR", "near"), ("unrelated", nil)] as [(String, String?)])
    func `a typo finds the intended name`(word: String, nearest: String?) {
        #expect(NearestName.of(word, among: Mode.allCases.map(\.rawValue)) == nearest)
    }
}
