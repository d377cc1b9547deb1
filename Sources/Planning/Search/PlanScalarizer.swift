// SPDX-License-Identifier: GPL-3.0-or-later

import Pareto
import Programs

/// The solver that fits a stated program.
typealias PlanScalarizer = ConcaveScalarizer
