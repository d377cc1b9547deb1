// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The C library's functions that statistics need, and nothing else of it.
enum Elementary {
  static func exp(_ x: Double) -> Double { _exp(x) }
  static func log(_ x: Double) -> Double { _log(x) }
  static func log1p(_ x: Double) -> Double { _log1p(x) }
  static func tanh(_ x: Double) -> Double { _tanh(x) }
  static func atanh(_ x: Double) -> Double { _atanh(x) }
  static func erfc(_ x: Double) -> Double { _erfc(x) }
}

private func _exp(_ x: Double) -> Double { exp(x) }
private func _log(_ x: Double) -> Double { log(x) }
private func _log1p(_ x: Double) -> Double { log1p(x) }
private func _tanh(_ x: Double) -> Double { tanh(x) }
private func _atanh(_ x: Double) -> Double { atanh(x) }
private func _erfc(_ x: Double) -> Double { erfc(x) }
