/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Faults on demand: each misuse makes GLPK abort. Only tests call this. */

#include <math.h>
#include <string.h>

#include "guard.h"

/* A basic column loses its entries behind the back of cglpk_set_column_entries(). */
static void factorize_empty_basic_column(glp_prob *lp) {
  int columns = glp_add_cols(lp, 1);
  int rows = glp_add_rows(lp, 1);
  glp_std_basis(lp);
  glp_set_row_stat(lp, rows, GLP_NF);
  glp_set_col_stat(lp, columns, GLP_BS);
  (void)glp_factorize(lp);
}

static void solve_not_a_number_bound(glp_prob *lp) {
  int first = glp_add_cols(lp, 2);
  int row = glp_add_rows(lp, 1);
  int indices[] = {0, first, first + 1};
  double values[] = {0, 1, 1};
  glp_set_mat_row(lp, row, 2, indices, values);
  glp_set_row_bnds(lp, row, GLP_UP, 0, NAN);
  for (int j = first; j < first + 2; j++) {
    glp_set_col_bnds(lp, j, GLP_DB, 0, NAN);
    glp_set_obj_coef(lp, j, glp_get_obj_dir(lp) == GLP_MAX ? 1 : -1);
  }
  glp_std_basis(lp);
  (void)glp_simplex(lp, NULL);
}

cglpk_status cglpk_misuse_problem(cglpk_problem *problem, cglpk_misuse misuse) {
  CGLPK_GUARD(problem);
  glp_prob *lp = problem->lp;
  switch (misuse) {
    case cglpk_misuse_bad_sense: glp_set_obj_dir(lp, 99); break;
    case cglpk_misuse_row_out_of_range: glp_set_row_bnds(lp, glp_get_num_rows(lp) + 1, GLP_FR, 0, 0); break;
    case cglpk_misuse_duplicate_entry: {
      int row = glp_add_rows(lp, 1), column = glp_add_cols(lp, 2);
      int indices[] = {0, column, column};
      double values[] = {0, 1, 1};
      glp_set_mat_row(lp, row, 2, indices, values);
      break;
    }
    case cglpk_misuse_long_name: {
      char name[400];
      memset(name, 'n', sizeof name - 1);
      name[sizeof name - 1] = '\0';
      glp_set_prob_name(lp, name);
      break;
    }
    case cglpk_misuse_not_a_number_bound: solve_not_a_number_bound(lp); break;
    case cglpk_misuse_empty_basic_column: factorize_empty_basic_column(lp); break;
    case cglpk_misuse_memory_limit:
      glp_mem_limit(1);
      (void)glp_add_rows(lp, 100000);
      break;
  }
  return cglpk_leave();
}
