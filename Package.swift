// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later

import PackageDescription

/// The only place that says which module may see which.
let package = Package(
  name: "apportion",
  products: [
    .library(name: "Apportion", targets: ["Apportion"]),
    .executable(name: "apportion", targets: ["CommandLineTool"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"])]),
    .systemLibrary(name: "CCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CUTF8Proc", providers: [.apt(["libutf8proc-dev"])]),
    .systemLibrary(name: "CXLSXWriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "CFlags"),
    .target(name: "Limits", dependencies: ["CFlags"], swiftSettings: [.strictMemorySafety()]),
    .target(
      name: "CGLPKSupport", dependencies: ["CFlags", "CGLPK"],
      linkerSettings: [.linkedLibrary("glpk")]),
    .target(
      name: "GLPK", dependencies: ["CFlags", "CGLPKSupport", "Limits"],
      swiftSettings: [.strictMemorySafety()]),
    .target(name: "Curves"),
    .target(name: "Statistics"),
    .target(name: "Pareto", dependencies: ["Limits"]),
    .target(name: "Programs", dependencies: ["Curves", "GLPK", "Limits", "Pareto"]),
    .target(name: "Planning", dependencies: ["Curves", "Limits", "Pareto", "Programs"]),
    .target(
      name: "Alignment",
      dependencies: [
        "Limits", "Planning", "Service", "Statistics", "Verification",
      ]),
    .target(name: "Models", dependencies: ["GLPK", "Limits", "Pareto", "Programs"]),
    .target(
      name: "Verification", dependencies: ["Curves", "GLPK", "Limits", "Models", "Planning"]),
    .target(
      name: "Service",
      dependencies: ["Limits", "Models", "Pareto", "Planning", "Verification"]),
    .target(
      name: "Scenarios",
      dependencies: [
        "Alignment", "CCSV", "Curves", "GLPK", "Limits", "Models", "Planning", "Programs",
        "Statistics", "Yams",
      ]),
    .target(
      name: "Questions",
      dependencies: [
        "Alignment", "Limits", "Planning", "Scenarios", "Service", "Verification",
      ]),
    .target(
      name: "Reports",
      dependencies: [
        "Alignment", "CUTF8Proc", "CXLSXWriter", "GLPK", "Limits", "Models", "Pareto",
        "Planning", "Service", "Statistics", "Verification",
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    .target(
      name: "Apportion",
      dependencies: [
        "Alignment", "Curves", "GLPK", "Limits", "Models", "Pareto", "Planning", "Programs",
        "Questions", "Reports", "Scenarios", "Service", "Statistics", "Verification",
      ]),
    .executableTarget(
      name: "CommandLineTool",
      dependencies: [
        "Alignment", "Apportion", "GLPK", "Limits", "Models", "Pareto", "Reports", "Scenarios",
        "Service",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "EngineBenchmarks",
      dependencies: ["Curves", "GLPK", "Limits", "Pareto", "Programs"],
      path: "Benchmarks/EngineBenchmarks"),
    .testTarget(name: "GLPKTests", dependencies: ["CGLPKSupport", "GLPK", "Limits"]),
    .testTarget(name: "CurvesTests", dependencies: ["Curves"]),
    .testTarget(name: "StatisticsTests", dependencies: ["Limits", "Statistics"]),
    .target(
      name: "ParetoTesting", dependencies: ["Limits", "Pareto"], path: "Tests/ParetoTesting"),
    .testTarget(name: "ParetoTests", dependencies: ["Limits", "Pareto", "ParetoTesting"]),
    .testTarget(
      name: "ProgramsTests", dependencies: ["Curves", "GLPK", "Limits", "Pareto", "Programs"]),
    .testTarget(
      name: "ModelsTests", dependencies: ["GLPK", "Limits", "Models", "Pareto", "Programs"]),
    .testTarget(
      name: "PlanningTests",
      dependencies: ["Curves", "Limits", "Planning", "Programs", "Verification"],
      resources: [.copy("Instances")]),
    .testTarget(
      name: "AlignmentTests",
      dependencies: [
        "Alignment", "Curves", "Limits", "Planning", "Scenarios", "Service", "Statistics",
        "Verification",
      ]),
    .testTarget(
      name: "VerificationTests",
      dependencies: ["Curves", "GLPK", "Limits", "Models", "Planning", "Programs", "Verification"]),
    .testTarget(
      name: "ScenariosTests",
      dependencies: [
        "Alignment", "CampaignTesting", "Curves", "GLPK", "Limits", "Models", "Planning",
        "Programs", "Scenarios",
      ]),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Alignment", "Curves", "GLPK", "Limits", "Models", "Pareto", "Planning", "Reports",
        "Service", "Statistics", "Verification",
      ]),
    .testTarget(
      name: "ContractTests",
      dependencies: [
        "Curves", "GLPK", "Limits", "Models", "Pareto", "ParetoTesting", "Programs", "Scenarios",
        "Verification",
      ],
      resources: [.copy("Instances")]),
    .target(name: "CampaignTesting", path: "Tests/CampaignTesting"),
    .testTarget(
      name: "CampaignTests", dependencies: ["CampaignTesting", "CommandLineTool"]),
    .executableTarget(
      name: "Campaign",
      dependencies: [
        "CampaignTesting", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Campaign"),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "Alignment", "Apportion", "CommandLineTool", "Curves", "GLPK", "Limits", "Reports",
        "Scenarios",
      ]),
  ]
)

for target in package.targets where target.type != .system {
  var settings = target.swiftSettings ?? []
  settings += [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
  if Context.environment["CI"] != nil {
    settings.append(.treatAllWarnings(as: .error))
  }
  target.swiftSettings = settings
}

// The documentation in code is built on request only: APPORTION_DOCS=1 swift package generate-documentation --target Apportion
if Context.environment["APPORTION_DOCS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", exact: "1.5.0"))
}
