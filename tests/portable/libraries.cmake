# Where only the rooms without Qt are built: the headers of the libraries that some of them own, and nothing to link with.
# They are the same for every system, and what calls the libraries is compiled against them; the program that is built
# here calls none (fftw_stand_in.cpp stands in for FFTW). Each header is taken by itself: the folder that it lies in
# holds the headers of this system.
set(headers_folder ${CMAKE_BINARY_DIR}/headers)
file(MAKE_DIRECTORY ${headers_folder})
set(usual_folders /usr/include /usr/include/${CMAKE_HOST_SYSTEM_PROCESSOR}-linux-gnu /usr/local/include)
foreach(header sndfile.h soxr.h fftw3.h ebur128.h taglib libavformat libavcodec libavutil libswresample)
    find_file(header_${header} ${header} PATHS ${usual_folders} NO_CMAKE_FIND_ROOT_PATH REQUIRED)
    file(CREATE_LINK ${header_${header}} ${headers_folder}/${header} COPY_ON_ERROR SYMBOLIC)
endforeach()
foreach(library SndFile Ffmpeg Ebur128 Fftw Soxr TagLib)
    add_library(PkgConfig::${library} INTERFACE IMPORTED)
    target_include_directories(PkgConfig::${library} SYSTEM INTERFACE ${headers_folder} ${headers_folder}/taglib)
endforeach()
