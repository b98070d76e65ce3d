package import PipelineKit

/// Why a file is refused: the quarantine's code and a message.
package struct SourceRefusal: Error, Sendable, Equatable {
    package typealias Code = Fault.Code

    package var code: Code
    package var message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    static let encryptedMember = SourceRefusal(.encrypted, "the member is encrypted")
}
