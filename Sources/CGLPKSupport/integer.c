/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Branch and bound, with a callback that polls, counts and injects, all of it in C. */

#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "guard.h"

struct cglpk_progress {
  _Atomic int64_t nodes;
  _Atomic double bound;
  _Atomic double incumbent;
};

static void reset(cglpk_progress *progress) {
  atomic_store(&progress->nodes, 0);
  atomic_store(&progress->bound, NAN);
  atomic_store(&progress->incumbent, NAN);
}

cglpk_progress *cglpk_progress_create(void) {
  cglpk_progress *progress = calloc(1, sizeof *progress);
  if (progress != NULL) reset(progress);
  return progress;
}

void cglpk_progress_destroy(cglpk_progress *progress) { free(progress); }

void cglpk_progress_read(const cglpk_progress *progress, int64_t *nodes, double *bound,
                         double *incumbent) {
  *nodes = atomic_load(&progress->nodes);
  *bound = atomic_load(&progress->bound);
  *incumbent = atomic_load(&progress->incumbent);
}

struct search {
  const cglpk_integer_options *options;
  const double *incumbent; /* 1-based; NULL once it was handed over */
  int direction;           /* +1 minimizes, -1 maximizes */
  bool aborts;             /* a test asked for it */
  cglpk_stop stop;         /* why the search was ended from here */
  int64_t nodes;
  double bound;
};

/* A bound of the whole tree can only get tighter, so an earlier one stays true. */
static void tighten(struct search *search, double bound) {
  if (!(fabs(bound) < DBL_MAX)) return;
  if (isnan(search->bound) || search->direction * (bound - search->bound) > 0) search->bound = bound;
}

/* Walks all active nodes, so it is done once a node: when the next is selected, or a point was found. */
static void observe(struct search *search, glp_tree *tree) {
  int created;
  glp_ios_tree_size(tree, NULL, NULL, &created);
  search->nodes = created;
  int best = glp_ios_best_node(tree);
  if (best != 0) tighten(search, glp_ios_node_bound(tree, best));
  cglpk_progress *progress = search->options->progress;
  if (progress == NULL) return;
  glp_prob *lp = glp_ios_get_prob(tree);
  atomic_store(&progress->nodes, search->nodes);
  atomic_store(&progress->bound, search->bound);
  if (glp_mip_status(lp) == GLP_FEAS) atomic_store(&progress->incumbent, glp_mip_obj_val(lp));
}

static void end(struct search *search, glp_tree *tree, cglpk_stop stop) {
  search->stop = stop;
  glp_ios_terminate(tree);
}

static void callback(glp_tree *tree, void *info) {
  struct search *search = info;
  const cglpk_integer_options *options = search->options;
  int reason = glp_ios_reason(tree);
  if (search->aborts) glp_error("asked for by a test\n");
  if (reason == GLP_ISELECT || reason == GLP_IBINGO) observe(search, tree);
  if (options->cancel != NULL && cflag_is_raised(options->cancel)) {
    end(search, tree, cglpk_stop_cancelled);
  } else if (cglpk_remaining_milliseconds(options->deadline) == 0) {
    end(search, tree, cglpk_stop_time_limit);
  } else if (search->nodes > options->node_limit) {
    end(search, tree, cglpk_stop_node_limit);
  } else if (reason == GLP_IHEUR && search->incumbent != NULL) {
    (void)glp_ios_heur_sol(tree, search->incumbent);
    search->incumbent = NULL;
  }
}

