// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "copydesk",
    products: [
        .executable(name: "copydesk", targets: ["copydesk"]),
        .library(name: "Copydesk", targets: ["Copydesk"]),
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
        .systemLibrary(name: "CLinux"),
        .target(
            name: "Markup", dependencies: ["CLibXML2", "CUchardet", "CZlib", "CZstd", "CBrotli", "CDeflate"]),
        .target(name: "PipelineKit", dependencies: ["CCrypto", "Markup"]),
        .target(name: "DatasetIO", dependencies: ["CLinux", "CZlib", "CZstd", "Markup", "PipelineKit"]),
        .target(
            name: "Catalog",
            dependencies: [
                "PipelineKit", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        .target(
            name: "NewsStages",
            dependencies: ["Markup", "PipelineKit", "DatasetIO", "CXXHash", "CArchive"]),
        .target(
            name: "Copydesk", dependencies: ["DatasetIO", "Markup", "NewsStages", "PipelineKit"],
            path: "Sources/CopydeskLibrary"),
        .target(
            name: "CopydeskCommand",
            dependencies: [
                "CLinux", "Catalog", "Markup", "PipelineKit", "DatasetIO", "NewsStages",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(name: "copydesk", dependencies: ["CopydeskCommand"]),
        .executableTarget(
            name: "extraction-benchmark", dependencies: ["Copydesk"], path: "Sources/ExtractionBenchmark"),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(name: "MarkupTests", dependencies: ["Markup", "TestSupport"]),
        .testTarget(name: "PipelineKitTests", dependencies: ["Markup", "PipelineKit", "TestSupport"]),
        .testTarget(
            name: "DatasetIOTests", dependencies: ["DatasetIO", "Markup", "PipelineKit", "TestSupport"]),
        .testTarget(
            name: "NewsStagesTests", dependencies: ["NewsStages", "Markup", "PipelineKit", "TestSupport"]),
        .testTarget(name: "CopydeskTests", dependencies: ["Copydesk", "TestSupport"]),
        .testTarget(name: "CatalogTests", dependencies: ["Catalog", "PipelineKit", "TestSupport"]),
        .testTarget(name: "CommandTests", dependencies: ["copydesk", "DatasetIO", "Markup", "TestSupport"]),
        .target(
            name: "FuzzTargets", dependencies: ["DatasetIO", "Markup", "NewsStages", "PipelineKit"],
            path: "Tests/FuzzTargets"),
        .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)

// The fuzzer's program links only with its own flags: scripts/fuzz asks for it.
if Context.environment["COPYDESK_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(name: "copydesk-fuzz", dependencies: ["FuzzTargets"], path: "Tests/FuzzDriver"))
}

// One list of settings for every Swift target, so that none is laxer than another.
for target in package.targets where target.type != .system {
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
