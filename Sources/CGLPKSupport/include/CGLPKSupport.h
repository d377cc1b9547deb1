/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything of ours that touches GLPK. Swift sees this header only, never glpk.h, so that no unguarded
   GLPK function is within its reach.

   Every function that takes a problem returns a cglpk_status. Indices are 0-based. A call checks that the
   problem belongs to the calling thread and to its present GLPK environment; an abort inside GLPK unwinds
   to the call (setjmp/longjmp, no Swift frame between). In a solve it is a result, cglpk_stop_aborted, and
   every problem lives on. Anywhere else it frees the environment and is reported as cglpk_status_fault: all
   problems of that environment are then gone, and using one reports cglpk_status_lost. */

#ifndef CGLPK_SUPPORT_H
#define CGLPK_SUPPORT_H

#include <CFlags.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum __attribute__((enum_extensibility(closed))) cglpk_status {
  cglpk_status_ok,
  cglpk_status_fault,          /* GLPK aborted; cglpk_fault_message() says why */
  cglpk_status_lost,           /* an earlier fault on this thread took the problem with it */
  cglpk_status_foreign_thread, /* the problem belongs to another thread */
  cglpk_status_no_memory,
  cglpk_status_singular        /* the present basis cannot be factorized */
} cglpk_status;

/* ---- Environment ---- */

const char *cglpk_version(void);
const char *cglpk_fault_message(void);
void cglpk_memory_usage(int *blocks, size_t *bytes);

/* ---- Deadlines ---- */

/* Nanoseconds of the monotonic clock, for deadlines. */
int64_t cglpk_now(void);
#define CGLPK_NO_DEADLINE INT64_MAX

/* ---- Problems ---- */

typedef struct cglpk_problem cglpk_problem;
cglpk_status cglpk_problem_create(cglpk_problem **problem);
void cglpk_problem_destroy(cglpk_problem *problem);
/* Whether the problem can be used here and now. */
cglpk_status cglpk_problem_check(const cglpk_problem *problem);

/* Infinite bounds mean none, equal bounds a fixed variable. */
cglpk_status cglpk_set_objective(cglpk_problem *problem, bool maximize, double constant);
cglpk_status cglpk_add_rows(cglpk_problem *problem, int count, const double *lower, const double *upper,
                            const int *starts, const int *columns, const double *values);
cglpk_status cglpk_add_columns(cglpk_problem *problem, int count, const double *lower,
                               const double *upper, const double *costs, const bool *integer,
                               const int *starts, const int *rows, const double *values);
cglpk_status cglpk_remove_rows(cglpk_problem *problem, int count, const int *rows);
cglpk_status cglpk_remove_columns(cglpk_problem *problem, int count, const int *columns);
cglpk_status cglpk_set_costs(cglpk_problem *problem, int first, int count, const double *costs);
cglpk_status cglpk_set_row_bounds(cglpk_problem *problem, int row, double lower, double upper);
cglpk_status cglpk_set_column_bounds(cglpk_problem *problem, int column, double lower, double upper);
cglpk_status cglpk_set_column_entries(cglpk_problem *problem, int column, int count, const int *rows,
                                      const double *values);
cglpk_status cglpk_set_integer(cglpk_problem *problem, int column, bool integer);
cglpk_status cglpk_is_integer(cglpk_problem *problem, int column, bool *integer);
cglpk_status cglpk_get_column_bounds(cglpk_problem *problem, int column, double *lower, double *upper);

typedef enum __attribute__((enum_extensibility(closed))) cglpk_scaling {
  cglpk_scaling_none,
  cglpk_scaling_automatic,
  cglpk_scaling_geometric,
  cglpk_scaling_equilibration
} cglpk_scaling;
cglpk_status cglpk_scale(cglpk_problem *problem, cglpk_scaling scaling);

/* Reads the problem back; absent bounds are infinite. */
cglpk_status cglpk_count_entries(cglpk_problem *problem, int *entries);
cglpk_status cglpk_get_objective(cglpk_problem *problem, bool *maximize, double *constant);
cglpk_status cglpk_get_rows(cglpk_problem *problem, double *lower, double *upper);
cglpk_status cglpk_get_columns(cglpk_problem *problem, double *lower, double *upper, double *costs,
                               bool *integer);
cglpk_status cglpk_get_entries(cglpk_problem *problem, int *rows, int *columns, double *values);

/* ---- Simplex ---- */

typedef enum __attribute__((enum_extensibility(closed))) cglpk_method {
  cglpk_method_primal,
  cglpk_method_dual,
  cglpk_method_dual_then_primal
} cglpk_method;

typedef enum __attribute__((enum_extensibility(closed))) cglpk_start {
  cglpk_start_warm,
  cglpk_start_standard,
  cglpk_start_advanced,
  cglpk_start_presolved
} cglpk_start;

typedef enum __attribute__((enum_extensibility(closed))) cglpk_stop {
  cglpk_stop_finished,
  cglpk_stop_iteration_limit,
  cglpk_stop_node_limit,
  cglpk_stop_gap,
  cglpk_stop_time_limit,
  cglpk_stop_cancelled,
  cglpk_stop_failed,
  cglpk_stop_aborted /* GLPK aborted; cglpk_fault_message() says why, and the problem can be solved again */
} cglpk_stop;

typedef enum __attribute__((enum_extensibility(closed))) cglpk_finding {
  cglpk_finding_nothing,    /* neither a point nor a proof that there is none */
  cglpk_finding_point,      /* a feasible point */
  cglpk_finding_impossible  /* a proof that there is no feasible point */
} cglpk_finding;

