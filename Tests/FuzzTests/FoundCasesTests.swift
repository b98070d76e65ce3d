import Foundation
import FuzzTargets
import TestSupport
import Testing

/// What the fuzzer started from and what it has found, replayed; Tests/Fixtures/fuzz has a folder for each target.
@Suite struct FoundCasesTests {
    @Test(arguments: FuzzTarget.allCases)
    func `inputs found by fuzzing stay harmless`(target: FuzzTarget) throws {
        let harness = try FuzzHarness(resources: Checkout.data)
        let cases = try FileTree.read("\(Checkout.fixtures)/fuzz/\(target.rawValue)")
        #expect(!cases.isEmpty)
        for (_, content) in cases.sorted(by: { $0.key < $1.key }) {
            harness.run(target, on: [UInt8](content))
        }
    }
}
