import Files
import PipelineKit
import TestSupport
import Testing

@testable import Entities

@Suite struct TownTableTests {
    private static let list = """
        # names, identifier, population, country, division, latitude, longitude
        Paris\tgeonames:2988507\t2138551\tFR\t\t48.85341\t2.34880
        Paris\tgeonames:4717560\t24782\tUS\tTX\t33.66094\t-95.55551
        St. Louis|Saint Louis\tgeonames:4407066\t315685\tUS\tMO\t38.62727\t-90.19789
        Lamar County|Lamar Co.\t\t\tUS\tTX\t\t
        Apia\tgeonames:4035413\t40407\tWS\t\t-13.83333\t-171.76666
        """

    private static let table = TownTable(list: Array(list.utf8))

    private func numbers(_ name: String, in table: TownTable = table) -> [UInt32] {
        let tokens = Tokenizer.tokens(of: Array(name.utf8))
        return table.records(tokens, 0..<tokens.count).map(\.number)
    }

    @Test func `a name is looked up in any case, with all its places in the order of their numbers`() {
        #expect(numbers("Paris") == [2_988_507, 4_717_560] && numbers("PARIS") == [2_988_507, 4_717_560])
        #expect(numbers("St. Louis") == [4_407_066] && numbers("Saint Louis") == [4_407_066])
        #expect(numbers("Lamar County") == [0] && numbers("Lamar").isEmpty && numbers("Pari").isEmpty)
    }

    @Test func `a place lies where the list says, south and west too`() {
        #expect(Self.table.position(of: 4_035_413) == Position(latitude: -1_383_333, longitude: -17_176_666))
        #expect(Self.table.position(of: 4_717_560) == Position(latitude: 3_366_094, longitude: -9_555_551))
        #expect(Self.table.position(of: 1) == nil && Self.table.position(of: 0) == nil)
    }

    @Test func `a written table is the same, and a cut one is refused`() throws {
        let bytes = Self.table.encoded()
        let read = try TownTable(file: MappedBytes(values: bytes), path: "towns.cdt")
        #expect(numbers("Paris", in: read) == numbers("Paris") && read.count == 5 && read.digest != nil)
        #expect(throws: ResourceError.self) {
            try TownTable(file: MappedBytes(values: Array(bytes.dropLast(8))), path: "towns.cdt")
        }
    }

    @Test func `the table that ships knows towns, their states and counties`() throws {
        let towns = try EntityResources(directory: Checkout.data).towns
        #expect(towns.count > 200_000)
        let tokens = Tokenizer.tokens(of: Array("Troy, Lamar County".utf8))
        let states = towns.records(tokens, 0..<1).filter { $0.country == CountryCode("US".utf8) }.map(
            \.division)
        #expect(Set(states).count > 10 && states.contains(DivisionCode("NC".utf8)))
        #expect(
            towns.records(tokens, 2..<4).allSatisfy(\.isCounty) && towns.records(tokens, 2..<4).count == 4)
    }

    @Test(
        arguments: [
            ((4885341, 234880), (5150853, -12574), 344), ((-1383333, -17176666), (-1791666, 17798333), 1167),
            ((0, 0), (0, 100_000), 111), ((7000000, 0), (7000000, 100_000), 38),
        ] as [((Int32, Int32), (Int32, Int32), Double)])
    func `distances are right to two per cent`(one: (Int32, Int32), two: (Int32, Int32), kilometres: Double) {
        let found = Position(latitude: one.0, longitude: one.1).kilometres(
            to: Position(latitude: two.0, longitude: two.1))
        #expect(abs(found - kilometres) < kilometres * 0.02)
    }
}
