internal import Files
internal import JSON
package import PipelineKit

/// A folder to start from: an inbox, a configuration of the standard stages and its schema.
package enum StarterFolder {
    /// Creates it, with the folder of resources named by its real path; returns the configuration's path.
    ///
    /// - Throws: `OutputError` if there is a configuration already, `FileError` if it cannot be made.
    package static func create(
        _ folder: String, resources: String, recipe: Recipe = .nightly, registry: ComponentRegistry
    ) throws -> String {
        let config = "\(folder)/pipeline.json"
        guard !FileSystem.exists(config) else {
            throw OutputError(kind: .cannotCreate, path: config, message: "\(config) already exists")
        }
        try FileSystem.makeFolder("\(folder)/inbox")
        let resources = FileSystem.displayName(try FileSystem.realPath(Array(resources.utf8)))
        try write(configuration(resources: resources, recipe: recipe), to: config)
        try write(
            PipelineConfiguration.schema(registry: registry) + [0x0A], to: "\(folder)/pipeline.schema.json")
        return config
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        let file = try FileSystem.create(path)
        try file.write(bytes)
        try file.synchronize()
    }

    /// The schema next to it, named by `$schema`, lets an editor explain every option.
    private static func configuration(resources: String, recipe: Recipe) -> [UInt8] {
        var writer = JSONWriter()
        writer.string(resources)
        return Array(
            """
            // \(recipe.summary)
            // A line may end in a comment like this one; everything else is plain JSON. `copydesk stages` lists every
            // option, `copydesk validate` tells what is wrong here, and paths are relative to this file.
            {
              "$schema": "pipeline.schema.json",
              "version": 1,

              // Cue packs, gazetteers and models.
              "resources": \(writer.text),

              // What is read: every file below the folder that holds documents.
              "source": { "source": "directory", "options": { \(recipe.source) } },

              "stages": [
                // Opens pages, feeds, mail, archives and dumps by their content.
                { "stage": "fetch"\(recipe.fetch) },
                // Finds title, authors, dates and the article's own text.
                { "stage": "clean-html" },
                // Takes out ads, promos, newsletter boxes and the like; `removed/` has each with its reason.
                { "stage": "strip-boilerplate" },
                // Makes one record of a page and the feed entry, sitemap or scrape that tells of it.
                { "stage": "join" },
                // Names people, organisations and places; takes most of the time, and may be left out.
                { "stage": "tag-entities" },
                // Leaves copies out of `articles/` and lists them in `duplicates/`.
                { "stage": "dedupe"\(recipe.dedupe) }
              ],

              // The forms of the articles.
              "sinks": [ \(recipe.sinks) ],

              // The dataset, and what is remembered between runs.
              "output": "dataset",
              "state": "state",

              // A run with a larger share of faulty documents publishes nothing and ends with 65; 1 lets every run publish.
              "limits": { "quarantineRatio": 1 }
            }

            """.utf8)
    }
}
