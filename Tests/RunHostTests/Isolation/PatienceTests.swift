import PipelineKit
import RunHost
import Testing

/// How much time documents that take too long get of a night.
@Suite struct PatienceTests {
    /// What each of so many documents that never end is waited for, and guilty of.
    private func night(of count: Int, _ limits: DocumentLimits = DocumentLimits()) -> [CrashingDocument] {
        var known = CrashingDocuments()
        for unit in 0..<count {
            let patience = Patience(limits, after: known)
            let fault = patience.fault(after: patience.seconds)
            known.add(
                CrashingDocument(
                    place: WorkPosition(pass: 0, unit: unit, part: .whole), fault: fault,
                    seconds: patience.seconds))
        }
        return known.all
    }

    @Test func `the first document has all of its time, and each after it half of what is left`() {
        let found = night(of: 4)
        #expect(found.map(\.seconds) == [60, 30, 15, 7.5])
        #expect(found.allSatisfy { $0.fault.code == "too_slow" && $0.fault.message.contains("by_time") })
    }

    @Test func `a hundred documents that never end cost less than four minutes`() {
        let found = night(of: 100)
        #expect(found.reduce(0) { $0 + $1.seconds } < 240)
        #expect(found.last?.fault.code == Fault.Code.notTried.rawValue)
        #expect(found.count { $0.fault.code == "too_slow" } == 6)
    }

    @Test func `a document never has more than it may take`() {
        var limits = DocumentLimits()
        limits.maximumSeconds = 3
        #expect(night(of: 2, limits).map(\.seconds) == [3, 3])
    }
}
