/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "guard.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* GLPK keeps one environment per thread; so do we. */
struct thread_state {
  jmp_buf escape;
  uint64_t serial;
  uint64_t environment;
  int terminal;
  int solves;  /* since a test asked for an abort */
  int aborted; /* the solve that is to abort, 0 for none */
  size_t length;
  char message[512];
};

static _Thread_local struct thread_state state;

static _Atomic uint64_t last_serial;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t thread_end;

/* Serial numbers are never used twice, unlike thread ids and addresses. */
static uint64_t next_serial(void) { return atomic_fetch_add(&last_serial, 1) + 1; }

static void free_environment(void *unused) {
  (void)unused;
  glp_free_env();
}

static void create_key(void) { (void)pthread_key_create(&thread_end, free_environment); }

uint64_t cglpk_thread_serial(void) {
  if (state.serial == 0) {
    state.serial = next_serial();
    state.environment = next_serial();
    /* Without this, a thread that ends would leak its environment. */
    (void)pthread_once(&once, create_key);
    (void)pthread_setspecific(thread_end, &state);
  }
  return state.serial;
}

uint64_t cglpk_environment_serial(void) {
  (void)cglpk_thread_serial();
  return state.environment;
}

/* GLPK writes the reason of an abort to its terminal, in pieces, before it calls the error hook. */
static int collect(void *unused, const char *text) {
  (void)unused;
  size_t room = sizeof state.message - 1 - state.length;
  size_t length = strlen(text);
  if (length > room) length = room;
  memcpy(state.message + state.length, text, length);
  state.length += length;
  state.message[state.length] = '\0';
  return 1;
}

static void escape(void *unused) {
  (void)unused;
  longjmp(state.escape, 1);
}

cglpk_status cglpk_enter(const cglpk_problem *problem) {
  if (problem->thread != cglpk_thread_serial()) return cglpk_status_foreign_thread;
  if (problem->environment != state.environment) return cglpk_status_lost;
  state.length = 0;
  state.message[0] = '\0';
  state.terminal = glp_term_out(GLP_OFF);
  glp_term_hook(collect, NULL);
  glp_error_hook(escape, NULL);
  return cglpk_status_ok;
}

jmp_buf *cglpk_escape(void) { return &state.escape; }

cglpk_status cglpk_leave(void) {
  glp_error_hook(NULL, NULL);
  glp_term_hook(NULL, NULL);
  glp_term_out(state.terminal);
  return cglpk_status_ok;
}

cglpk_status cglpk_recover(void) {
  glp_free_env();
  state.environment = next_serial();
  return cglpk_status_fault;
}

cglpk_status cglpk_salvage(cglpk_problem *problem) {
  if (setjmp(state.escape) != 0) return cglpk_recover();
  glp_term_hook(collect, NULL);
  if (problem->spare == NULL) {
    problem->spare = glp_create_prob();
    glp_copy_prob(problem->spare, problem->lp, GLP_OFF);
  }
  problem->lp = problem->spare;
  problem->spare = NULL;
  return cglpk_leave();
}

void cglpk_abort_solve(int number) {
  state.aborted = number;
  state.solves = 0;
}

void cglpk_end_aborts(void) {
  cglpk_abort_solve(0);
  (void)cglpk_recover();
}

int cglpk_solve_count(void) { return state.solves; }

bool cglpk_solve_aborts(void) { return ++state.solves == state.aborted; }

static int abort_on_progress(void *unused, const char *text) {
  (void)unused;
  if (strstr(text, "obj =") == NULL) return 1;
  glp_term_hook(collect, NULL);
  glp_error("asked for by a test\n");
  return 1;
}

void cglpk_abort_when_printing(glp_smcp *parameters) {
  parameters->msg_lev = GLP_MSG_ALL;
  glp_term_out(GLP_ON);
  glp_term_hook(abort_on_progress, NULL);
}

const char *cglpk_fault_message(void) { return state.message; }

const char *cglpk_version(void) { return glp_version(); }

void cglpk_memory_usage(int *blocks, size_t *bytes) {
  (void)cglpk_thread_serial();
  glp_mem_usage(blocks, NULL, bytes, NULL);
}

bool cglpk_reserve(cglpk_problem *problem, int count) {
  if (count < problem->capacity) return true;
  size_t size = (size_t)count + 1 + (size_t)problem->capacity;
  int *indices = realloc(problem->indices, size * sizeof *indices);
  if (indices == NULL) return false;
  problem->indices = indices;
  double *values = realloc(problem->values, size * sizeof *values);
  if (values == NULL) return false;
  problem->values = values;
  problem->capacity = (int)size;
  return true;
}
