/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The simplex methods, interruptible. */

#include <limits.h>
#include <math.h>

#include "guard.h"

/* GLPK's simplex can only be stopped from outside by its own limits, so it runs in slices of this many
   pivots. 500 costs about 7% over one long run and stays well under a second on large problems. */
enum { slice_pivots = 500 };

static void set_parameters(const cglpk_simplex_options *options, glp_smcp *parameters) {
  static const int methods[] = {GLP_PRIMAL, GLP_DUAL, GLP_DUALP};
  static const int ratio_tests[] = {GLP_RT_STD, GLP_RT_HAR, GLP_RT_FLIP};
  glp_init_smcp(parameters);
  parameters->msg_lev = GLP_MSG_OFF;
  parameters->meth = methods[options->method];
  parameters->pricing = options->steepest_edge ? GLP_PT_PSE : GLP_PT_STD;
  parameters->r_test = ratio_tests[options->ratio_test];
  parameters->tol_bnd = options->primal_tolerance;
  parameters->tol_dj = options->dual_tolerance;
  parameters->tol_piv = options->pivot_tolerance;
}

static cglpk_finding finding(int status) {
  switch (status) {
    case GLP_FEAS: return cglpk_finding_point;
    case GLP_NOFEAS: return cglpk_finding_impossible;
    default: return cglpk_finding_nothing;
  }
}

/* Runs slices until the method ends by itself or a limit is reached. */
static void run_slices(glp_prob *lp, const cglpk_simplex_options *options,
                       cglpk_simplex_result *result) {
  glp_smcp parameters;
  set_parameters(options, &parameters);
  if (cglpk_solve_aborts()) cglpk_abort_when_printing(&parameters);
  for (;;) {
    if (options->cancel != NULL && cflag_is_raised(options->cancel)) {
      result->stop = cglpk_stop_cancelled;
      return;
    }
    parameters.tm_lim = cglpk_remaining_milliseconds(options->deadline);
    if (parameters.tm_lim == 0) {
      result->stop = cglpk_stop_time_limit;
      return;
    }
    int remaining = options->iteration_limit - result->iterations;
    if (remaining <= 0) {
      result->stop = cglpk_stop_iteration_limit;
      return;
    }
    parameters.it_lim = remaining < slice_pivots ? remaining : slice_pivots;
    glp_set_it_cnt(lp, 0);
    int code = glp_simplex(lp, &parameters);
    result->iterations += glp_get_it_cnt(lp);
    result->stored = true;
    /* GLPK times by the wall clock, which may step: the loop's own clock decides. */
    if (code == GLP_EITLIM || code == GLP_ETMLIM) continue;
    result->stop = code == 0 ? cglpk_stop_finished : cglpk_stop_failed;
    result->code = code;
    return;
  }
}

static void report(glp_prob *lp, cglpk_simplex_result *result) {
  result->primal = finding(glp_get_prim_stat(lp));
  result->dual = finding(glp_get_dual_stat(lp));
  result->objective = glp_get_obj_val(lp);
}

/* Presolves by hand, because GLPK's own option cannot be interrupted or limited. */
static void run_presolved(glp_prob *lp, const cglpk_simplex_options *options,
                          cglpk_simplex_result *result) {
  glp_prep *workspace = glp_npp_alloc_wksp();
  glp_npp_load_prob(workspace, lp, GLP_SOL, GLP_OFF);
  int code = glp_npp_preprocess1(workspace, 0);
  if (code == 0) {
    glp_prob *reduced = glp_create_prob();
    glp_npp_build_prob(workspace, reduced);
    glp_scale_prob(reduced, GLP_SF_AUTO);
    glp_adv_basis(reduced, 0);
    run_slices(reduced, options, result);
    result->stored = false;
    report(reduced, result);
    if (result->primal == cglpk_finding_point && result->dual == cglpk_finding_point) {
      glp_npp_postprocess(workspace, reduced);
      glp_npp_obtain_sol(workspace, lp);
      cglpk_settle_basis(lp);
      result->stored = true;
    }
    glp_delete_prob(reduced);
  } else {
    result->stop = cglpk_stop_finished;
    if (code == GLP_ENOPFS) result->primal = cglpk_finding_impossible;
    if (code == GLP_ENODFS) result->dual = cglpk_finding_impossible;
  }
  glp_npp_free_wksp(workspace);
}

cglpk_status cglpk_simplex(cglpk_problem *problem, const cglpk_simplex_options *options,
                           cglpk_simplex_result *result) {
  *result = (cglpk_simplex_result){.stop = cglpk_stop_failed, .objective = NAN, .violation = NAN};
  CGLPK_GUARD_SOLVE(problem, result);
  CGLPK_ROOM(problem, cglpk_violation_room(problem));
  glp_prob *lp = problem->lp;
  if (options->start == cglpk_start_standard) glp_std_basis(lp);
  if (options->start == cglpk_start_advanced) glp_adv_basis(lp, 0);
  /* GLPK solves a problem without coefficients without presolving too. */
  if (options->start == cglpk_start_presolved && glp_get_num_nz(lp) > 0) {
    run_presolved(lp, options, result);
  } else {
    run_slices(lp, options, result);
    if (result->stored) report(lp, result);
  }
  if (result->stored && result->primal == cglpk_finding_point) {
    int columns = glp_get_num_cols(lp);
    for (int j = 1; j <= columns; j++) problem->values[j] = glp_get_col_prim(lp, j);
    result->violation = cglpk_violation(problem, &result->objective);
  }
  return cglpk_leave();
}
