import Files
import TestSupport
import Testing

@testable import Training

@Suite struct TrainingSetTests {
    @Test(arguments: [
        ("a/b.jsonl", "a/b.jsonl", Float(1), UInt8(0)), ("b.jsonl=0.3", "b.jsonl", 0.3, 0),
        ("b.jsonl=1:2", "b.jsonl", 1, 2),
    ])
    func `a set is named with its weight and its fold`(text: String, path: String, weight: Float, fold: UInt8)
        throws
    {
        let set = try #require(TrainingSet(parsing: text))
        #expect(set.path == path && set.weight == weight && set.fold == fold)
    }

    @Test(arguments: ["", "b=x", "b=0", "b=1:3", "b=1:2:1", "b=-1"])
    func `a set with a number that is none is refused`(text: String) {
        #expect(TrainingSet(parsing: text) == nil)
    }

    @Test func `a folder's sets are found in the order of their names, and a folder without one is refused`()
        throws
    {
        let folder = try ScratchFolder()
        #expect(throws: ResourceError.self) { try TrainingSet.all(in: folder.path) }
        for name in ["b.train.jsonl", "a.train.jsonl", "a.dev.jsonl"] { try folder.write(name, "") }
        #expect(
            try TrainingSet.all(in: folder.path).map(\.path)
                == ["a", "b"].map { folder.path + "/\($0).train.jsonl" })
    }
}