typedef struct cglpk_simplex_options {
  cglpk_method method;
  cglpk_start start;
  bool steepest_edge;
  int ratio_test; /* 0 textbook, 1 Harris, 2 long-step */
  double primal_tolerance;
  double dual_tolerance;
  double pivot_tolerance;
  int iteration_limit;
  int64_t deadline;         /* of cglpk_now(), or CGLPK_NO_DEADLINE */
  const cflag *cancel; /* or NULL */
} cglpk_simplex_options;

typedef struct cglpk_simplex_result {
  cglpk_stop stop;
  int code;      /* GLPK's return code where stop is cglpk_stop_failed */
  int iterations;
  bool stored;   /* the problem holds the basic solution of this run */
  cglpk_finding primal;
  cglpk_finding dual;
  double objective; /* of the stored point; recomputed, as is the violation, where it is feasible */
  double violation; /* worst relative violation of a bound or row */
} cglpk_simplex_result;

cglpk_status cglpk_simplex(cglpk_problem *problem, const cglpk_simplex_options *options,
                           cglpk_simplex_result *result);

/* ---- Basic solutions and bases ---- */

typedef enum __attribute__((enum_extensibility(closed))) cglpk_value {
  cglpk_value_column,
  cglpk_value_reduced_cost,
  cglpk_value_integer_column,
  cglpk_value_activity,
  cglpk_value_dual,
  cglpk_value_integer_activity
} cglpk_value;

cglpk_status cglpk_read(cglpk_problem *problem, cglpk_value value, double *values);

/* GLPK's codes: 1 basic, 2 at lower, 3 at upper, 4 free, 5 fixed. */
cglpk_status cglpk_get_basis(cglpk_problem *problem, uint8_t *rows, uint8_t *columns);
/* The caller has checked that as many are basic as there are rows. */
cglpk_status cglpk_set_basis(cglpk_problem *problem, const uint8_t *rows, const uint8_t *columns);
cglpk_status cglpk_standard_basis(cglpk_problem *problem);
/* The first basic column without a nonzero entry, or -1: GLPK aborts on factorizing such a basis. */
cglpk_status cglpk_empty_basic_column(cglpk_problem *problem, const uint8_t *columns, int *column);

/* Corrects column values that the present basis stands for, as read, by one step of iterative refinement. */
cglpk_status cglpk_refine(cglpk_problem *problem, double *values);

/* Row duals and reduced costs that `costs` would have at the present basis; changes nothing. */
cglpk_status cglpk_price(cglpk_problem *problem, const double *costs, double *row_duals,
                         double *reduced_costs);

/* Worst relative violation of a bound or row by `values`, and their objective. */
cglpk_status cglpk_measure(cglpk_problem *problem, const double *values, double *violation,
                           double *objective);

/* ---- Branch and bound ---- */

/* Counters of a running search, which other threads may read. */
typedef struct cglpk_progress cglpk_progress;
cglpk_progress *cglpk_progress_create(void);
void cglpk_progress_destroy(cglpk_progress *progress);
void cglpk_progress_read(const cglpk_progress *progress, int64_t *nodes, double *bound,
                         double *incumbent);

typedef struct cglpk_integer_options {
  double relative_gap;
  double integrality_tolerance;
  double objective_tolerance;
  bool presolve;
  bool mixed_integer_rounding_cuts;
  bool gomory_cuts;
  bool clique_cuts;
  int branching;     /* 0 first, 1 last, 2 most fractional, 3 Driebeck-Tomlin, 4 pseudocost */
  int backtracking;  /* 0 depth first, 1 breadth first, 2 best local bound, 3 best projection */
  int preprocessing; /* 0 nowhere, 1 at the root, 2 at every node */
  int64_t node_limit;
  int64_t deadline;
  const cflag *cancel;
  cglpk_progress *progress;
  const double *incumbent; /* a feasible point that the caller has checked, or NULL */
} cglpk_integer_options;

typedef struct cglpk_integer_result {
  cglpk_stop stop;
  int code;
  cglpk_finding primal;
  int64_t nodes;
  double objective; /* of the incumbent, where there is one */
  double bound;     /* no feasible point is better; NaN where none is known */
  double violation;
} cglpk_integer_result;

/* The problem must hold an optimal basic solution of its relaxation. */
cglpk_status cglpk_integer(cglpk_problem *problem, const cglpk_integer_options *options,
                           cglpk_integer_result *result);

/* ---- For tests: faults on demand ---- */

typedef enum __attribute__((enum_extensibility(closed))) cglpk_misuse {
  cglpk_misuse_bad_sense,
  cglpk_misuse_row_out_of_range,
  cglpk_misuse_duplicate_entry,
  cglpk_misuse_long_name,
  cglpk_misuse_not_a_number_bound,
  cglpk_misuse_empty_basic_column,
  cglpk_misuse_memory_limit
} cglpk_misuse;

/* Misuses GLPK so that it aborts, under the same guard as every other call. */
cglpk_status cglpk_misuse_problem(cglpk_problem *problem, cglpk_misuse misuse);

/* Makes the solve of this number on this thread abort inside GLPK, counted from now on from 1; 0 for none. A
   solve without anything to do goes well all the same. */
void cglpk_abort_solve(int number);
/* Asks for no abort any more and frees the thread's environment, with what aborted solves have left in it. */
void cglpk_end_aborts(void);
/* The runs of the simplex method and the searches since then. */
int cglpk_solve_count(void);

#endif
