internal import JSON
internal import PipelineKit

/// One component as text.
struct ComponentPage {
    var component: OptionDescription.Component
    var role: String
    var needs: Set<DocumentField> = []
    var provides: Set<DocumentField> = []

    init(
        _ component: OptionDescription.Component, role: String, needs: Set<DocumentField> = [],
        provides: Set<DocumentField> = []
    ) {
        self.component = component
        self.role = role
        self.needs = needs
        self.provides = provides
    }

    var text: String {
        var lines = ["\(component.name)  (\(role))", "    \(component.summary)"]
        if !needs.isEmpty { lines.append("    needs \(Self.list(needs))") }
        if !provides.isEmpty { lines.append("    provides \(Self.list(provides))") }
        for option in component.options { lines += Self.lines(option) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func list(_ fields: Set<DocumentField>) -> String {
        fields.map(\.rawValue).sorted().joined(separator: ", ")
    }

    private static func lines(_ option: OptionDescription) -> [String] {
        var value = ""
        if let fallback = option.defaultValue {
            var writer = JSONWriter()
            writer.value(fallback)
            value = ", default \(writer.text)"
        }
        return ["    \(option.name)  \(option.shape.phrase)\(value)", "        \(option.summary)"]
    }
}
