import Files
import Foundation
import JSON
import PipelineKit
import TestSupport

@testable import Extraction

/// The stage `clean-html` with the committed models, on single documents.
enum CleaningStage {
    private static let resources = Resources(folder: Checkout.data) { path throws(ResourceError) in
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: "\(Checkout.data)/\(path)")))
        } catch {
            throw ResourceError(path: path, message: "cannot be read")
        }
    } list: { _ in
        []
    }

    /// The stage as a run has it that sets no options.
    static let usual: CleanHTML? = try? stage("{}")

    static func stage(_ options: String) throws -> CleanHTML {
        var reader = OptionReader(try JSONParser.parse(Array(options.utf8)), path: "")
        return try CleanHTML(options: CleanHTML.Options(reading: &reader), resources: resources)
    }
}

extension Verdict {
    /// "keep", or why the document is left out.
    var code: String {
        switch self {
        case .keep: "keep"
        case .drop(let reason): reason.code
        case .duplicate: "duplicate"
        }
    }
}
