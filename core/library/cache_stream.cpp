#include "library/cache_stream.h"

#include "library/cache_fields.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace gleaner::library {
namespace {

// Those of lower rooms' types stand in the header; without this they would be hidden by what follows.
using library::fields;
using library::wordsOf;

constexpr quint32 magic = 0x474c4e52; // "GLNR"

constexpr std::size_t wordsOf(analysis::MetadataField) { return analysis::metadataFieldNames.size(); }
constexpr std::size_t wordsOf(analysis::Origin) { return analysis::origins.size(); }
constexpr std::size_t wordsOf(analysis::MetadataSource) { return analysis::metadataSourceNames.size(); }

// What is in a sound file, whatever it claims: two weeks at 768 kHz.
constexpr Frame mostFrames = Frame{1} << 40;
constexpr int mostChannels = 32;

bool isSound(const FrameRange& range) {
    return range.begin >= 0 && range.begin < range.end && range.end <= mostFrames;
}
bool isCount(const std::optional<int>& number) { return !number || (*number >= 0 && *number <= 1'000'000); }
bool isShare(double confidence) { return confidence >= 0.0 && confidence <= 1.0; }
bool isPositive(const std::optional<double>& number) {
    return !number || (*number > 0.0 && std::isfinite(*number));
}

// What no analysis gives, and what follows would fall over.

bool isPossible(const music::SampleTraits& traits) {
    return isPositive(traits.bpm) && isPositive(traits.pitchHz) && isCount(traits.beats) &&
           isCount(traits.bars) && isShare(traits.roleConfidence) && isShare(traits.bpmConfidence) &&
           isShare(traits.keyConfidence) && isShare(traits.contentConfidence) &&
           (!traits.key || (traits.key->pitchClass >= 0 && traits.key->pitchClass < 12)) &&
           std::ranges::all_of(traits.bpmAlternatives, [](double bpm) { return isPositive(bpm); });
}

bool isChannel(int number) { return number >= 0 && number < mostChannels; }

bool isPossible(const analysis::Slice& slice) {
    return isSound(slice.range) && isShare(slice.confidence) && isPossible(slice.traits) &&
           (!slice.channels || slice.channels->areIn(mostChannels)) &&
           std::ranges::all_of(slice.candidates, [](const analysis::LoopCandidate& candidate) {
               return isSound(candidate.range) && isCount(candidate.bars);
           });
}

bool isPossible(const analysis::Detection& detection) {
    return std::ranges::all_of(detection.silentChannels, isChannel) &&
           std::ranges::all_of(detection.invertedChannels, isChannel) &&
           std::ranges::all_of(detection.slices,
                               [](const analysis::Slice& slice) { return isPossible(slice); });
}

bool isPossible(const AnalysedSample& sample) {
    return isPossible(sample.entry.traits) && sample.entry.seconds >= 0.0 &&
           std::isfinite(sample.entry.seconds) && (!sample.entry.lufs || std::isfinite(*sample.entry.lufs));
}

// One list of fields a type, used for both directions: `stream` is a Writer or a Reader.

class Writer {
public:
    explicit Writer(QByteArray& bytes) : m_stream(&bytes, QIODevice::WriteOnly) {
        m_stream.setVersion(QDataStream::Qt_6_4);
        m_stream << magic << static_cast<qint32>(cacheVersion);
    }
    void operator()(const double& number) { m_stream << number; }
    void operator()(const bool& flag) { m_stream << flag; }
    void operator()(const int& number) { m_stream << static_cast<qint32>(number); }
    void operator()(const std::uint8_t& byte) { m_stream << static_cast<quint8>(byte); }
    void operator()(const Frame& frame) { m_stream << static_cast<qint64>(frame); }
    void operator()(const std::string& text) { m_stream << QByteArray::fromStdString(text); }
    template <typename T>
    requires std::is_enum_v<T>
    void operator()(const T& word) { m_stream << static_cast<qint32>(word); }
    template <typename T>
    void list(const std::vector<T>& values) {
        m_stream << static_cast<quint32>(values.size());
        for (const T& value : values)
            fields(*this, value);
    }
    template <typename T>
    void optional(const std::optional<T>& value) {
        m_stream << value.has_value();
        if (value) fields(*this, *value);
    }

private:
    QDataStream m_stream;
};

class Reader {
public:
    explicit Reader(const QByteArray& bytes) : m_stream(bytes) {
        m_stream.setVersion(QDataStream::Qt_6_4);
        quint32 foundMagic = 0;
        qint32 foundVersion = 0;
        m_stream >> foundMagic >> foundVersion;
        if (foundMagic != magic || foundVersion != cacheVersion) refuse();
    }
    bool isWhole() const { return m_stream.status() == QDataStream::Ok && m_stream.atEnd(); }

