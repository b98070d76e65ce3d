/// A point on the earth.
package struct Position: Sendable, Equatable {
    /// Hundred-thousandths of a degree.
    package var latitude: Int32
    package var longitude: Int32

    package init(latitude: Int32, longitude: Int32) {
        (self.latitude, self.longitude) = (latitude, longitude)
    }
}
