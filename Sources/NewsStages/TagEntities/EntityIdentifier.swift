/// An identifier of open data, packed so that a hundred thousand of them are small.
struct EntityIdentifier: Equatable, Hashable {
    private enum Scheme: UInt8 {
        case none
        case iso3166
        case geonames
        case wikidata
        case custom
    }

    private var scheme = Scheme.none
    /// The number, the up to eight ASCII bytes of an ISO code, or the index of a user's identifier.
    private var value: UInt64 = 0

    static let none = EntityIdentifier()

    private init() {}

    init(custom index: Int) {
        scheme = .custom
        value = UInt64(max(0, index))
    }

    /// Reads "iso3166:KP", "geonames:1871859", "wikidata:Q423"; anything else is no identifier.
    init(_ bytes: ArraySlice<UInt8>) {
        guard let colon = bytes.firstIndex(of: 0x3A) else { return }
        let digits = bytes[(colon + 1)...]
        switch bytes.first {
        case 0x69 where digits.count <= 8:
            scheme = .iso3166
            value = digits.reduce(0) { $0 << 8 | UInt64($1) }
        case 0x67:
            scheme = .geonames
            value = Self.number(digits)
        case 0x77:
            scheme = .wikidata
            value = Self.number(digits.dropFirst())
        default: break
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> UInt64 {
        digits.prefix(18).reduce(0) { $1 >= 0x30 && $1 <= 0x39 ? $0 * 10 + UInt64($1 - 0x30) : $0 }
    }

    /// The identifier as the dataset writes it; nil for none.
    func text(custom: [String]) -> String? {
        switch scheme {
        case .none: nil
        case .iso3166: "iso3166:" + code
        case .geonames: "geonames:\(value)"
        case .wikidata: "wikidata:Q\(value)"
        case .custom: value < UInt64(custom.count) ? custom[Int(value)] : nil
        }
    }

    private var code: String {
        var bytes: [UInt8] = []
        var rest = value
        while rest > 0 {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
        return String(decoding: bytes.reversed(), as: UTF8.self)
    }
}
