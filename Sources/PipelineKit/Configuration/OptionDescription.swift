package import JSON

/// Describes one option; made by reading it, so that decoder, schema and documentation cannot disagree.
package struct OptionDescription: Sendable, Equatable {
    /// The shape of a value.
    package indirect enum Shape: Sendable, Equatable {
        case bool
        case integer(ClosedRange<Int>)
        case decimal(ClosedRange<Double>)
        case string
        case choice([String])
        case list(Shape)
        /// Keys of a fixed set, each with a value of one shape.
        case map(keys: [String], values: Shape)
        case object([OptionDescription])
        /// One of several components: the key `tag` names it, and `options` holds its options.
        case component(tag: String, [Component])
    }

    /// One alternative of a component shape.
    package struct Component: Sendable, Equatable {
        package var name: String
        package var summary: String
        package var options: [OptionDescription]

        package init(name: String, summary: String, options: [OptionDescription]) {
            self.name = name
            self.summary = summary
            self.options = options
        }
    }

    package var name: String
    package var shape: Shape
    /// The default value; nil for a required option.
    package var defaultValue: JSONValue?
    package var isRequired: Bool
    package var summary: String
}

extension OptionDescription.Shape {
    /// A phrase for messages and documentation: "an integer from 1 to 9".
    package var phrase: String {
        switch self {
        case .bool: "true or false"
        case .integer(let range): "an integer from \(range.lowerBound) to \(range.upperBound)"
        case .decimal(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
        case .string: "a string"
        case .choice(let names): "one of " + names.map { "'\($0)'" }.joined(separator: ", ")
        case .list(let element): "a list, each element " + element.phrase
        case .map(_, let values): "an object, each value " + values.phrase
        case .object, .component: "an object"
        }
    }

    /// JSON Schema (2020-12) of the value.
    package func writeSchema(
        to writer: inout JSONWriter, summary: String? = nil, defaultValue: JSONValue? = nil
    ) {
        writer.object { writer in
            if let summary {
                writer.member("description", summary)
            }
            writeConstraints(to: &writer)
            if let defaultValue, defaultValue != .null {
                writer.key("default")
                writer.value(defaultValue)
            }
        }
    }

    private func writeConstraints(to writer: inout JSONWriter) {
        switch self {
        case .bool: writer.member("type", "boolean")
        case .string: writer.member("type", "string")
        case .integer(let range):
            writer.member("type", "integer")
            writer.member("minimum", range.lowerBound)
            writer.member("maximum", range.upperBound)
        case .decimal(let range):
            writer.member("type", "number")
            writer.key("minimum")
            writer.decimal(range.lowerBound)
            writer.key("maximum")
            writer.decimal(range.upperBound)
        case .choice(let names):
            writer.member("enum", names)
        case .list(let element):
            writer.member("type", "array")
            writer.key("items")
            element.writeSchema(to: &writer)
        case .map(let keys, let values):
            OptionDescription.writeObjectSchema(
                keys.map { OptionDescription(name: $0, shape: values, isRequired: false, summary: "") },
                to: &writer)
        case .object(let options): OptionDescription.writeObjectSchema(options, to: &writer)
        case .component(let tag, let components):
            writer.key("oneOf")
            writer.array { writer in
                for component in components { component.writeSchema(tag: tag, to: &writer) }
            }
        }
    }
}

extension OptionDescription.Component {
    fileprivate func writeSchema(tag: String, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("title", name)
            writer.member("description", summary)
            writer.member("type", "object")
            writer.member("additionalProperties", false)
            writer.member("required", [tag])
            writer.key("properties")
            writer.object { writer in
                writer.key(tag)
                writer.object { $0.member("const", name) }
                writer.key("options")
                OptionDescription.Shape.object(options).writeSchema(to: &writer)
            }
        }
    }
}

extension OptionDescription {
    /// The members of a closed JSON Schema object.
    package static func writeObjectSchema(_ options: [OptionDescription], to writer: inout JSONWriter) {
        writer.member("type", "object")
        writer.member("additionalProperties", false)
        writer.key("properties")
        writer.object { writer in
            for option in options {
                writer.key(option.name)
                option.shape.writeSchema(
                    to: &writer, summary: option.summary.isEmpty ? nil : option.summary,
                    defaultValue: option.defaultValue)
            }
        }
        let required = options.filter(\.isRequired).map(\.name)
        if !required.isEmpty {
            writer.member("required", required)
        }
    }
}
