internal import Files

extension OptionReader {
    /// Reads one component: an object that names it and holds its options.
    mutating func component<Product: Sendable>(
        _ name: String, among entries: [ComponentRegistry.Entry<Product>], _ summary: String
    ) -> Maker<Product>? {
        let shape = OptionDescription.Shape.component(tag: name, entries.map(\.component))
        return requiredObject(name, shape: shape, summary) { $0.prepared(tag: name, among: entries)?.1 }
    }

    /// Reads a list of components.
    mutating func components<Product: Sendable>(
        _ name: String, tag: String, among entries: [ComponentRegistry.Entry<Product>], _ summary: String
    ) -> [(ComponentRegistry.Entry<Product>, Maker<Product>)] {
        objects(name, default: nil, element: .component(tag: tag, entries.map(\.component)), summary) {
            $1.prepared(tag: tag, among: entries)
        }
    }

    private mutating func prepared<Product: Sendable>(
        tag: String, among entries: [ComponentRegistry.Entry<Product>]
    ) -> (ComponentRegistry.Entry<Product>, Maker<Product>)? {
        guard let kind = requiredString(tag, "Name of the \(tag).") else {
            skip("options")
            return nil
        }
        guard var entry = entries.first(where: { $0.kind == kind }) else {
            report(
                "unknown \(tag) '\(kind)'" + NearestName.hint(kind, among: entries.map(\.kind)), option: tag)
            skip("options")
            return nil
        }
        let prepared = object("options", "Options of \(kind).") { entry.prepare(&$0) }
        entry.roles = prepared.roles
        return (entry, prepared.make)
    }
}
