#include "flp/grammar.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace gleaner::flp {
namespace {

// The order of events in a project of FL 20 and later, as found in 1,333 real ones (docs/flp.md 3). An event
// is its id;
// ":n" says its bytes (":*" any number), ">r" that it is there from that release on and never before, "<r"
// that it is there before that release alone; "?", "*", "+", "{n}" and "{n-m}" say how often, parentheses
// make groups. This table is kept apart from `knows`, by which projects are written, so that each proves the
// other.
constexpr std::string_view grammar =
    // header
    "199:* 159 169>24.2 28 172>25.2 192:*>25.2 37 200:* 156 67 9 11 80 17 18 35 217:8? 23 44>21 30? 10 194:* "
    "206:* "
    "207:* 167>21.1 202:* 195:* 197:*? 237:16 "
    // groups and initial controls
    "231:*+ 146 216:*>21 216:*<21? "
    // notes of patterns, MIDI inputs, links
    "(65 223:*? 224:*? (160 161)*)* 226:20+ (227:20 230:*?)* "
    // the first channel, properties of patterns, the other channels
    "( (64 21 201:* 212:52 203:*? 155 128 41>21 213:*? 0 209:20 138 139 89 97 48>24.1 69 86 71 83 74 75 76 "
    "85 131 70 "
    "22<24.2.99 104>24.2.99 94* 15? 50>24.2 219:24 229:20 221:9 215:157<20.6 (215:158)>20.6<20.9 "
    "215:168>20.9 132? 144 "
    "145 234:*? 32 251:*? 228:16{2} 218:68{5} 143 20 196:*? 135? 142? 170>25.1 51>25.1) "
    "(65 193:*? 150 157 158 (26 162)? (148 33 34 46>21.1 45>21.1 168>21.1 101>21.1 205:*)* 164 52>25.2 "
    "171>25.2 "
    "252:*>25.2 253:48>25.2)* )* "
    // arrangements
    "(99 241:* 36 233:* (148 33 34 46>21.1 45>21.1 168>21.1 101>21.1 205:*)* "
    "(238:62 239:*?)<20.1{33-500} ((238:66)<24.2 238:70>24.2 43>21 239:*?)>20.1{500} 242:28>21.1?)+ "
    // tail
    "100 29 39>20.7 40>20.8.3 31 38>20.5 103>24.2.99 "
    // mixer inserts and values
    "(149? 42>21 95? 204:*? 236:12 ((201:* 212:52 203:*? 155 128 41>21 213:*)? 98){10} 235:*<24.2.99 "
    "235:*>24.2.99<25? 235:*>25 165>20.9 "
    "166>20.9 49>24.2 "
    "154 147)+ 225:* 133 243:8>21.2 47>21.2";

/// A piece of the grammar: an event, or a group of pieces.
struct Piece {
    int id = -1; ///< -1: a group
    std::optional<std::size_t> size;
    std::size_t least = 1, most = 1;
    std::vector<Piece> pieces;
};

constexpr std::size_t anyNumber = static_cast<std::size_t>(-1);

/// Reads the grammar's text into pieces, without those that the release does not have.
class GrammarReader {
public:
    explicit GrammarReader(const ReleaseNumber& release) : m_release(release) {}

    std::vector<Piece> read() { return sequence(); }

private:
    char peek() const { return m_at < grammar.size() ? grammar[m_at] : '\0'; }
    bool eat(char c) {
        if (peek() != c) return false;
        ++m_at;
        return true;
    }
    std::size_t number() {
        std::size_t value = 0;
        const auto end = std::from_chars(grammar.data() + m_at, grammar.data() + grammar.size(), value).ptr;
        m_at = static_cast<std::size_t>(end - grammar.data());
        return value;
    }
    ReleaseNumber release() {
        const std::size_t begin = m_at;
        while (peek() == '.' || (peek() >= '0' && peek() <= '9'))
            ++m_at;
        return releaseFromText(grammar.substr(begin, m_at - begin));
    }

