// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

/// What keeps lines from being stated: too many steps, or no way to use them at all.
enum StepCheck {
  static func check(
    _ checked: CheckedScenario, _ responses: ResponseTable
  ) throws(Complaints) {
    var complaints: [Complaint] = []
    for (line, ways) in responses.lines.enumerated() {
      let name = checked.scenario.lineName(at: line)
      let section = line < checked.scenario.campaigns.count ? "campaigns" : "creators"
      if ways.isEmpty {
        complaints.append(
          Complaint(
            .contradiction, path: [section, name],
            message: "'\(name)' must get money, and no amount that can be bought fits its limits",
            suggestion: "widen its range or make its steps smaller"))
      }
      let most = Double(ChoiceProgram.mostSteps)
      for way in ways.map(\.option) where way.step > 0 {
        let width = way.amount.upperBound - way.amount.lowerBound
        guard width / way.step > most else { continue }
        complaints.append(
          Complaint(
            .outOfRange, path: [section, name],
            message: "'\(name)' has more than \(ChoiceProgram.mostSteps) steps to choose from",
            suggestion: width.isFinite
              ? "use a larger step, or give the line a smaller range" : "give the line a most"))
        break
      }
    }
    if !complaints.isEmpty { throw Complaints(complaints) }
  }
}
