import DatasetIO
import Files
import Foundation
import PipelineKit
import RunHost
import TestSupport
import Testing

/// When a dataset is upgraded, and what the state knows afterwards.
@Suite struct UpgradeSessionTests {
    private let pipeline: SmallPipeline

    /// Two nights of version 1 in place of a dataset; their stages are not those of this configuration.
    init() throws {
        pipeline = try SmallPipeline()
        for part in ["dataset", "state"] {
            try pipeline.folder.copy("\(Checkout.fixtures)/upgrade/csv/\(part)", as: part)
        }
    }

    private func upgrade() async throws -> UpgradeSession.Outcome {
        try await UpgradeSession(pipeline.configuration(), pipeline.request("up")).upgrade()
    }

    private func setVersion(_ version: Int) throws {
        for night in 1...2 {
            let path = "dataset/runs/night-\(night)/manifest.json"
            let manifest = try pipeline.folder.read(path)
            try pipeline.folder.write(
                path, manifest.replacing("\"schema_version\":1", with: "\"schema_version\":\(version)"))
        }
    }

    @Test func `runs and records are replaced in the state, and what was read stays known`() async throws {
        let before = try Catalog(folder: pipeline.folder.file("state")).inputCounts()
        guard case .upgraded(let upgrade) = try await upgrade() else {
            Issue.record("nothing was upgraded")
            return
        }
        #expect((upgrade.runs, upgrade.articles, upgrade.splitIDs, upgrade.newIDs) == (2, 10, 2, 3))
        let catalog = try Catalog(folder: pipeline.folder.file("state"))
        let runs = try catalog.runs()
        #expect(runs.map(\.id) == ["up"] && runs.map(\.kind) == [.upgrade] && runs.map(\.articles) == [10])
        #expect(try catalog.inputCounts() == before)
        #expect(before.known == 9)
        #expect(try pipeline.problems() == [])
        #expect(try await self.upgrade() == .isCurrent)
    }

    @Test func `an id has the texts that it stands for now, and is found by its keys`() async throws {
        _ = try await upgrade()
        let catalog = try Catalog(folder: pipeline.folder.file("state"))
        let run = try CatalogRun(
            catalog, runID: "next", generation: "next", planDigest: "", scope: .changes, listedAt: 0)
        let bridge = try #require(try run.published("7212ac3a67ac9c47bc9c84b2bdad28d6"))
        #expect((bridge.revision, bridge.textDigests.count) == (1, 2))
        let notice = try #require(try run.published("6bbfc41528b6940e8a9c989e4f3ec856"))
        #expect((notice.revision, notice.textDigests.count) == (0, 1), "it was three articles")
        let second = InputReference(path: "feeds/notices.xml", member: "notice-102")
        let found = try run.articles(key: IdentityEvidence.key(of: second))
        #expect(found.map(\.id) == ["7873a567d2738b0476eea1344631651e"])
    }

    @Test func `unfinished work of the old runs is not resumed`() async throws {
        try pipeline.folder.write("state/work/terms.json", "{}")
        _ = try await upgrade()
        #expect(!pipeline.hasUnfinishedWork)
    }

    @Test func `a dataset of this version is left alone, with or without its state`() async throws {
        try FileManager.default.removeItem(atPath: pipeline.folder.file("dataset"))
        try FileManager.default.removeItem(atPath: pipeline.folder.file("state"))
        try pipeline.write("10", "Story number 10")
        try await pipeline.run("one")
        let before = try pipeline.folder.tree("dataset")
        #expect(try await upgrade() == .isCurrent)
        try FileManager.default.removeItem(atPath: pipeline.folder.file("state"))
        #expect(try await upgrade() == .isCurrent)
        #expect(try pipeline.folder.tree("dataset") == before)
        #expect(!FileSystem.exists(pipeline.folder.file("state")))
    }

    @Test(arguments: [true, false])
    func `a dataset of a later version is refused`(hasState: Bool) async throws {
        try setVersion(3)
        if !hasState { try FileManager.default.removeItem(atPath: pipeline.folder.file("state")) }
        let error = await #expect(throws: OutputError.self) { try await upgrade() }
        #expect(error?.kind == .cannotCreate)
        #expect(error?.message.contains("written by a later version") == true)
    }

    @Test func `where there are no runs there is nothing to do, and where no dataset is the path is wrong`()
        async throws
    {
        for table in try FileManager.default.contentsOfDirectory(atPath: pipeline.folder.file("dataset")) {
            try FileManager.default.removeItem(atPath: pipeline.folder.file("dataset/\(table)"))
        }
        #expect(try await upgrade() == .hasNoRuns)
        try FileManager.default.removeItem(atPath: pipeline.folder.file("dataset"))
        await #expect(throws: SourceError.self) { try await upgrade() }
    }

    @Test func `a state that lacks a run, or has another, is refused and stays as it was`() async throws {
        try pipeline.folder.copy(pipeline.folder.file("dataset/runs/night-1"), as: "dataset/runs/night-0")
        for missing in ["night-0", "night-2"] {
            let error = await #expect(throws: OutputError.self) { try await upgrade() }
            #expect(error?.kind == .cannotCreate)
            #expect(error?.message.contains("run '\(missing)'") == true, "\(error?.message ?? "")")
            let catalog = try Catalog(folder: pipeline.folder.file("state"))
            #expect(try catalog.runs().map(\.id) == ["night-1", "night-2"])
            for run in ["night-0", "night-2"] {
                try? FileManager.default.removeItem(atPath: pipeline.folder.file("dataset/runs/\(run)"))
            }
        }
    }

    @Test func `it waits for nobody longer than it was asked to`() async throws {
        let claim = try DatasetClaim(dataset: pipeline.folder.file("dataset"), runID: "other")
        await #expect(throws: RunLock.Held.self) { try await upgrade() }
        _ = claim
    }

    @Test func `an upgrade that was published and not noted is noted by the next start`() async throws {
        try pipeline.folder.copy(pipeline.folder.file("state"), as: "old")
        _ = try await upgrade()
        // The state as it was when the run was prepared: the old runs still count.
        let claim = try DatasetClaim(dataset: pipeline.folder.file("dataset"), runID: "x")
        let digest = try #require(claim.manifestDigest("up"))
        let catalog = try Catalog(folder: pipeline.folder.file("old"))
        var report = RunReport(runID: "up", planDigest: "", version: "1")
        report.kind = .upgrade
        try CatalogRun.prepare(
            catalog, report: report, scope: .upgrade, generation: "night-2", manifestDigest: digest)
        #expect(try catalog.repair(manifestDigest: claim.manifestDigest))
        #expect(try catalog.runs().map(\.id) == ["up"])
        #expect(try catalog.inputCounts().known == 9)
    }
}
