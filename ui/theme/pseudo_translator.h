#pragma once

#include <QTranslator>

namespace gleaner::ui {

/// Every text of the window in a language that nobody speaks: English with accents, two fifths longer, in
/// brackets. It shows what a longer language would cut off, and, where brackets are missing, which texts
/// can't be translated.
class PseudoTranslator final : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    QString translate(const char* context, const char* source, const char* disambiguation,
                      int n) const override;
    bool isEmpty() const override { return false; }
};

/// "&Open %1…" as "[&Öþéñ %1… éñļö]": places, marks of keys and tags stay as they are. The length grows by
/// two fifths at least.
QString pseudoText(const QString& text);

}
