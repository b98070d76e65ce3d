import Testing
import TextKit

@Suite struct SealedBytesTests {
    @Test(arguments: [[], [1, 2, 3]] as [[UInt8]])
    func `what was sealed is opened`(bytes: [UInt8]) {
        #expect(SealedBytes.opened(SealedBytes.sealed(bytes)) == bytes)
    }

    @Test func `what was cut or changed is not`() {
        let file = SealedBytes.sealed([1, 2, 3])
        #expect(SealedBytes.opened(Array(file.dropLast())) == nil)
        #expect(SealedBytes.opened(Array(file.dropFirst())) == nil)
        #expect(SealedBytes.opened([9] + file.dropFirst()) == nil)
        #expect(SealedBytes.opened([]) == nil)
    }
}
