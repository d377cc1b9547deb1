/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Making, changing and freeing problems. */

#include <math.h>
#include <stdlib.h>

#include "guard.h"

static cglpk_status create_guarded(cglpk_problem *problem) {
  CGLPK_GUARD(problem);
  problem->lp = glp_create_prob();
  return cglpk_leave();
}

cglpk_status cglpk_problem_create(cglpk_problem **problem) {
  cglpk_problem *made = calloc(1, sizeof *made);
  *problem = made;
  if (made == NULL) return cglpk_status_no_memory;
  made->thread = cglpk_thread_serial();
  made->environment = cglpk_environment_serial();
  cglpk_status status = create_guarded(made);
  if (status != cglpk_status_ok) {
    free(made);
    *problem = NULL;
  }
  return status;
}

static cglpk_status delete_guarded(cglpk_problem *problem) {
  CGLPK_GUARD(problem);
  glp_delete_prob(problem->lp);
  return cglpk_leave();
}

void cglpk_problem_destroy(cglpk_problem *problem) {
  /* A lost problem went with its environment; one of another thread must not be touched from here and
     goes when that thread ends. */
  (void)delete_guarded(problem);
  free(problem->indices);
  free(problem->values);
  free(problem);
}

cglpk_status cglpk_problem_check(const cglpk_problem *problem) {
  cglpk_status status = cglpk_enter(problem);
  return status == cglpk_status_ok ? cglpk_leave() : status;
}

void cglpk_shift(cglpk_problem *problem, int count, const int *indices, const double *values) {
  for (int k = 0; k < count; k++) {
    problem->indices[k + 1] = indices[k] + 1;
    if (values != NULL) problem->values[k + 1] = values[k];
  }
}

/* GLPK wants the kind of bounds spelled out: equal bounds as GLP_DB are refused by the solver. */
static int bounds_type(double lower, double upper) {
  if (lower == upper) return GLP_FX;
  if (isinf(lower)) return isinf(upper) ? GLP_FR : GLP_UP;
  return isinf(upper) ? GLP_LO : GLP_DB;
}

static void put_row_bounds(glp_prob *lp, int row, double lower, double upper) {
  glp_set_row_bnds(lp, row, bounds_type(lower, upper), lower, upper);
}

static void put_column_bounds(glp_prob *lp, int column, double lower, double upper) {
  glp_set_col_bnds(lp, column, bounds_type(lower, upper), lower, upper);
}

/* A change may have left a wrong number of basic variables, or a basic column without entries, on which
   GLPK's factorization aborts. */
void cglpk_settle_basis(glp_prob *lp) {
  int rows = glp_get_num_rows(lp), columns = glp_get_num_cols(lp), basics = 0;
  bool usable = true;
  for (int i = 1; i <= rows; i++) basics += glp_get_row_stat(lp, i) == GLP_BS;
  for (int j = 1; j <= columns && usable; j++) {
    if (glp_get_col_stat(lp, j) != GLP_BS) continue;
    basics++;
    usable = glp_get_mat_col(lp, j, NULL, NULL) > 0;
  }
  if (!usable || basics != rows) glp_std_basis(lp);
}

cglpk_status cglpk_set_objective(cglpk_problem *problem, bool maximize, double constant) {
  CGLPK_GUARD(problem);
  glp_set_obj_dir(problem->lp, maximize ? GLP_MAX : GLP_MIN);
  glp_set_obj_coef(problem->lp, 0, constant);
  return cglpk_leave();
}

cglpk_status cglpk_add_rows(cglpk_problem *problem, int count, const double *lower, const double *upper,
                            const int *starts, const int *columns, const double *values) {
  CGLPK_GUARD(problem);
  CGLPK_ROOM(problem, glp_get_num_cols(problem->lp));
  int first = glp_add_rows(problem->lp, count);
  for (int k = 0; k < count; k++) {
    put_row_bounds(problem->lp, first + k, lower[k], upper[k]);
    int length = starts[k + 1] - starts[k];
    if (length == 0) continue;
    cglpk_shift(problem, length, columns + starts[k], values + starts[k]);
    glp_set_mat_row(problem->lp, first + k, length, problem->indices, problem->values);
  }
  return cglpk_leave();
}

