#include "ui/song/score_delegate.h"

#include "ui/song/choices_model.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace gleaner::ui {

void ScoreDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant score = index.data(ChoicesModel::scoreRole);
    if (!score.isValid()) return;
    const QRect cell = option.rect.adjusted(4, 0, -12, 0);
    const int width = static_cast<int>(cell.width() * std::clamp(score.toDouble(), 0.0, 1.0));
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->fillRect(QRect(cell.left(), cell.bottom() - 3, width, 2),
                      isSelected ? option.palette.color(QPalette::HighlightedText)
                                 : kindColour(music::SampleKind::Phrase, option.palette));
}

}
