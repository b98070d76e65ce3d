internal import PipelineKit

extension Position {
    /// The distance in kilometres on a plane that fits at the points' latitude: exact to a per cent for neighbours, which
    /// are all that is asked for.
    func kilometres(to other: Position) -> Double {
        let middle = Double(latitude + other.latitude) / 2e5
        let north = Double(latitude - other.latitude) / 1e5 * 111.2
        var east = Double(abs(Int(longitude) - Int(other.longitude))) / 1e5
        if east > 180 { east = 360 - east }
        let width = east * 111.2 * Self.cosine(middle)
        return (north * north + width * width).squareRoot()
    }

    /// The cosine of degrees up to 90, by its series: no library's rounding reaches a data file.
    private static func cosine(_ degrees: Double) -> Double {
        let x = degrees * 0.017453292519943295
        let square = x * x
        return 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56 * (1 - square / 90))))
    }
}