static void set_parameters(const cglpk_integer_options *options, struct search *search,
                           glp_iocp *parameters) {
  static const int branchings[] = {GLP_BR_FFV, GLP_BR_LFV, GLP_BR_MFV, GLP_BR_DTH, GLP_BR_PCH};
  static const int backtrackings[] = {GLP_BT_DFS, GLP_BT_BFS, GLP_BT_BLB, GLP_BT_BPH};
  static const int preprocessings[] = {GLP_PP_NONE, GLP_PP_ROOT, GLP_PP_ALL};
  glp_init_iocp(parameters);
  parameters->msg_lev = GLP_MSG_OFF;
  parameters->br_tech = branchings[options->branching];
  parameters->bt_tech = backtrackings[options->backtracking];
  parameters->pp_tech = preprocessings[options->preprocessing];
  parameters->tol_int = options->integrality_tolerance;
  parameters->tol_obj = options->objective_tolerance;
  parameters->mip_gap = options->relative_gap;
  parameters->presolve = options->presolve ? GLP_ON : GLP_OFF;
  parameters->mir_cuts = options->mixed_integer_rounding_cuts ? GLP_ON : GLP_OFF;
  parameters->gmi_cuts = options->gomory_cuts ? GLP_ON : GLP_OFF;
  parameters->clq_cuts = options->clique_cuts ? GLP_ON : GLP_OFF;
  parameters->cov_cuts = GLP_OFF; /* its generator keeps static variables: a data race */
  parameters->tm_lim = cglpk_remaining_milliseconds(options->deadline);
  parameters->cb_func = callback;
  parameters->cb_info = search;
}

static void report(int code, int status, const struct search *search,
                   cglpk_integer_result *result) {
  double gap = search->options->relative_gap;
  result->code = code;
  result->nodes = search->nodes;
  result->bound = search->bound;
  if (status == GLP_NOFEAS) result->primal = cglpk_finding_impossible;
  switch (code) {
    case 0:
      result->stop = cglpk_stop_finished;
      if (status == GLP_OPT) result->bound = result->objective;
      break;
    case GLP_ENOPFS:
      result->stop = cglpk_stop_finished;
      break;
    case GLP_EMIPGAP: {
      /* GLPK stops before the callback sees the bound that closed the gap; its test implies this one. */
      struct search last = *search;
      tighten(&last, result->objective -
                         last.direction * gap * (fabs(result->objective) + DBL_EPSILON));
      result->bound = last.bound;
      result->stop = cglpk_stop_gap;
      break;
    }
    case GLP_ETMLIM: result->stop = cglpk_stop_time_limit; break;
    case GLP_ESTOP: result->stop = search->stop; break;
    default: result->stop = cglpk_stop_failed; break;
  }
  /* Rounding may leave the bound a hair on the wrong side of a point that exists. */
  if (search->direction * (result->bound - result->objective) > 0) result->bound = result->objective;
}

cglpk_status cglpk_integer(cglpk_problem *problem, const cglpk_integer_options *options,
                           cglpk_integer_result *result) {
  *result = (cglpk_integer_result){
      .stop = cglpk_stop_failed, .objective = NAN, .bound = NAN, .violation = NAN};
  struct search search = {.options = options, .stop = cglpk_stop_failed, .bound = NAN};
  if (options->progress != NULL) reset(options->progress);
  CGLPK_GUARD_SOLVE(problem, result);
  CGLPK_ROOM(problem, cglpk_violation_room(problem));
  glp_prob *lp = problem->lp;
  int columns = glp_get_num_cols(lp);
  search.direction = glp_get_obj_dir(lp) == GLP_MIN ? 1 : -1;
  if (glp_get_status(lp) == GLP_OPT) search.bound = glp_get_obj_val(lp);
  if (options->incumbent != NULL) {
    for (int j = 0; j < columns; j++) problem->values[j + 1] = options->incumbent[j];
    search.incumbent = problem->values;
  }
  glp_iocp parameters;
  set_parameters(options, &search, &parameters);
  if (parameters.tm_lim == 0) {
    result->stop = cglpk_stop_time_limit;
    result->bound = search.bound;
    return cglpk_leave();
  }
  /* The search works on the problem itself, which an abort would leave in one of its nodes. */
  problem->spare = glp_create_prob();
  glp_copy_prob(problem->spare, lp, GLP_OFF);
  search.aborts = cglpk_solve_aborts();
  int code = glp_intopt(lp, &parameters);
  glp_delete_prob(problem->spare);
  problem->spare = NULL;
  int status = glp_mip_status(lp);
  if (status == GLP_OPT || status == GLP_FEAS) {
    result->primal = cglpk_finding_point;
    for (int j = 1; j <= columns; j++) problem->values[j] = glp_mip_col_val(lp, j);
    result->violation = cglpk_violation(problem, &result->objective);
  }
  report(code, status, &search, result);
  return cglpk_leave();
}
