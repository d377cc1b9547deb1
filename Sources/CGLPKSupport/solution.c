/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Basic solutions: reading them, their bases, and measuring points. */

#include <math.h>

#include "guard.h"

cglpk_status cglpk_read(cglpk_problem *problem, cglpk_value value, double *values) {
  CGLPK_GUARD(problem);
  glp_prob *lp = problem->lp;
  double (*get)(glp_prob *, int) = NULL;
  bool of_columns = false;
  switch (value) {
    case cglpk_value_column: get = glp_get_col_prim, of_columns = true; break;
    case cglpk_value_reduced_cost: get = glp_get_col_dual, of_columns = true; break;
    case cglpk_value_integer_column: get = glp_mip_col_val, of_columns = true; break;
    case cglpk_value_activity: get = glp_get_row_prim; break;
    case cglpk_value_dual: get = glp_get_row_dual; break;
    case cglpk_value_integer_activity: get = glp_mip_row_val; break;
  }
  int count = of_columns ? glp_get_num_cols(lp) : glp_get_num_rows(lp);
  for (int k = 0; k < count; k++) values[k] = get(lp, k + 1);
  return cglpk_leave();
}

cglpk_status cglpk_get_basis(cglpk_problem *problem, uint8_t *rows, uint8_t *columns) {
  CGLPK_GUARD(problem);
  int m = glp_get_num_rows(problem->lp), n = glp_get_num_cols(problem->lp);
  for (int i = 0; i < m; i++) rows[i] = (uint8_t)glp_get_row_stat(problem->lp, i + 1);
  for (int j = 0; j < n; j++) columns[j] = (uint8_t)glp_get_col_stat(problem->lp, j + 1);
  return cglpk_leave();
}

cglpk_status cglpk_set_basis(cglpk_problem *problem, const uint8_t *rows, const uint8_t *columns) {
  CGLPK_GUARD(problem);
  int m = glp_get_num_rows(problem->lp), n = glp_get_num_cols(problem->lp);
  for (int i = 0; i < m; i++) glp_set_row_stat(problem->lp, i + 1, rows[i]);
  for (int j = 0; j < n; j++) glp_set_col_stat(problem->lp, j + 1, columns[j]);
  return cglpk_leave();
}

cglpk_status cglpk_standard_basis(cglpk_problem *problem) {
  CGLPK_GUARD(problem);
  glp_std_basis(problem->lp);
  return cglpk_leave();
}

cglpk_status cglpk_empty_basic_column(cglpk_problem *problem, const uint8_t *columns, int *column) {
  *column = -1;
  CGLPK_GUARD(problem);
  int n = glp_get_num_cols(problem->lp);
  for (int j = 0; j < n; j++) {
    if (columns[j] != GLP_BS || glp_get_mat_col(problem->lp, j + 1, NULL, NULL) > 0) continue;
    *column = j;
    break;
  }
  return cglpk_leave();
}

/* With B the basis, solves B'y = c and takes y out of every cost: what glp_warm_up() does, for a cost
   vector that is not the problem's. GLPK's rows are columns of (I | -A), hence the sign. */
cglpk_status cglpk_price(cglpk_problem *problem, const double *costs, double *row_duals,
                         double *reduced_costs) {
  CGLPK_GUARD(problem);
  glp_prob *lp = problem->lp;
  int m = glp_get_num_rows(lp), n = glp_get_num_cols(lp);
  CGLPK_ROOM(problem, 2 * m + 1);
  if (m > 0 && !glp_bf_exists(lp) && glp_factorize(lp) != 0) {
    (void)cglpk_leave();
    return cglpk_status_singular;
  }
  double *multipliers = problem->values, *entries = problem->values + m + 1;
  for (int i = 1; i <= m; i++) {
    int variable = glp_get_bhead(lp, i);
    multipliers[i] = variable > m ? costs[variable - m - 1] : 0;
  }
  if (m > 0) glp_btran(lp, multipliers);
  for (int i = 1; i <= m; i++) {
    row_duals[i - 1] = glp_get_row_stat(lp, i) == GLP_BS ? 0 : -multipliers[i];
  }
  for (int j = 1; j <= n; j++) {
    double reduced = 0;
    if (glp_get_col_stat(lp, j) != GLP_BS) {
      reduced = costs[j - 1];
      int length = glp_get_mat_col(lp, j, problem->indices, entries);
      for (int k = 1; k <= length; k++) reduced += entries[k] * multipliers[problem->indices[k]];
    }
    reduced_costs[j - 1] = reduced;
  }
  return cglpk_leave();
}

