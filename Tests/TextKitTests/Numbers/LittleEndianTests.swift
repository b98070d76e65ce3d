import Testing
import TextKit

@Suite struct LittleEndianTests {
    @Test func `numbers are written least significant byte first`() {
        var writer = LittleEndianWriter()
        writer.write(0x12 as UInt8)
        writer.write(0x1234 as UInt16)
        writer.write24(0xFF12_3456)
        writer.write(0x1234_5678 as UInt32)
        writer.write(-2 as Int64)
        writer.write([7, 8])
        #expect(
            writer.bytes == [
                0x12, 0x34, 0x12, 0x56, 0x34, 0x12, 0x78, 0x56, 0x34, 0x12, 0xFE, 255, 255, 255, 255, 255,
                255, 255, 7, 8,
            ])
        writer.removeAll()
        #expect(writer.bytes.isEmpty)
    }

    @Test func `what was written is read`() {
        var writer = LittleEndianWriter()
        writer.write(UInt16.max)
        writer.write(-12345 as Int16)
        writer.write(UInt64.max - 1)
        writer.write((1.5 as Float).bitPattern)
        writer.write24(0x01_0203)
        writer.write("end".utf8)
        var reader = LittleEndianReader([9] + writer.bytes)
        #expect(reader.read(UInt8.self) == 9)
        #expect(reader.read(UInt16.self) == .max)
        #expect(reader.read(Int16.self) == -12345)
        #expect(reader.read(UInt64.self) == UInt64.max - 1)
        #expect(reader.read(UInt32.self) == (1.5 as Float).bitPattern)
        #expect(reader.number(bytes: 3) == 0x01_0203)
        #expect(reader.canHold(3, of: 1) && !reader.canHold(2, of: 2) && !reader.canHold(-1, of: 1))
        #expect(reader.take(3).elementsEqual("end".utf8))
        #expect(!reader.isPastEnd)
    }

    @Test func `past the end everything is zero, and the reader reports it`() {
        var reader = LittleEndianReader([1, 2, 3][1...])
        #expect(reader.read(UInt32.self) == 0x0302)
        #expect(reader.isPastEnd)
        #expect(reader.read(UInt64.self) == 0)
        #expect(reader.take(5).isEmpty)
        reader = LittleEndianReader([1])
        #expect(reader.take(-1).isEmpty)
        #expect(reader.isPastEnd)
    }
}
