internal import TextKit

/// The two letters of American states and Canadian provinces, as in "Fresno, CA".
///
/// Read only behind a city and a comma, since many are words.
enum PostalCodes {
    /// The division that a token in capitals stands for.
    static func area(_ token: Token) -> PlaceEvidence.Area? {
        token.scalarCount == 2 && token.traits.contains(.allUpper) ? areas[token.lowerHash] : nil
    }

    /// Its identifier.
    static func identifier(_ token: Token) -> EntityIdentifier { identifiers[token.lowerHash] ?? .none }

    private static let american = """
        AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC \
        SD TN TX UT VT VA WA WV WI WY DC
        """
    private static let canadian = "AB BC MB NB NL NS NT NU ON PE QC SK YT"

    private static func table<Value>(_ value: (String, String) -> Value) -> [UInt64: Value] {
        var table: [UInt64: Value] = [:]
        for (country, codes) in [("US", american), ("CA", canadian)] {
            for code in codes.split(separator: " ") {
                table[WordHash.of(String(decoding: code.utf8.map(ASCII.lowercased), as: UTF8.self))] = value(
                    country, String(code))
            }
        }
        return table
    }

    private static let areas = table { country, code in
        PlaceEvidence.Area(CountryCode(country.utf8), DivisionCode(code.utf8))
    }

    private static let identifiers = table { EntityIdentifier(Array("iso3166:\($0)-\($1)".utf8)[...]) }
}
