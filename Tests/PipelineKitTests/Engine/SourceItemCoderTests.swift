import PipelineKit
import Testing

@Suite struct SourceItemCoderTests {
    @Test func `a listed item keeps what kept it from being read: the file's fault, or the machine's`() throws
    {
        let fault = Fault(code: "unreadable", message: "cannot open it: too many open files")
        var items = (0..<3).map { SourceItem(sequence: $0, path: "inbox/\($0).html", bytes: 10 * $0) }
        items[1].fault = .fault(fault)
        items[2].fault = .environment(fault)
        let read = try #require(SourceItemCoder.decode(SourceItemCoder.encode(items)))
        #expect(read.map(\.fault) == [nil, .fault(fault), .environment(fault)])
        #expect(read.map(\.path) == items.map(\.path))
    }

    @Test func `a truncated list is refused`() {
        let bytes = SourceItemCoder.encode([SourceItem(sequence: 0, path: "a", bytes: 1)])
        for length in bytes.indices { #expect(SourceItemCoder.decode(Array(bytes[..<length])) == nil) }
    }
}
