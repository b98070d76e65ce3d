import TestSupport
import Testing
import TextKit

@Suite struct NumberedKeysTests {
    @Test func `keys are numbered in order of first appearance`() {
        var keys = NumberedKeys<UInt64>()
        #expect(keys.isEmpty)
        #expect(keys.insert(7) == (0, true))
        #expect(keys.insert(0) == (1, true))
        #expect(keys.insert(7) == (0, false))
        #expect(keys.number(of: 0) == 1)
        #expect(keys.number(of: 1) == nil)
        #expect(keys.count == 2)
    }

    @Test func `a set of keys holds each once`() {
        let keys = NumberedKeys<UInt32>([3, 1, 3, .max])
        #expect(keys.count == 3)
        #expect(keys.contains(.max) && keys.contains(1) && !keys.contains(0))
    }

    @Test(arguments: 0..<UInt64(20))
    func `it agrees with a dictionary, however it grows and keys collide`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var keys = NumberedKeys<UInt32>(expecting: Int(seed))
        var expected: [UInt32: Int] = [:]
        for _ in 0..<2000 {
            let key = UInt32.random(in: 0..<1500, using: &generator) << 16
            let number = expected[key] ?? expected.count
            #expect(keys.insert(key) == (number, expected[key] == nil))
            expected[key] = number
        }
        #expect(keys.count == expected.count)
        for (key, number) in expected { #expect(keys.number(of: key) == number) }
        #expect(!keys.contains(1))
    }
}
