#pragma once

#include "jobs/run.h"
#include "ui/wave/waveform_source.h"

namespace gleaner::ui {

/// How a whole recording is to be seen in one low strip.
struct OverviewSize {
    int channels = 0; ///< the first ones of the recording, drawn as one
    Frame frames = 0; ///< of the recording
    int columns = 0;
    int rises = 0; ///< how many columns the strip of level rises has
    friend bool operator==(const OverviewSize&, const OverviewSize&) = default;
};

/// What an overview is drawn from.
struct OverviewColumns {
    std::vector<audio::WaveformColumn> wave;
    std::vector<float> rises; ///< 0 to 1, see `levelRises`
};

/// Makes the columns of an overview of what a source knows, beside the window: the strip of rises looks at
/// thousands of blocks.
class OverviewPicture : public QObject {
    Q_OBJECT
public:
    /// The source outlives it.
    explicit OverviewPicture(const WaveformSource& source, QObject* parent = nullptr);

    /// Another recording: nothing of the one before is shown any more.
    void forget();
    /// Of what the source knows by now; `changed` follows unless that was made already. What is so short that
    /// its samples are drawn is made at once.
    void want(const OverviewSize& size);
    const OverviewColumns& columns() const { return m_columns; } ///< made last; empty: nothing yet

Q_SIGNALS:
    void changed();

private:
    void begin();
    void show(OverviewColumns columns);

    const WaveformSource& m_source;
    OverviewColumns m_columns;
    OverviewSize m_size;
    KnownBlocks m_blocks;
    std::unique_ptr<jobs::Job> m_job;
};

}
