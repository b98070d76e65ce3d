internal import TextKit

/// Hashes that are the same in every process and on every machine.
enum StableHash {
    static func mixed(_ value: UInt64) -> UInt64 {
        var value = (value ^ value >> 33) &* 0xff51_afd7_ed55_8ccd
        value = (value ^ value >> 33) &* 0xc4ce_b9fe_1a85_ec53
        return value ^ value >> 33
    }

    static func combined(_ words: ArraySlice<UInt64>) -> UInt64 {
        var hash = FNV1a64.basis
        for word in words { hash = mixed(hash ^ word) &* FNV1a64.prime }
        return mixed(hash)
    }
}
