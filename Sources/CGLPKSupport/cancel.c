/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cancellation by flag, raised by a thread or by a signal. */

#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "CGLPKSupport.h"

struct cglpk_flag {
  atomic_int raised;
};

cglpk_flag *cglpk_flag_create(void) { return calloc(1, sizeof(cglpk_flag)); }

void cglpk_flag_destroy(cglpk_flag *flag) { free(flag); }

void cglpk_flag_raise(cglpk_flag *flag) { atomic_store(&flag->raised, 1); }

bool cglpk_flag_is_raised(const cglpk_flag *flag) {
  return atomic_load_explicit(&flag->raised, memory_order_relaxed) != 0;
}

static cglpk_flag *_Atomic signalled_flag;
static atomic_int arrived;

static void handle(int number) {
  int none = 0;
  if (!atomic_compare_exchange_strong(&arrived, &none, number)) _exit(128 + number);
  cglpk_flag_raise(atomic_load(&signalled_flag));
}

void cglpk_cancel_on_signals(cglpk_flag *flag) {
  static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
  atomic_store(&signalled_flag, flag);
  for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++) {
    struct sigaction before, action = {.sa_handler = handle, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    if (sigaction(numbers[k], NULL, &before) == 0 && before.sa_handler == SIG_IGN) continue;
    (void)sigaction(numbers[k], &action, NULL);
  }
}

int cglpk_arrived_signal(void) { return atomic_load(&arrived); }
