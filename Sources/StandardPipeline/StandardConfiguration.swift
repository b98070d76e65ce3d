internal import JSON

/// The pipeline that does everything, for those who have not written one of their own.
package enum StandardConfiguration {
    /// How it is called in messages, where a configuration has its file's name.
    package static let name = "the standard pipeline"

    /// The configuration that reads a folder, or the only file, into a dataset; of a folder only these paths, if there are any.
    package static func text(resources: String, folder: String, only: [String], output: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("version", 1)
            writer.member("resources", resources)
            writer.key("source")
            writer.object { writer in
                writer.member("source", "directory")
                writer.key("options")
                writer.object { writer in
                    writer.member("path", folder)
                    if !only.isEmpty { writer.member("only", only) }
                }
            }
            writer.key("stages")
            writer.array { for stage in stages { $0.component("stage", stage) } }
            writer.key("sinks")
            writer.array { for sink in sinks { $0.component("sink", (sink, [:])) } }
            writer.member("output", output)
        }
        return writer.bytes
    }

    /// The stages in their order, with the options that are not the defaults.
    static let stages: [(name: String, options: KeyValuePairs<String, String>)] = [
        ("fetch", ["sitemaps": "join"]), ("clean-html", [:]), ("strip-boilerplate", [:]), ("join", [:]),
        ("tag-entities", [:]), ("dedupe", [:]),
    ]
    static let sinks = ["jsonl", "csv"]
}

extension JSONWriter {
    fileprivate mutating func component(
        _ tag: String, _ component: (name: String, options: KeyValuePairs<String, String>)
    ) {
        object { writer in
            writer.member(tag, component.name)
            guard !component.options.isEmpty else { return }
            writer.key("options")
            writer.object { for (name, value) in component.options { $0.member(name, value) } }
        }
    }
}
