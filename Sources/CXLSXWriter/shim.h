// SPDX-License-Identifier: GPL-3.0-or-later
#if !__has_include(<xlsxwriter.h>)
#error "xlsxwriter.h is missing: install libxlsxwriter-dev (apt-get install libxlsxwriter-dev)"
#endif
#include <xlsxwriter.h>
