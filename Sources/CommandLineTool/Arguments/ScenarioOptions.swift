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
    name: .customLong("variant"),
    help: ArgumentHelp(
      "Put variants of the scenario in, in order, parted by commas. Can be repeated.",
      valueName: "name,name,..."))
  var variantLists: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Change the scenario, for example --set budget=2M or --set campaigns.video.spend=0; after variants. Can be repeated.",
      valueName: "path=value"))
  var settings: [String] = []

  @OptionGroup var trust: TrustOptions

  /// The names of the variants, in order.
  var variants: [String] { variantLists.flatMap(Self.names) }

  /// The names of a list, which hold no commas.
  static func names(_ list: String) -> [String] {
    list.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let rest = part.drop(while: \.isWhitespace)
      return String(rest.reversed().drop(while: \.isWhitespace).reversed())
    }
  }

  /// The scenario's file, read, and the variants that are asked for.
  func document() throws(Failure) -> (document: ScenarioDocument, choice: VariantChoice) {
    let document: ScenarioDocument
    do throws(LoadError) {
      document = try ScenarioDocument.read(file, reading: trust.reader)
    } catch {
      throw Failure(error)
    }
    do throws(UnknownVariant) {
      return (document, try document.choice(of: variants))
    } catch {
      throw Failure(.usage, "'--variant': \(error.description)")
    }
  }

  /// The settings as changes to a scenario.
  func overrides() throws(Failure) -> [Override] { try Self.overrides(settings) }

  /// Texts of the form `path=value` as changes to a scenario.
  static func overrides(_ settings: [String]) throws(Failure) -> [Override] {
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
