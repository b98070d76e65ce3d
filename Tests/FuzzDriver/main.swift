// The fuzzer's program; see scripts/check/fuzz.
import FuzzTargets
import Glibc

/// libFuzzer's loop, which calls back for every input that it has made.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// What is fuzzed: `COPYDESK_FUZZ` names it, `COPYDESK_DATA` the folder of cue packs and models.
enum Fuzzed {
    static let target = FuzzTarget(rawValue: variable("COPYDESK_FUZZ"))
    static let harness = try? FuzzHarness(resources: variable("COPYDESK_DATA"))

    private static func variable(_ name: String) -> String {
        unsafe getenv(name).map { unsafe String(cString: $0) } ?? ""
    }
}

guard Fuzzed.target != nil, Fuzzed.harness != nil else {
    print("COPYDESK_FUZZ names one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
    exit(64)
}
var count = CommandLine.argc
var arguments = unsafe CommandLine.unsafeArgv
let status = unsafe runDriver(&count, &arguments) { bytes, size in
    guard let target = Fuzzed.target else { return 0 }
    let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: size))
    Fuzzed.harness?.run(target, on: input)
    return 0
}
exit(status)
