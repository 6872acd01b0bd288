#include "dsp/denormals.h"

#if defined(__SSE2__) || defined(_M_X64)
#include <xmmintrin.h>
#define GLEANER_HAS_MXCSR 1
#endif

namespace gleaner::dsp {

#ifdef GLEANER_HAS_MXCSR

namespace {
constexpr unsigned flushToZero = 1U << 15, denormalsAreZero = 1U << 6;
}

FlushDenormals::FlushDenormals() : m_saved(_mm_getcsr()) {
    _mm_setcsr(m_saved | flushToZero | denormalsAreZero);
}
FlushDenormals::~FlushDenormals() { _mm_setcsr(m_saved); }

#else

// Elsewhere denormals stay: slower, and as right.
FlushDenormals::FlushDenormals() : m_saved(0) {}
FlushDenormals::~FlushDenormals() { static_cast<void>(m_saved); }

#endif

}