/* What a basis says of the columns, worked out again: pivots carry values along, and leave rounding as
   large as the largest that a column had on the way. With B the basis and r what rows that are not basic
   miss of their bounds, B'd = -r corrects the basic ones. */
cglpk_status cglpk_refine(cglpk_problem *problem, double *values) {
  CGLPK_GUARD(problem);
  glp_prob *lp = problem->lp;
  int m = glp_get_num_rows(lp), n = glp_get_num_cols(lp);
  CGLPK_ROOM(problem, (m > n ? m : n) + m + 2);
  if (m == 0) return cglpk_leave();
  if (!glp_bf_exists(lp) && glp_factorize(lp) != 0) {
    (void)cglpk_leave();
    return cglpk_status_singular;
  }
  double *correction = problem->values, *entries = problem->values + m + 1;
  for (int i = 1; i <= m; i++) {
    correction[i] = 0;
    int status = glp_get_row_stat(lp, i);
    if (status == GLP_BS) continue;
    long double missing = status == GLP_NF   ? 0
                          : status == GLP_NU ? glp_get_row_ub(lp, i)
                                             : glp_get_row_lb(lp, i);
    int length = glp_get_mat_row(lp, i, problem->indices, entries);
    for (int k = 1; k <= length; k++) {
      missing -= (long double)entries[k] * values[problem->indices[k] - 1];
    }
    correction[i] = (double)-missing;
  }
  glp_ftran(lp, correction);
  for (int i = 1; i <= m; i++) {
    int variable = glp_get_bhead(lp, i);
    if (variable > m) values[variable - m - 1] += correction[i];
  }
  return cglpk_leave();
}

int cglpk_violation_room(const cglpk_problem *problem) {
  return glp_get_num_cols(problem->lp) + 3 * glp_get_num_rows(problem->lp) + 3;
}

/* How far `value` is outside the bounds, relative to the bound missed, past `slack`. An absent bound
   reads as -DBL_MAX or +DBL_MAX, which nothing finite misses. */
static double excess(double lower, double upper, double value, double slack) {
  if (!isfinite(value)) return INFINITY;
  double below = (lower - value - slack) / fmax(1, fabs(lower));
  double above = (value - upper - slack) / fmax(1, fabs(upper));
  return fmax(0, fmax(below, above));
}

double cglpk_violation(cglpk_problem *problem, double *objective) {
  glp_prob *lp = problem->lp;
  int m = glp_get_num_rows(lp), n = glp_get_num_cols(lp);
  double *point = problem->values, *activity = point + n + 1, *magnitude = activity + m + 1,
         *entries = magnitude + m + 1;
  double worst = 0, sum = glp_get_obj_coef(lp, 0);
  for (int i = 1; i <= m; i++) activity[i] = magnitude[i] = 0;
  for (int j = 1; j <= n; j++) {
    worst = fmax(worst, excess(glp_get_col_lb(lp, j), glp_get_col_ub(lp, j), point[j], 0));
    sum += glp_get_obj_coef(lp, j) * point[j];
    if (point[j] == 0) continue;
    int length = glp_get_mat_col(lp, j, problem->indices, entries);
    for (int k = 1; k <= length; k++) {
      double term = entries[k] * point[j];
      activity[problem->indices[k]] += term;
      magnitude[problem->indices[k]] += fabs(term);
    }
  }
  for (int i = 1; i <= m; i++) {
    /* Large terms that cancel leave rounding behind that is no violation. */
    double slack = 1e-13 * magnitude[i];
    worst = fmax(worst, excess(glp_get_row_lb(lp, i), glp_get_row_ub(lp, i), activity[i], slack));
  }
  *objective = sum;
  return worst;
}

cglpk_status cglpk_measure(cglpk_problem *problem, const double *values, double *violation,
                           double *objective) {
  CGLPK_GUARD(problem);
  CGLPK_ROOM(problem, cglpk_violation_room(problem));
  int columns = glp_get_num_cols(problem->lp);
  for (int j = 0; j < columns; j++) problem->values[j + 1] = values[j];
  *violation = cglpk_violation(problem, objective);
  return cglpk_leave();
}
