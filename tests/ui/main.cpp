#include "support/program.h"

#include <QApplication>

int main(int argc, char* argv[]) {
    const QApplication application(argc, argv);
    return gleaner::test::Tests::run(argc, argv);
}
