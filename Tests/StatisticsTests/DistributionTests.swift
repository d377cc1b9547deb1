// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Expected values from SciPy 1.17.1 (`scipy.stats.norm.ppf`, `scipy.stats.t.ppf`,
/// `2·scipy.stats.t.sf`).
@Suite struct DistributionTests {
  @Test(
    "normal quantiles have their digits",
    arguments: [
      (1e-10, -6.361340902404056), (0.001, -3.090232306167813), (0.025, -1.9599639845400545),
      (0.3, -0.5244005127080409), (0.9, 1.2815515655446004), (0.999, 3.090232306167813),
    ])
  func normalQuantile(probability: Double, expected: Double) {
    #expect(agrees(NormalDistribution.quantile(probability), expected))
    #expect(agrees(NormalDistribution.cumulative(expected), probability, within: 1e-11))
  }

  @Test("half of all values lie on either side of the middle")
  func middle() {
    #expect(abs(NormalDistribution.quantile(0.5)) < 1e-15)
    #expect(NormalDistribution.cumulative(0) == 0.5)
    #expect(StudentDistribution(degrees: 4).cumulative(0) == 0.5)
  }

  @Test(
    "Student's intervals have their digits",
    arguments: [
      (1, 12.706204736174694, 127.32133646887486), (2, 4.302652729749462, 14.089047275555446),
      (3, 3.1824463052837078, 7.453318505150679), (9, 2.262157162798205, 3.689662392304245),
      (22.5, 2.0712042832806863, 3.111230378898249), (100, 1.9839715185235518, 2.870651523836545),
      (1000, 1.9623390808264083, 2.813277860485553),
    ])
  func studentReach(degrees: Double, at95: Double, at995: Double) {
    let distribution = StudentDistribution(degrees: degrees)
    #expect(agrees(distribution.reach(0.95), at95, within: 1e-11))
    #expect(agrees(distribution.reach(0.995), at995, within: 1e-11))
  }

  @Test(
    "Student's tails have their digits, far out too",
    arguments: [
      (1, 0.24223788318168682, 0.02121280481107085), (2, 0.12961172022151082, 0.001109262681959659),
      (9, 0.033861827682985735, 2.4837047041582635e-10),
      (22.5, 0.020176208365204507, 1.208165148991194e-19),
      (1000, 0.012578567801090807, 1.5374687444043095e-141),
    ])
  func studentTails(degrees: Double, at2_5: Double, at30: Double) {
    let distribution = StudentDistribution(degrees: degrees)
    #expect(agrees(distribution.outside(2.5), at2_5, within: 1e-11))
    #expect(agrees(distribution.outside(-2.5), at2_5, within: 1e-11))
    #expect(agrees(distribution.outside(30), at30, within: 1e-9))
  }

  @Test("Student's t with many degrees of freedom is the normal distribution")
  func limit() {
    let reach = StudentDistribution(degrees: 1e7).reach(0.95)
    #expect(abs(reach - NormalDistribution.reach(0.95)) < 1e-6)
  }

  @Test("infinity is never passed")
  func infinity() {
    #expect(StudentDistribution(degrees: 3).outside(.infinity) == 0)
    #expect(NormalDistribution.cumulative(.infinity) == 1)
  }
}
