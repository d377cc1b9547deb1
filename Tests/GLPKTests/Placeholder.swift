// SPDX-License-Identifier: GPL-3.0-or-later
import GLPK
import Testing

@Test("small optimum") func small() throws {
  var m = LinearModel(.maximize)
  let r = m.addRow(.atMost(4))
  let s = m.addRow(.atMost(6))
  m.addColumn(.between(0, 3), cost: 3, entries: [ColumnEntry(r, 1), ColumnEntry(s, 1)])
  m.addColumn(cost: 2, entries: [ColumnEntry(r, 1), ColumnEntry(s, 3)])
  try withProblem(m) { problem in
    let o = try problem.solve()
    print(o, try problem.columnValues(), try problem.rowDuals(), try problem.prices(for: [3, 2]))
    var p = SimplexOptions(); p.start = .presolved
    print(try problem.solve(p))
  }
  print(GLPKMemory.usage())
}
