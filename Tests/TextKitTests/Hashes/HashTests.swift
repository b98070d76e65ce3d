import Testing
import TextKit

@Suite struct HashTests {
    /// From the authors' own table of test values.
    @Test(
        arguments: [
            ("", 0x811C_9DC5, 0xCBF2_9CE4_8422_2325), ("a", 0xE40C_292C, 0xAF63_DC4C_8601_EC8C),
            ("foobar", 0xBF9C_F968, 0x8594_4171_F739_67E8),
        ] as [(String, UInt32, UInt64)])
    func `FNV-1a gives the published values`(text: String, short: UInt32, long: UInt64) {
        #expect(FNV1a32.of(text.utf8) == short)
        #expect(text.utf8.reduce(FNV1a64.basis) { FNV1a64.step($0, $1) } == long)
    }

    @Test func `the hash of a word goes over scalars, as stored in models`() {
        #expect(WordHash.of("foobar") == 0x8594_4171_F739_67E8)
        #expect(WordHash.of("é") == (FNV1a64.basis ^ 0xE9) &* FNV1a64.prime)
        #expect(WordHash.mix(1, 2) == 5_426_846_607_790_529_472)
    }
}
