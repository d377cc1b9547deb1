// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Scenarios

/// Which scenario, with which changes.
struct ScenarioOptions: ParsableArguments {
  @Argument(
    help: "The scenario, a YAML file; '-' reads stdin.",
    completion: .file(extensions: ["yaml", "yml", "mop"]))
  var file: String

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Change the scenario, for example --set budget=2M or --set campaigns.video.spend=0. Can be repeated.",
      valueName: "path=value"))
  var settings: [String] = []

  /// The settings as changes to a scenario.
  func overrides() throws(Failure) -> [Override] {
    var overrides: [Override] = []
    for setting in settings {
      do throws(InvalidOverride) {
        overrides.append(try Override.parse(setting))
      } catch {
        throw Failure(.usage, error.description)
      }
    }
    return overrides
  }

  /// Says which command takes models, where a command that takes scenarios alone is given one.
  func refuseModel() throws {
    if ModelFile.isNamed(file) {
      throw ValidationError(
        "'\(file)' is a model, not a scenario; 'apportion frontier' takes models")
    }
  }
}
