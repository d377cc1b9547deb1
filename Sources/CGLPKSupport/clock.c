/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <limits.h>
#include <time.h>

#include "guard.h"

int64_t cglpk_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int cglpk_remaining_milliseconds(int64_t deadline) {
  if (deadline == CGLPK_NO_DEADLINE) return INT_MAX;
  int64_t nanoseconds = deadline - cglpk_now();
  if (nanoseconds <= 0) return 0;
  int64_t milliseconds = nanoseconds / 1000000 + 1;
  /* GLPK reads INT_MAX as "no limit"; a limit of 24 days is none. */
  return milliseconds < INT_MAX ? (int)milliseconds : INT_MAX;
}
