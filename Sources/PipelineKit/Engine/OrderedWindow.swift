/// A bounded parallel map that delivers results in the order of its inputs.
///
/// At most `workers` transforms run at once and at most `window` results are pending, so a slow input or
/// a slow receiver stops the intake instead of filling memory (the ordered in-flight design of Vector).
package struct OrderedWindow: Sendable {
    package let workers: Int
    package let window: Int

    package init(workers: Int) {
        self.workers = max(1, workers)
        // Four waiting results for each worker absorb documents that take several times the usual time.
        window = self.workers * 5
    }

    /// Maps until `next` returns nil; intake and delivery run one at a time on the caller's task.
    ///
    /// - Throws: what `next` and `deliver` throw, or `CancellationError` between two deliveries.
    package func map<Input: Sendable, Output: Sendable>(
        next: () throws -> Input?,
        transform: @escaping @Sendable (Input) -> Output,
        deliver: (Output) throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: (Int, Output).self) { group in
            var taken = 0
            var delivered = 0
            var running = 0
            var waiting: [Int: Output] = [:]
            var isExhausted = false
            while true {
                try Task.checkCancellation()
                while !isExhausted, running < workers, taken - delivered < window {
                    guard let input = try next() else {
                        isExhausted = true
                        break
                    }
                    let index = taken
                    group.addTask { (index, transform(input)) }
                    taken += 1
                    running += 1
                }
                guard let (index, output) = try await group.next() else { break }
                running -= 1
                waiting[index] = output
                while let ready = waiting.removeValue(forKey: delivered) {
                    try deliver(ready)
                    delivered += 1
                }
            }
        }
    }
}
