// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "house-style",
    dependencies: [.package(name: "copydesk", path: "../..")],
    targets: [
        .executableTarget(
            name: "house-desk",
            dependencies: [
                .product(name: "Copydesk", package: "copydesk"),
                .product(name: "CopydeskApp", package: "copydesk"),
            ])
    ]
)
