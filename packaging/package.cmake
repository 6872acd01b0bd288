# Install rules beside the programs' own, and the Debian package (cpack -G DEB in the build folder).
include(GNUInstallDirs)
install(FILES packaging/gleaner.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES packaging/gleaner.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo
        RENAME io.github.gleaner.Gleaner.metainfo.xml)
install(FILES packaging/gleaner-mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages RENAME gleaner.xml)
install(FILES resources/icons/gleaner.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES LICENSE README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_PACKAGE_NAME gleaner)
set(CPACK_PACKAGE_CONTACT "The Gleaner authors <gleaner@users.noreply.github.com>")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-translations-l10n") # Qt's own words in other languages
set(CPACK_DEBIAN_PACKAGE_SECTION sound)
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
include(CPack)
