// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion

#if canImport(Glibc)
  import Glibc
#endif

func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

for n in (CommandLine.arguments.dropFirst().compactMap { Int($0) }) {
  let instance = try ConcaveInstance(campaigns: n, seed: 7)
  let t0 = cpuSeconds()
  var scalarizer = try ConcaveScalarizer(instance.program)
  let t1 = cpuSeconds()
  let sizes = [150.0, 0.03, 4.0].map { $0 * instance.budget }
  func weights(_ a: Double, _ b: Double, _ c: Double) -> [Double] {
    [a / sizes[0], b / sizes[1], c / sizes[2]]
  }
  let outcome = try scalarizer.solve(Scalarization(weights: weights(1, 0.7, 0.5), gap: 1e-6))
  let t2 = cpuSeconds()
  if case .solved(let p) = outcome {
    print(
      n, "setup", t1 - t0, "solve", t2 - t1, "rounds", scalarizer.rounds, p.solution.value,
      p.solution.bound, (p.solution.bound - p.solution.value) / p.solution.bound)
  } else {
    print(n, "??")
  }
  var r = scalarizer.rounds
  for k in 0..<50 {
    let f = Double(k) / 49
    let outcome = try scalarizer.solve(Scalarization(weights: weights(f, 0.2, 1 - f), gap: 1e-6))
    guard case .solved = outcome else { print(k, "??"); continue }
  }
  let t3 = cpuSeconds()
  print("   50 weights", t3 - t2, "rounds", scalarizer.rounds - r); r = scalarizer.rounds
  var lo = 0.0, hi = 0.0
  if case .solved(let p) = try scalarizer.solve(
    Scalarization(weights: weights(1, 0, 1e-6), gap: 1e-6))
  {
    lo = p.values[2]
  }
  if case .solved(let p) = try scalarizer.solve(
    Scalarization(weights: weights(1e-6, 0, 1), gap: 1e-6))
  {
    hi = p.values[2]
  }
  for k in 0..<50 {
    let f = Double(k) / 50
    let o = try scalarizer.solve(
      Scalarization(
        weights: weights(1, 0, 0), floors: [-.infinity, -.infinity, lo + f * (hi - lo)], gap: 1e-6))
    guard case .solved = o else { print(k, "??"); continue }
  }
  let t4 = cpuSeconds()
  print("   50 floors", t4 - t3, "rounds", scalarizer.rounds - r)
}