cglpk_status cglpk_add_columns(cglpk_problem *problem, int count, const double *lower,
                               const double *upper, const double *costs, const bool *integer,
                               const int *starts, const int *rows, const double *values) {
  CGLPK_GUARD(problem);
  CGLPK_ROOM(problem, glp_get_num_rows(problem->lp));
  int first = glp_add_cols(problem->lp, count);
  for (int k = 0; k < count; k++) {
    put_column_bounds(problem->lp, first + k, lower[k], upper[k]);
    glp_set_obj_coef(problem->lp, first + k, costs[k]);
    if (integer[k]) glp_set_col_kind(problem->lp, first + k, GLP_IV);
    int length = starts[k + 1] - starts[k];
    if (length == 0) continue;
    cglpk_shift(problem, length, rows + starts[k], values + starts[k]);
    glp_set_mat_col(problem->lp, first + k, length, problem->indices, problem->values);
  }
  return cglpk_leave();
}

cglpk_status cglpk_remove_rows(cglpk_problem *problem, int count, const int *rows) {
  CGLPK_GUARD(problem);
  CGLPK_ROOM(problem, count);
  cglpk_shift(problem, count, rows, NULL);
  glp_del_rows(problem->lp, count, problem->indices);
  cglpk_settle_basis(problem->lp);
  return cglpk_leave();
}

cglpk_status cglpk_remove_columns(cglpk_problem *problem, int count, const int *columns) {
  CGLPK_GUARD(problem);
  CGLPK_ROOM(problem, count);
  cglpk_shift(problem, count, columns, NULL);
  glp_del_cols(problem->lp, count, problem->indices);
  cglpk_settle_basis(problem->lp);
  return cglpk_leave();
}

cglpk_status cglpk_set_costs(cglpk_problem *problem, int first, int count, const double *costs) {
  CGLPK_GUARD(problem);
  for (int k = 0; k < count; k++) glp_set_obj_coef(problem->lp, first + k + 1, costs[k]);
  return cglpk_leave();
}

cglpk_status cglpk_set_row_bounds(cglpk_problem *problem, int row, double lower, double upper) {
  CGLPK_GUARD(problem);
  put_row_bounds(problem->lp, row + 1, lower, upper);
  return cglpk_leave();
}

cglpk_status cglpk_set_column_bounds(cglpk_problem *problem, int column, double lower, double upper) {
  CGLPK_GUARD(problem);
  put_column_bounds(problem->lp, column + 1, lower, upper);
  return cglpk_leave();
}

cglpk_status cglpk_set_column_entries(cglpk_problem *problem, int column, int count, const int *rows,
                                      const double *values) {
  CGLPK_GUARD(problem);
  CGLPK_ROOM(problem, count);
  cglpk_shift(problem, count, rows, values);
  glp_set_mat_col(problem->lp, column + 1, count, problem->indices, problem->values);
  cglpk_settle_basis(problem->lp);
  return cglpk_leave();
}

cglpk_status cglpk_set_integer(cglpk_problem *problem, int column, bool integer) {
  CGLPK_GUARD(problem);
  glp_set_col_kind(problem->lp, column + 1, integer ? GLP_IV : GLP_CV);
  return cglpk_leave();
}

cglpk_status cglpk_scale(cglpk_problem *problem, cglpk_scaling scaling) {
  CGLPK_GUARD(problem);
  switch (scaling) {
    case cglpk_scaling_none: glp_unscale_prob(problem->lp); break;
    case cglpk_scaling_automatic: glp_scale_prob(problem->lp, GLP_SF_AUTO); break;
    case cglpk_scaling_geometric: glp_scale_prob(problem->lp, GLP_SF_GM | GLP_SF_2N); break;
    case cglpk_scaling_equilibration: glp_scale_prob(problem->lp, GLP_SF_EQ | GLP_SF_2N); break;
  }
  return cglpk_leave();
}
