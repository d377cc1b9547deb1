/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Flags that a thread or a signal raises. */

#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "CFlags.h"

struct cflag {
  atomic_int raised;
};

cflag *cflag_create(void) { return calloc(1, sizeof(cflag)); }

void cflag_destroy(cflag *flag) { free(flag); }

void cflag_raise(cflag *flag) { atomic_store(&flag->raised, 1); }

bool cflag_is_raised(const cflag *flag) {
  return atomic_load_explicit(&flag->raised, memory_order_relaxed) != 0;
}

static cflag *_Atomic signalled_flag;
static atomic_int arrived;

static void handle(int number) {
  int none = 0;
  if (!atomic_compare_exchange_strong(&arrived, &none, number)) _exit(128 + number);
  cflag_raise(atomic_load(&signalled_flag));
}

void cflag_raise_on_signals(cflag *flag) {
  static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
  atomic_store(&signalled_flag, flag);
  for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++) {
    struct sigaction before, action = {.sa_handler = handle, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    if (sigaction(numbers[k], NULL, &before) == 0 && before.sa_handler == SIG_IGN) continue;
    (void)sigaction(numbers[k], &action, NULL);
  }
}

int cflag_arrived_signal(void) { return atomic_load(&arrived); }
