// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "copydesk",
    products: [
        .executable(name: "copydesk", targets: ["copydesk"]),
        // What a program embeds that extracts: without the command line, and without the catalog's database.
        .library(name: "Copydesk", targets: ["Copydesk"]),
        // The command as a library, for programs that add stages, sources and sinks of their own.
        .library(name: "CopydeskApp", targets: ["CopydeskApp"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // C libraries of Debian, lowest first. An import may only point up this list.
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
        .target(name: "CCatalog", dependencies: ["CXXHash"], cSettings: [.treatAllWarnings(as: .error)]),
        .target(name: "CLinux", cSettings: [.treatAllWarnings(as: .error)]),
        .target(name: "TextKit", dependencies: ["CLinux", "CCrypto", "CXXHash"]),
        .target(name: "DateKit", dependencies: ["TextKit"]),
        .target(name: "Files", dependencies: ["CLinux", "TextKit"]),
        .target(name: "JSON", dependencies: ["TextKit"]),
        .target(
            name: "Markup",
            dependencies: [
                "CLibXML2", "CUchardet", "CZlib", "CZstd", "CBrotli", "CDeflate", "TextKit", "JSON",
            ]),
        .target(name: "Models", dependencies: ["CLinux", "TextKit", "Files"]),
        .target(name: "Languages", dependencies: ["TextKit", "Files", "Models"]),
        .target(name: "PipelineKit", dependencies: ["TextKit", "DateKit", "Files", "JSON"]),
        .target(
            name: "Intake",
            dependencies: ["CArchive", "TextKit", "DateKit", "Files", "JSON", "Markup", "PipelineKit"]),
        .target(
            name: "Extraction",
            dependencies: [
                "TextKit", "DateKit", "Files", "JSON", "Markup", "Models", "Languages", "PipelineKit",
            ]),
        .target(
            name: "Boilerplate",
            dependencies: ["TextKit", "DateKit", "Files", "JSON", "Models", "PipelineKit"]),
        .target(
            name: "Entities",
            dependencies: ["TextKit", "DateKit", "Files", "JSON", "Models", "Languages", "PipelineKit"]),
        .target(
            name: "Dedupe",
            dependencies: ["TextKit", "DateKit", "Files", "JSON", "Markup", "Models", "PipelineKit"]),
        .target(
            name: "DatasetIO",
            dependencies: ["CZlib", "CZstd", "TextKit", "Files", "JSON", "Markup", "PipelineKit"]),
        .target(
            name: "StandardPipeline",
            dependencies: [
                "TextKit", "Files", "JSON", "Languages", "PipelineKit", "Intake", "Extraction", "Boilerplate",
                "Entities",
                "Dedupe",
                "DatasetIO",
            ]),
        .target(
            name: "Copydesk",
            dependencies: [
                "TextKit", "Files", "JSON", "Languages", "PipelineKit", "DatasetIO", "StandardPipeline",
            ],
            path: "Sources/CopydeskLibrary"),
        .target(
            name: "RunHost",
            dependencies: [
                "CCatalog", "CLinux", "TextKit", "Files", "JSON", "PipelineKit", "DatasetIO",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        .target(
            name: "CopydeskApp",
            dependencies: [
                "TextKit", "Files", "JSON", "Languages", "PipelineKit", "Intake", "Boilerplate", "Dedupe",
                "DatasetIO",
                "StandardPipeline", "RunHost", "Copydesk",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(name: "copydesk", dependencies: ["CopydeskApp"]),
        .target(
            name: "Training", dependencies: ["TextKit", "Files", "JSON", "Models", "PipelineKit", "Entities"]),
        .executableTarget(
            name: "copydesk-train",
            dependencies: [
                "TextKit", "Files", "Markup", "Extraction", "Entities", "Dedupe", "PipelineKit",
                "StandardPipeline",
                "CopydeskApp",
                "Training", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/CopydeskTrain"),
        .executableTarget(
            name: "extraction-benchmark",
            dependencies: ["Languages", "PipelineKit", "Entities", "Dedupe", "StandardPipeline", "Copydesk"],
            path: "Sources/ExtractionBenchmark"),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(name: "TextKitTests", dependencies: ["TextKit", "TestSupport"]),
        .testTarget(name: "DateKitTests", dependencies: ["DateKit"]),
        .testTarget(name: "FilesTests", dependencies: ["TextKit", "Files", "TestSupport"]),
        .testTarget(name: "ModelsTests", dependencies: ["TextKit", "Files", "Models", "TestSupport"]),
        .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport"]),
        .testTarget(name: "MarkupTests", dependencies: ["TextKit", "Markup", "TestSupport"]),
        .testTarget(name: "LanguagesTests", dependencies: ["Files", "Languages", "TestSupport"]),
        .testTarget(
            name: "PipelineKitTests",
            dependencies: ["TextKit", "Files", "JSON", "PipelineKit", "TestSupport"]),
        .testTarget(
            name: "IntakeTests", dependencies: ["TextKit", "Markup", "PipelineKit", "Intake", "TestSupport"]),
        .testTarget(
            name: "ExtractionTests",
            dependencies: [
                "TextKit", "DateKit", "Files", "JSON", "Markup", "Models", "Languages", "PipelineKit",
                "Extraction",
                "TestSupport",
            ]),
        .testTarget(
            name: "BoilerplateTests",
            dependencies: ["TextKit", "Files", "JSON", "Models", "PipelineKit", "Boilerplate", "TestSupport"]),
        .testTarget(
            name: "EntitiesTests",
            dependencies: [
                "TextKit", "DateKit", "Files", "Models", "PipelineKit", "Entities", "Training", "TestSupport",
            ]),
        .testTarget(
            name: "DedupeTests",
            dependencies: ["Files", "JSON", "Markup", "PipelineKit", "Dedupe", "TestSupport"]),
        .testTarget(
            name: "DatasetIOTests",
            dependencies: ["Files", "JSON", "PipelineKit", "DatasetIO", "RunHost", "TestSupport", "TextKit"]),
        .testTarget(
            name: "StandardPipelineTests",
            dependencies: [
                "Files", "JSON", "PipelineKit", "Dedupe", "DatasetIO", "StandardPipeline", "TestSupport",
            ]),
        .testTarget(
            name: "RunHostTests",
            dependencies: [
                .product(name: "GRDB", package: "GRDB.swift"),
                "TextKit", "Files", "JSON", "PipelineKit", "DatasetIO", "Dedupe", "RunHost", "TestSupport",
            ]),
        .testTarget(
            name: "CopydeskTests",
            dependencies: [
                "TextKit", "Files", "JSON", "PipelineKit", "StandardPipeline", "Copydesk", "TestSupport",
            ]),
        .testTarget(
            name: "TrainingTests",
            dependencies: ["Files", "Models", "Entities", "Training", "TestSupport"]),
        .testTarget(
            name: "CommandTests",
            dependencies: ["copydesk", "copydesk-train", "TextKit", "JSON", "DatasetIO", "TestSupport"]),
        .target(
            name: "FuzzTargets",
            dependencies: ["TextKit", "JSON", "Markup", "PipelineKit", "StandardPipeline"],
            path: "Tests/FuzzTargets"),
        .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)

// The fuzzer's program links only with its own flags: scripts/check/fuzz asks for it.
if Context.environment["COPYDESK_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(name: "copydesk-fuzz", dependencies: ["FuzzTargets"], path: "Tests/FuzzDriver"))
}

// One list of settings for every Swift target, so that none is laxer than another.
for target in package.targets where target.type != .system && target.name != "CLinux" {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
    ]
}

// Tests spend their time in the sources, which do not change with them: scripts/test asks for optimised ones.
if Context.environment["COPYDESK_OPTIMISED"] != nil {
    for target in package.targets where target.type == .regular || target.type == .executable {
        target.swiftSettings?.append(.unsafeFlags(["-O"]))
    }
}
