// SPDX-License-Identifier: GPL-3.0-or-later

/// Loads scenario files.
public enum ScenarioFile {
  /// The scenario of a file without its variants, with its tables and settings.
  ///
  /// Every complaint is collected: what is written wrong, and what contradicts itself in what was
  /// written right.
  ///
  /// - Parameters:
  ///   - path: the YAML file; `-` is standard input. Paths of tables count from the file's folder.
  ///   - overrides: settings that replace parts of the file, in order.
  ///   - reader: where the bytes come from.
  /// - Returns: the scenario, checked, with its warnings and its places.
  /// - Throws: ``LoadError/noInput(path:reason:)`` if the file itself cannot be read, otherwise
  ///   ``LoadError/invalid(_:)`` with every complaint.
  /// - Complexity: linear in the size of the files.
  public static func load(
    _ path: String, overrides: [Override] = [],
    reading reader: any FileReader = SystemFileReader()
  ) throws(LoadError) -> LoadedScenario {
    try ScenarioDocument.read(path, reading: reader).load(overrides: overrides)
  }
}