    void operator()(double& number) {
        m_stream >> number;
        if (std::isnan(number)) refuse();
    }
    void operator()(bool& flag) { m_stream >> flag; }
    void operator()(int& number) { number = whole(); }
    void operator()(std::uint8_t& byte) {
        quint8 value = 0;
        m_stream >> value;
        byte = value;
    }
    void operator()(Frame& frame) {
        qint64 value = 0;
        m_stream >> value;
        frame = value;
    }
    void operator()(std::string& text) {
        QByteArray bytes;
        m_stream >> bytes;
        text = bytes.toStdString();
    }
    template <typename T>
    requires std::is_enum_v<T>
    void operator()(T& word) {
        const int number = whole();
        if (number >= 0 && static_cast<std::size_t>(number) < wordsOf(T{}))
            word = static_cast<T>(number);
        else
            refuse();
    }
    template <typename T>
    void list(std::vector<T>& values) {
        quint32 count = 0;
        m_stream >> count;
        for (quint32 n = 0; n < count && m_stream.status() == QDataStream::Ok; ++n)
            fields(*this, values.emplace_back());
    }
    template <typename T>
    void optional(std::optional<T>& value) {
        bool known = false;
        m_stream >> known;
        if (known && m_stream.status() == QDataStream::Ok) fields(*this, value.emplace());
    }

private:
    void refuse() { m_stream.setStatus(QDataStream::ReadCorruptData); }
    int whole() {
        qint32 value = 0;
        m_stream >> value;
        return value;
    }
    QDataStream m_stream;
};

template <typename Stream, typename T>
requires std::is_same_v<std::remove_const_t<T>, analysis::LoopCandidate>
void fields(Stream& stream, T& candidate) {
    stream(candidate.range.begin);
    stream(candidate.range.end);
    stream.optional(candidate.bars);
    stream(candidate.seamCost);
}

template <typename Stream, typename T>
requires std::is_same_v<std::remove_const_t<T>, analysis::Fingerprint>
void fields(Stream& stream, T& print) {
    for (auto& cell : print.cells)
        stream(cell);
}

template <typename Stream, typename T>
requires std::is_same_v<std::remove_const_t<T>, audio::Channels>
void fields(Stream& stream, T& channels) {
    int first = channels.isMix() ? -1 : channels.first(), last = channels.isMix() ? -1 : channels.second();
    stream(first);
    stream(last);
    if constexpr (!std::is_const_v<T>)
        channels = first < 0 || last < 0 ? audio::Channels::mixOfAll() : audio::Channels::pair(first, last);
}

template <typename Stream, typename T>
requires std::is_same_v<std::remove_const_t<T>, analysis::Slice>
void fields(Stream& stream, T& slice) {
    stream(slice.id);
    stream(slice.range.begin);
    stream(slice.range.end);
    stream(slice.confidence);
    stream(slice.reason);
    fields(stream, slice.traits);
    stream.list(slice.candidates);
    stream.optional(slice.fingerprint);
    stream.optional(slice.channels);
    stream(slice.origin);
    stream(slice.label);
}

template <typename Stream, typename T>
requires std::is_same_v<std::remove_const_t<T>, analysis::Detection>
void fields(Stream& stream, T& detection) {
    stream(detection.noiseFloorDb);
    stream.list(detection.silentChannels);
    stream.list(detection.invertedChannels);
    stream.list(detection.slices);
}

template <typename Stream, typename T>
requires std::is_same_v<std::remove_const_t<T>, analysis::AppliedField>
void fields(Stream& stream, T& field) {
    stream(field.field);
    stream(field.source);
}

template <typename Stream, typename T>
requires std::is_same_v<std::remove_const_t<T>, AnalysedSample>
void fields(Stream& stream, T& sample) {
    fields(stream, sample.entry);
    stream(sample.truePeakDb);
    stream.list(sample.metadata);
    fields(stream, sample.print);
}

template <typename T>
QByteArray written(const T& value) {
    QByteArray bytes;
    Writer writer(bytes);
    fields(writer, value);
    return bytes;
}

template <typename T>
std::optional<T> readBack(const QByteArray& bytes) {
    Reader reader(bytes);
    T value;
    fields(reader, value);
    return reader.isWhole() && isPossible(value) ? std::optional(std::move(value)) : std::nullopt;
}

}

QByteArray toCache(const analysis::Detection& detection) { return written(detection); }
QByteArray toCache(const AnalysedSample& sample) { return written(sample); }

std::optional<analysis::Detection> detectionFromCache(const QByteArray& bytes) {
    return readBack<analysis::Detection>(bytes);
}
std::optional<AnalysedSample> analysedSampleFromCache(const QByteArray& bytes) {
    return readBack<AnalysedSample>(bytes);
}

}
