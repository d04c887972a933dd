# Everything from Debian's packages, found once, under the names the layers link.
find_package(PkgConfig REQUIRED)
foreach(spec freetype:freetype2 harfbuzz:harfbuzz icu:icu-i18n icuuc:icu-uc sqlite:sqlite3 zstd:libzstd glfw:glfw3 egl:egl
    gles:glesv2 x11:x11 sodium:libsodium seccomp:libseccomp imgui:imgui)
  string(REPLACE ":" ";" pair ${spec})
  list(GET pair 0 target)
  list(GET pair 1 module)
  pkg_check_modules(${target} REQUIRED IMPORTED_TARGET GLOBAL ${module})
endforeach()
if(LECTERN_TESTS)
  find_package(doctest REQUIRED)
endif()
find_library(STEMMER_LIBRARY stemmer REQUIRED)  # libstemmer has no .pc file
find_library(CSV_LIBRARY csv REQUIRED)          # nor has libcsv
