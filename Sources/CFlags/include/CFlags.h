/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Flags by which work is called off. They are C, because C code reads them in the middle of a solve and a
   signal handler raises them. */

#ifndef CFLAGS_H
#define CFLAGS_H

#include <stdbool.h>

/* A flag that one thread (or a signal handler) raises and work on another thread reads. */
typedef struct cflag cflag;
cflag *cflag_create(void);
void cflag_destroy(cflag *flag);
void cflag_raise(cflag *flag); /* async-signal-safe */
bool cflag_is_raised(const cflag *flag);

/* From now on the first SIGINT, SIGTERM or SIGHUP raises `flag`, the second ends the process with 128 + its
   number. A signal that the process was started to ignore stays ignored. `flag` must live as long as the process. */
void cflag_raise_on_signals(cflag *flag);
int cflag_arrived_signal(void); /* the first of them, or 0 */

#endif
