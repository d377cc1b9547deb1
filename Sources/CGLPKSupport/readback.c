/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading a problem back as it stands. */

#include <math.h>

#include "guard.h"

cglpk_status cglpk_count_entries(cglpk_problem *problem, int *entries) {
  CGLPK_GUARD(problem);
  *entries = glp_get_num_nz(problem->lp);
  return cglpk_leave();
}

cglpk_status cglpk_get_objective(cglpk_problem *problem, bool *maximize, double *constant) {
  CGLPK_GUARD(problem);
  *maximize = glp_get_obj_dir(problem->lp) == GLP_MAX;
  *constant = glp_get_obj_coef(problem->lp, 0);
  return cglpk_leave();
}

/* GLPK reports an absent bound as -DBL_MAX or +DBL_MAX. */
static void put_infinities(int type, double *lower, double *upper) {
  if (type == GLP_FR || type == GLP_UP) *lower = -INFINITY;
  if (type == GLP_FR || type == GLP_LO) *upper = INFINITY;
}

cglpk_status cglpk_get_rows(cglpk_problem *problem, double *lower, double *upper) {
  CGLPK_GUARD(problem);
  int m = glp_get_num_rows(problem->lp);
  for (int i = 0; i < m; i++) {
    lower[i] = glp_get_row_lb(problem->lp, i + 1);
    upper[i] = glp_get_row_ub(problem->lp, i + 1);
    put_infinities(glp_get_row_type(problem->lp, i + 1), lower + i, upper + i);
  }
  return cglpk_leave();
}

cglpk_status cglpk_get_column_bounds(cglpk_problem *problem, int column, double *lower, double *upper) {
  CGLPK_GUARD(problem);
  *lower = glp_get_col_lb(problem->lp, column + 1);
  *upper = glp_get_col_ub(problem->lp, column + 1);
  put_infinities(glp_get_col_type(problem->lp, column + 1), lower, upper);
  return cglpk_leave();
}

cglpk_status cglpk_is_integer(cglpk_problem *problem, int column, bool *integer) {
  CGLPK_GUARD(problem);
  *integer = glp_get_col_kind(problem->lp, column + 1) != GLP_CV;
  return cglpk_leave();
}

cglpk_status cglpk_get_columns(cglpk_problem *problem, double *lower, double *upper, double *costs,
                               bool *integer) {
  CGLPK_GUARD(problem);
  int n = glp_get_num_cols(problem->lp);
  for (int j = 0; j < n; j++) {
    lower[j] = glp_get_col_lb(problem->lp, j + 1);
    upper[j] = glp_get_col_ub(problem->lp, j + 1);
    put_infinities(glp_get_col_type(problem->lp, j + 1), lower + j, upper + j);
    costs[j] = glp_get_obj_coef(problem->lp, j + 1);
    integer[j] = glp_get_col_kind(problem->lp, j + 1) != GLP_CV;
  }
  return cglpk_leave();
}

cglpk_status cglpk_get_entries(cglpk_problem *problem, int *rows, int *columns, double *values) {
  CGLPK_GUARD(problem);
  int n = glp_get_num_cols(problem->lp);
  CGLPK_ROOM(problem, glp_get_num_rows(problem->lp));
  int next = 0;
  for (int j = 1; j <= n; j++) {
    int length = glp_get_mat_col(problem->lp, j, problem->indices, problem->values);
    for (int k = length; k >= 1; k--, next++) {
      rows[next] = problem->indices[k] - 1;
      columns[next] = j - 1;
      values[next] = problem->values[k];
    }
  }
  return cglpk_leave();
}
