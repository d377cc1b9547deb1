// SPDX-License-Identifier: GPL-3.0-or-later

/// A fixed run of numbers that a hot loop reads and writes without copies or uniqueness checks.
///
/// Owned by one value, freed with it, never shared; subscripts are checked in debug builds.
struct Block<Element: BitwiseCopyable>: ~Copyable {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating value: Element, count: Int) {
    base = .allocate(capacity: max(count, 1))
    base.initialize(repeating: value, count: max(count, 1))
    self.count = count
  }

  init(_ elements: [Element]) {
    base = .allocate(capacity: max(elements.count, 1))
    for (index, element) in elements.enumerated() {
      (base + index).initialize(to: element)
    }
    count = elements.count
  }

  deinit { base.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  func fill(_ value: Element) { base.update(repeating: value, count: count) }

  func copy(from other: borrowing Block<Element>) {
    base.update(from: other.base, count: count)
  }

  var array: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