    std::vector<Piece> sequence() {
        std::vector<Piece> pieces;
        while (peek() != '\0' && peek() != ')') {
            if (eat(' ')) continue;
            bool applies = true;
            Piece piece = one(applies);
            if (applies) pieces.push_back(std::move(piece));
        }
        return pieces;
    }

    Piece one(bool& applies) {
        Piece piece;
        if (eat('(')) {
            piece.pieces = sequence();
            eat(')');
        } else {
            piece.id = static_cast<int>(number());
            if (eat(':') && !eat('*')) piece.size = number();
        }
        while (peek() == '>' || peek() == '<') {
            const bool from = eat('>') || !eat('<');
            const bool reached = m_release >= release();
            applies = applies && reached == from;
        }
        often(piece);
        return piece;
    }

    void often(Piece& piece) {
        if (eat('?')) piece.least = 0;
        if (eat('*')) {
            piece.least = 0;
            piece.most = anyNumber;
        }
        if (eat('+')) piece.most = anyNumber;
        if (eat('{')) {
            piece.least = piece.most = number();
            if (eat('-')) piece.most = number();
            eat('}');
        }
    }

    ReleaseNumber m_release;
    std::size_t m_at = 0;
};

/// Holds events to pieces, one event of view: the id alone says which way to go.
class Matcher {
public:
    explicit Matcher(const EventList& list) : m_list(list) {}

    std::optional<std::string> match(const std::vector<Piece>& pieces) {
        if (!all(pieces)) return m_error;
        if (m_at < m_list.events.size()) return error("the end of the project");
        return std::nullopt;
    }

private:
    bool all(const std::vector<Piece>& pieces) {
        return std::all_of(pieces.begin(), pieces.end(), [&](const Piece& piece) { return often(piece); });
    }

    bool often(const Piece& piece) {
        for (std::size_t times = 0; times < piece.most; ++times) {
            const std::size_t before = m_at;
            if (once(piece)) {
                if (m_at == before) break; // nothing of it is there
                m_wanted.clear();
                continue;
            }
            return m_at == before && times >= piece.least && m_sizeIsRight;
        }
        return true;
    }

    bool once(const Piece& piece) {
        if (piece.id < 0) return all(piece.pieces);
        if (m_at >= m_list.events.size() || static_cast<int>(m_list.events[m_at].id) != piece.id) {
            m_wanted.insert(piece.id);
            std::string ids;
            for (const int id : m_wanted)
                ids += (ids.empty() ? "" : " or ") + std::to_string(id);
            m_error = error("event " + ids);
            return false;
        }
        const std::size_t size = m_list.events[m_at].data.size();
        if (piece.size && *piece.size != size) {
            m_sizeIsRight = false;
            m_error = "Event " + std::to_string(piece.id) + " (the " + std::to_string(m_at + 1) +
                      ". of the file) has " + std::to_string(size) + " bytes, where FL Studio " +
                      m_list.version + " writes " + std::to_string(*piece.size) + ".";
            return false;
        }
        ++m_at;
        return true;
    }

    std::string error(const std::string& wanted) const {
        const std::string place = m_at < m_list.events.size()
                                      ? "Event " + std::to_string(static_cast<int>(m_list.events[m_at].id)) +
                                            " (the " + std::to_string(m_at + 1) + ". of the file)"
                                      : "The end of the events";
        return place + " stands where FL Studio " + m_list.version + " writes " + wanted + ".";
    }

    const EventList& m_list;
    std::size_t m_at = 0;
    bool m_sizeIsRight = true;
    std::set<int> m_wanted; ///< since the last event that fitted
    std::string m_error;
};

}

std::optional<std::string> leavesTheGrammar(const EventList& list) {
    return Matcher(list).match(GrammarReader(list.release).read());
}

}
