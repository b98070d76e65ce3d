import PipelineKit
import Testing

@Suite struct BlockTests {
    @Test func `a document of more blocks than any article has is a fault, not a load`() throws {
        try Block.bound(Block.mostInDocument)
        let fault = #expect(throws: DocumentFault.self) { try Block.bound(Block.mostInDocument + 1) }
        #expect(fault?.cause.code == "too_many_blocks")
    }
}
