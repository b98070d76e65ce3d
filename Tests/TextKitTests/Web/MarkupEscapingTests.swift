import Testing
import TextKit

@Suite struct MarkupEscapingTests {
    @Test func `nothing of a text is markup`() {
        #expect(MarkupEscaping.escaped(#"<a href="x">é & 'b'"#) == "&lt;a href=&quot;x&quot;&gt;é &amp; 'b'")
        #expect(MarkupEscaping.escaped("") == "")
    }
}
