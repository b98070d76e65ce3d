/// A part of a unit that is worked on by itself: a crash is narrowed down to it.
package enum WorkPart: Sendable, Hashable {
    /// An input as a whole, or a record of a later pass.
    case whole
    /// A document of an input that is opened whole; the first is 1.
    case document(Int)
    /// A piece of a large input; the first is 0.
    case piece(Int)
    /// A document of a piece; the first of each is 1.
    case documentOfPiece(Int, piece: Int)

    /// Documents are numbered below this bit, pieces from it on.
    private static let pieceShift = 32

    /// Reads the number of `packed`.
    package init(packed number: Int) {
        let (piece, document) = (number >> Self.pieceShift - 1, number & (1 << Self.pieceShift - 1))
        switch (piece, document) {
        case (-1, 0): self = .whole
        case (-1, _): self = .document(document)
        case (_, 0): self = .piece(piece)
        default: self = .documentOfPiece(document, piece: piece)
        }
    }

    /// The part as one number, for the files of unfinished work.
    package var packed: Int {
        switch self {
        case .whole: 0
        case .document(let number): number
        case .piece(let piece): (piece + 1) << Self.pieceShift
        case .documentOfPiece(let number, let piece): (piece + 1) << Self.pieceShift | number
        }
    }

    /// The piece that it is or lies in; nil for a part of an input that is opened whole.
    package var piece: Int? {
        switch self {
        case .whole, .document: nil
        case .piece(let piece), .documentOfPiece(_, let piece): piece
        }
    }

    /// One of its documents.
    func document(_ number: Int) -> WorkPart {
        piece.map { .documentOfPiece(number, piece: $0) } ?? .document(number)
    }
}

/// A part of one of a pass's units, as it is worked on.
package struct WorkPosition: Sendable, Hashable {
    package var pass: Int
    /// Index of the input in the run's list, or of the record in a later pass.
    package var unit: Int
    package var part: WorkPart

    package init(pass: Int, unit: Int, part: WorkPart) {
        self.pass = pass
        self.unit = unit
        self.part = part
    }

    /// Reads the text of `encoded`; nil for any other.
    package init?(encoded text: String) {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 3, let pass = numbers[0], let unit = numbers[1], let part = numbers[2] else {
            return nil
        }
        self.init(pass: pass, unit: unit, part: WorkPart(packed: part))
    }

    /// The place as an argument of a process: "0,17,2".
    package var encoded: String { "\(pass),\(unit),\(part.packed)" }
}

extension WorkPosition: Comparable {
    package static func < (first: WorkPosition, second: WorkPosition) -> Bool {
        (first.pass, first.unit, first.part.packed) < (second.pass, second.unit, second.part.packed)
    }
}
