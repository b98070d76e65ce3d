extension String {
    /// A decimal number, padded with zeros to a width.
    package init(_ number: some BinaryInteger, zeroPaddedTo width: Int) {
        let digits = String(number)
        self = String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
    }
}
