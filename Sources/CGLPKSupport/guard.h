/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The guard around every GLPK call. */

#ifndef CGLPK_GUARD_H
#define CGLPK_GUARD_H

#include <glpk.h>
#include <setjmp.h>

#include "CGLPKSupport.h"

struct cglpk_problem {
  glp_prob *lp;
  uint64_t thread;      /* serial number of the thread that made it */
  uint64_t environment; /* serial number of that thread's environment at the time */
  /* Room for 1-based arrays; owned here so that a fault cannot leak it. */
  int *indices;
  double *values;
  int capacity;
  glp_prob *spare; /* while a search changes `lp`: how it was before */
};

/* Checks that `problem` is alive on this thread and hooks GLPK's abort up to *cglpk_escape(). */
cglpk_status cglpk_enter(const cglpk_problem *problem);
jmp_buf *cglpk_escape(void);
/* Unhooks; the end of a call that went well. */
cglpk_status cglpk_leave(void);
/* Frees the broken environment with everything in it; the end of a call that did not. */
cglpk_status cglpk_recover(void);
/* The end of a solve that aborted: `problem` goes on as a copy, what the solve held stays behind in the
   environment, and all other problems are as they were. Recovers where even that aborts. */
cglpk_status cglpk_salvage(cglpk_problem *problem);

uint64_t cglpk_thread_serial(void);
uint64_t cglpk_environment_serial(void);

/* Makes room for 1-based arrays of `count` elements; false where memory is out. */
bool cglpk_reserve(cglpk_problem *problem, int count);

/* Opens a guarded stretch of the calling function, which must end in `return cglpk_leave();`. Between the
   two, nothing may be allocated but by GLPK, and no local may be changed that is read after a fault. */
#define CGLPK_GUARD(problem)                                  \
  do {                                                        \
    cglpk_status entered = cglpk_enter(problem);              \
    if (entered != cglpk_status_ok) return entered;           \
    if (setjmp(*cglpk_escape()) != 0) return cglpk_recover(); \
  } while (0)

/* Opens a guarded stretch around one solve: an abort in it is written to `result` and costs no problem. The
   rows, columns and basis of a problem are only read by GLPK's simplex; a search works on them, and leaves
   `problem->spare` before it does. */
#define CGLPK_GUARD_SOLVE(problem, result)           \
  do {                                               \
    cglpk_status entered = cglpk_enter(problem);     \
    if (entered != cglpk_status_ok) return entered;  \
    if (setjmp(*cglpk_escape()) != 0) {              \
      (result)->stop = cglpk_stop_aborted;           \
      return cglpk_salvage(problem);                 \
    }                                                \
  } while (0)

/* Counts a solve, and says whether a test asked for it to abort. */
bool cglpk_solve_aborts(void);
/* Makes GLPK abort as soon as the simplex method prints its first line. */
void cglpk_abort_when_printing(glp_smcp *parameters);

/* Follows CGLPK_GUARD where 1-based arrays of `count` elements are needed. */
#define CGLPK_ROOM(problem, count)        \
  do {                                    \
    if (!cglpk_reserve(problem, count)) { \
      (void)cglpk_leave();                \
      return cglpk_status_no_memory;      \
    }                                     \
  } while (0)

/* Milliseconds until `deadline`, rounded up, as GLPK takes them: 0 once it has passed, INT_MAX for none. */
int cglpk_remaining_milliseconds(int64_t deadline);

/* Shared pieces; all run under a guard. */

/* Falls back to the standard basis where GLPK could not start from the present one. */
void cglpk_settle_basis(glp_prob *lp);

/* Copies `count` 0-based indices and their values into the 1-based arrays of `problem`. */
void cglpk_shift(cglpk_problem *problem, int count, const int *indices, const double *values);

/* Room that cglpk_violation() needs in `problem`, which also takes the point in values[1...]. */
int cglpk_violation_room(const cglpk_problem *problem);
/* Worst relative violation of a bound or row by the point in problem->values, and its objective. */
double cglpk_violation(cglpk_problem *problem, double *objective);

#endif
