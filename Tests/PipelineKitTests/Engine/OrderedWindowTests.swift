import PipelineKit
import Synchronization
import Testing

@Suite struct OrderedWindowTests {
    @Test(arguments: [1, 2, 7])
    func `results come in the order of the inputs, whoever is done first`(workers: Int) async throws {
        var inputs = (0..<200).makeIterator()
        var outputs: [Int] = []
        try await OrderedWindow(workers: workers).map {
            inputs.next()
        } transform: { (value: Int) -> Int in
            // Early inputs take longest, so that late ones overtake them.
            (0..<(200 - value) * 500).reduce(value) { sum, _ in sum }
        } deliver: { (value: Int) in
            outputs.append(value)
        }
        #expect(outputs == Array(0..<200))
    }

    @Test func `no more than the window is in flight`() async throws {
        let window = OrderedWindow(workers: 3)
        var taken = 0
        var delivered = 0
        var most = 0
        try await window.map {
            guard taken < 100 else { return nil }
            taken += 1
            most = max(most, taken - delivered)
            return taken
        } transform: { (value: Int) -> Int in
            value
        } deliver: { (_: Int) in
            delivered += 1
        }
        #expect(most <= window.window)
        #expect(delivered == 100)
    }

    @Test func `cancellation ends the intake`() async throws {
        let delivered = Mutex(0)
        let task = Task {
            try await OrderedWindow(workers: 2).map {
                1
            } transform: { (value: Int) -> Int in
                value
            } deliver: { (_: Int) in
                delivered.withLock { $0 += 1 }
            }
        }
        while delivered.withLock({ $0 }) < 10 { await Task.yield() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
