internal import Files
internal import TextKit

/// The places of publishers that a list in the resource folder states: `domain TAB place`, a line each.
///
/// A place is a code of ISO 3166 ("US-TX", "iso3166:CH") or a number of GeoNames ("geonames:4717560"), which stands for its division.
struct PublisherList: Sendable {
    /// Where the list stands below the resource directory; there need not be one.
    static let path = "gazetteer/publishers.tsv"

    private(set) var places: [String: PlaceEvidence.Area] = [:]
    /// SHA-256 of the file; nil without one.
    private(set) var digest: String?

    init() {}

    /// - Throws: `ResourceError` that tells the first bad line and how many there are.
    init(_ bytes: [UInt8], towns: TownTable) throws(ResourceError) {
        digest = ContentDigest.sha256(bytes)
        var bad: [Int] = []
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let line = line.last == 0x0D ? line.dropLast() : line
            guard let first = line.first, first != UInt8(ascii: "#") else { continue }
            guard let (domain, area) = Self.row(line, towns) else {
                bad.append(index + 1)
                continue
            }
            places[domain] = area
        }
        guard let first = bad.first else { return }
        let more = bad.count > 1 ? " (and \(bad.count - 1) more lines)" : ""
        throw ResourceError(
            path: Self.path,
            message: "line \(first)\(more) is not a domain, a tab and a place (US-TX, geonames:4717560)")
    }

    private static func row(_ line: ArraySlice<UInt8>, _ towns: TownTable) -> (String, PlaceEvidence.Area)? {
        let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
        guard fields.count >= 2, fields[0].contains(UInt8(ascii: ".")), !fields[0].contains(0x20) else {
            return nil
        }
        let domain = String(decoding: fields[0].map(ASCII.lowercased), as: UTF8.self)
        let place = String(decoding: fields[1], as: UTF8.self)
        let town = EntityIdentifier(fields[1]).geonames.flatMap(towns.record)
        let area =
            town.map { PlaceEvidence.Area($0.entry) } ?? PlaceEvidence.Area(code: place)
            ?? PlaceEvidence.Area(iso: place)
        return area.map { (domain, $0) }
    }
}
