#include "support/program.h"

#include <QCoreApplication>

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    return gleaner::test::Tests::run(argc, argv);
}
