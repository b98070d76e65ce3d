internal import TextKit

/// An identifier of open data, packed so that millions of them are small.
struct EntityIdentifier: Equatable, Hashable, BitwiseCopyable {
    private enum Scheme: UInt64 {
        case none
        case iso3166
        case geonames
        case wikidata
        case text
    }

    /// The scheme in the lowest three bits; above them the number, the seven bits of up to eight ASCII bytes of an ISO
    /// code, or offset and length of the text in a gazetteer's strings.
    private var packed: UInt64 = 0

    static let none = EntityIdentifier()

    private init() {}

    private init(_ scheme: Scheme, _ value: UInt64) { packed = value << 3 | scheme.rawValue }

    /// The identifier as a number, to keep it between two passes.
    var bits: UInt64 { packed }

    init(bits: UInt64) { packed = bits }

    /// A place of GeoNames.
    init(geonames number: UInt32) { self.init(.geonames, UInt64(number)) }

    /// The number of a place of GeoNames; nil for all other identifiers.
    var geonames: UInt32? { packed & 7 == Scheme.geonames.rawValue ? UInt32(exactly: packed >> 3) : nil }

    /// Points to a text of any form in a gazetteer's strings.
    init(textAt offset: Int, length: Int) {
        self.init(.text, UInt64(offset) << 16 | UInt64(min(length, 0xFFFF)))
    }

    /// Reads "iso3166:KP", "geonames:1871859", "wikidata:Q423"; anything else is not an identifier.
    init(_ bytes: ArraySlice<UInt8>) {
        let (packed, text) = Self.packed(bytes)
        // An identifier that would not round-trip stays text.
        if let text, text.utf8.elementsEqual(bytes) { self = packed }
    }

    private static func packed(_ bytes: ArraySlice<UInt8>) -> (EntityIdentifier, String?) {
        guard let colon = bytes.firstIndex(of: 0x3A) else { return (.none, nil) }
        let rest = bytes[(colon + 1)...]
        let identifier: EntityIdentifier
        switch bytes.first {
        case 0x69 where rest.count <= 8 && rest.allSatisfy({ $0 < 0x80 }):
            identifier = EntityIdentifier(.iso3166, rest.reduce(0) { $0 << 7 | UInt64($1) })
        case 0x67: identifier = EntityIdentifier(.geonames, number(rest))
        case 0x77: identifier = EntityIdentifier(.wikidata, number(rest.dropFirst()))
        default: return (.none, nil)
        }
        return (identifier, identifier.text(in: nil))
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> UInt64 {
        digits.prefix(15).reduce(0) { ASCII.isDigit($1) ? $0 * 10 + UInt64($1 - 0x30) : $0 }
    }

    /// The identifier as the dataset writes it; nil for none.
    func text(in gazetteer: Gazetteer?) -> String? {
        let value = packed >> 3
        switch Scheme(rawValue: packed & 7) {
        case .none?, nil: return nil
        case .iso3166?: return "iso3166:" + code
        case .geonames?: return "geonames:\(value)"
        case .wikidata?: return "wikidata:Q\(value)"
        case .text?: return gazetteer?.string(at: Int(value >> 16), length: Int(value & 0xFFFF))
        }
    }

    private var code: String {
        var bytes: [UInt8] = []
        var rest = packed >> 3
        while rest > 0 {
            bytes.append(UInt8(rest & 0x7F))
            rest >>= 7
        }
        return String(decoding: bytes.reversed(), as: UTF8.self)
    }
}
