/// Why a document ends without a record.
package enum DocumentFault: Error, Sendable, Equatable {
    /// Something is wrong with it: it goes to quarantine, and the run goes on.
    case fault(Fault)
    /// It is sound but not wanted, such as a list of URLs: it is dropped and counted.
    case drop(DropReason, member: String? = nil)
    /// It is no document at all, such as the request in an archive: it is only counted.
    case counted(CountedReason)
    /// The machine failed or ran out of something, which is not the document's fault: the run ends.
    case environment(Fault)

    package init(_ code: Fault.Code, _ message: String, offset: Int? = nil, member: String? = nil) {
        self = .fault(Fault(code, message, offset: offset, member: member))
    }

    package static func drop(_ code: DropReason.Code, member: String? = nil) -> DocumentFault {
        .drop(DropReason(code), member: member)
    }

    /// With the code of a stage of one's own, or as a reader of archives names what befell a record.
    package init(code: String, message: String, offset: Int? = nil, member: String? = nil) {
        self = .fault(Fault(code: code, message: message, offset: offset, member: member))
    }

    /// What it is, for those who only report it.
    package var cause: Fault {
        switch self {
        case .fault(let fault), .environment(let fault): fault
        case .drop(let reason, let member): Fault(code: reason.code, message: "", member: member)
        case .counted(let reason): Fault(code: reason.code, message: "")
        }
    }

    /// The same for a member that stands at an offset of its file.
    package func located(member: String?, offset: Int?) -> DocumentFault {
        switch self {
        case .fault(let fault):
            .fault(Fault(code: fault.code, message: fault.message, offset: offset, member: member))
        case .drop(let reason, _): .drop(reason, member: member)
        case .counted, .environment: self
        }
    }
}
