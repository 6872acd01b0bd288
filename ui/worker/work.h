#pragma once

#include "jobs/run.h"

#include <QObject>
#include <QString>

#include <functional>
#include <list>
#include <memory>
#include <vector>

namespace gleaner::ui {

/// Pieces of one lane wait for each other, in the order in which they were asked for; the lanes run beside
/// each other. Analysing takes as many pieces at once as there are processors.
enum class Lane { Opening, Analysing, Exporting };

/// A piece of work as a person sees it.
struct Piece {
    int number = 0; ///< of its own as long as the window lives
    Lane lane = Lane::Opening;
    QString title; ///< "Listening to walk.wav"
    bool isRunning = false;
    double fraction = 0.0; ///< done of it, 0 to 1
    QString what;          ///< it does now; may be empty
};

/// In one line: "Exporting walk — rendering kick_01". What only repeats the title is left out.
QString lineOf(const Piece& piece);

/// The long work that a person waits for, each piece with progress and cancel. Nothing is refused: what can't
/// begin yet waits.
class Work : public QObject {
    Q_OBJECT
public:
    explicit Work(QObject* parent = nullptr) : QObject(parent) {}

    bool isRunning() const { return !m_pieces.empty(); }
    bool isRunning(Lane lane) const;
    /// What runs, then what waits, each in the order in which it was asked for.
    std::vector<Piece> pieces() const;

    /// Runs `work` on the pool when its turn comes and hands its result to `done` here; `ended` is called
    /// before that, also after an error, which ends in `failed`, and a cancel, which ends in `cancelled`.
    template <typename Result>
    int run(Lane lane, const QString& title, std::function<Result(const Progress&)> work,
            std::function<void(Result)> done, const std::function<void()>& ended = {}) {
        const int number = m_nextNumber++;
        add({number, lane, title, false, 0.0, {}}, ended,
            [this, number, work = std::move(work), done = std::move(done)] {
                return jobs::run<Result>(work, [this, number, done](jobs::Outcome<Result> outcome) {
                    if (end(number, outcome.error, outcome.cancelled)) done(std::move(*outcome.result));
                    startNext();
                });
            });
        return number;
    }

    void cancel(int number); ///< nothing happens when it has ended
    void cancel(Lane lane);
    void cancelAll();

Q_SIGNALS:
    void asked();   ///< for a piece, whether it begins now or waits
    void changed(); ///< a piece came, began, or ended
    void progressed(const gleaner::ui::Piece& piece);
    void finished(); ///< a piece, before its result is handed over
    void failed(const QString& sentence);
    void cancelled(const QString& title);

private:
    struct Entry {
        Piece piece;
        std::function<void()> ended;
        std::function<std::unique_ptr<jobs::Job>()> start;
        std::unique_ptr<jobs::Job> job; ///< null while it waits
        bool isCancelled = false;
    };
    using Entries = std::list<Entry>;

    void add(Piece piece, std::function<void()> ended, std::function<std::unique_ptr<jobs::Job>()> start);
    void startNext();
    void start(Entry& entry);
    bool end(int number, const std::string& error, bool wasCancelled);
    void cancel(const std::function<bool(const Piece&)>& isMeant);
    Entries::iterator find(int number);

    Entries m_pieces;
    int m_nextNumber = 1;
};

}
