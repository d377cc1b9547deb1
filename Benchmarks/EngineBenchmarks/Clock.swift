// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the process has used.
enum Usage {
  /// CPU seconds of all threads.
  static var cpuSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The largest resident size so far, in megabytes.
  static var peakMegabytes: Double {
    var usage = rusage()
    // RUSAGE_SELF, which the C libraries spell in different types.
    getrusage(.init(0), &usage)
    return Double(usage.ru_maxrss) / 1024
  }
}

/// The median CPU seconds of some runs of a body.
func medianSeconds(runs: Int, _ body: () throws -> Void) rethrows -> Double {
  var seconds: [Double] = []
  for _ in 0..<runs {
    let start = Usage.cpuSeconds
    try body()
    seconds.append(Usage.cpuSeconds - start)
  }
  return seconds.sorted()[runs / 2]
}
