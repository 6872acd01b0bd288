#include "ui/worker/work.h"

#include <QThread>

#include <algorithm>

namespace gleaner::ui {

QString lineOf(const Piece& piece) {
    if (piece.what.isEmpty() || piece.what == piece.title) return piece.title;
    return QStringLiteral("%1 — %2").arg(piece.title, piece.what);
}

namespace {

int placesIn(Lane lane) { return lane == Lane::Analysing ? std::max(1, QThread::idealThreadCount()) : 1; }

}

bool Work::isRunning(Lane lane) const {
    return std::ranges::any_of(m_pieces, [&](const Entry& entry) { return entry.piece.lane == lane; });
}

std::vector<Piece> Work::pieces() const {
    std::vector<Piece> pieces;
    for (const bool isRunning : {true, false})
        for (const Entry& entry : m_pieces)
            if (entry.piece.isRunning == isRunning) pieces.push_back(entry.piece);
    return pieces;
}

void Work::add(Piece piece, std::function<void()> ended, std::function<std::unique_ptr<jobs::Job>()> start) {
    m_pieces.push_back({std::move(piece), std::move(ended), std::move(start), nullptr, false});
    Q_EMIT asked();
    startNext();
    Q_EMIT changed();
}

void Work::startNext() {
    for (Entry& entry : m_pieces) {
        const auto running = std::ranges::count_if(
            m_pieces, [&](const Entry& other) { return other.job && other.piece.lane == entry.piece.lane; });
        if (!entry.job && running < placesIn(entry.piece.lane)) start(entry);
    }
}

void Work::start(Entry& entry) {
    entry.piece.isRunning = true;
    entry.job = entry.start();
    connect(entry.job.get(), &jobs::Job::progressed, this,
            [this, number = entry.piece.number](double fraction, const QString& what) {
                const auto at = find(number);
                if (at == m_pieces.end()) return;
                at->piece.fraction = fraction;
                at->piece.what = what;
                Q_EMIT progressed(at->piece);
            });
    Q_EMIT changed();
}

Work::Entries::iterator Work::find(int number) {
    return std::ranges::find(m_pieces, number, [](const Entry& entry) { return entry.piece.number; });
}

void Work::cancel(int number) {
    cancel([&](const Piece& piece) { return piece.number == number; });
}
void Work::cancel(Lane lane) {
    cancel([&](const Piece& piece) { return piece.lane == lane; });
}
void Work::cancelAll() {
    cancel([](const Piece&) { return true; });
}

void Work::cancel(const std::function<bool(const Piece&)>& isMeant) {
    std::vector<int> waiting;
    for (Entry& entry : m_pieces) {
        if (!isMeant(entry.piece)) continue;
        entry.isCancelled = true;
        if (entry.job)
            entry.job->cancel(); // its end follows
        else
            waiting.push_back(entry.piece.number);
    }
    for (const int number : waiting)
        end(number, {}, true);
}

bool Work::end(int number, const std::string& error, bool wasCancelled) {
    const auto at = find(number);
    Entry entry = std::move(*at);
    m_pieces.erase(at);
    if (entry.job) entry.job.release()->deleteLater(); // its signals are being told
    if (entry.ended) entry.ended();
    const bool isCancelled = wasCancelled || entry.isCancelled; // also where the result was on its way
    Q_EMIT finished();
    if (isCancelled)
        Q_EMIT cancelled(entry.piece.title);
    else if (!error.empty())
        Q_EMIT failed(QString::fromStdString(error));
    Q_EMIT changed();
    return !isCancelled && error.empty();
}

}
