/// Contiguous plain values in shared memory, with bounds-checked access.
@safe @usableFromInline
package struct MappedArray<Element: BitwiseCopyable>: @unchecked Sendable {
    // SAFETY: `owner` keeps the memory for as long as this value lives, and nothing writes to it.
    private let owner: MappedBytes
    @usableFromInline let start: UnsafePointer<Element>?
    @usableFromInline package let count: Int

    /// `count` values from `offset` on; nil where the file ends before or the offset is not aligned.
    package init?(_ file: MappedBytes, at offset: Int, count: Int) {
        let stride = MemoryLayout<Element>.stride
        guard offset >= 0, count >= 0, offset <= file.count, count <= (file.count - offset) / stride,
            offset % MemoryLayout<Element>.alignment == 0
        else { return nil }
        self.init(file, trustedOffset: offset, count: count)
    }

    /// Copies values made in memory.
    package init(_ values: [Element]) {
        self.init(MappedBytes(values: values), trustedOffset: 0, count: values.count)
    }

    private init(_ owner: MappedBytes, trustedOffset: Int, count: Int) {
        self.owner = owner
        self.count = count
        unsafe start = owner.memory.baseAddress.map {
            unsafe UnsafePointer(($0 + trustedOffset).assumingMemoryBound(to: Element.self))
        }
    }

    @inlinable package var isEmpty: Bool { count == 0 }

    @inlinable @inline(__always)
    package subscript(index: Int) -> Element {
        guard index >= 0, index < count, let start = unsafe start else {
            preconditionFailure("no value at this index")
        }
        return unsafe start[index]
    }

    /// A copy of the values.
    package var values: [Element] {
        guard let start = unsafe start else { return [] }
        return unsafe [Element](UnsafeBufferPointer(start: start, count: count))
    }

    /// The values as bytes, for writing a file.
    package var bytes: [UInt8] {
        guard let start = unsafe start else { return [] }
        return unsafe [UInt8](
            UnsafeRawBufferPointer(start: start, count: count * MemoryLayout<Element>.stride))
    }

    /// The bytes of an array of plain values, in the machine's (little-endian) layout.
    package static func bytes(of values: [Element]) -> [UInt8] {
        unsafe values.withUnsafeBytes { unsafe [UInt8]($0) }
    }
}
