# layer(NAME FOLDER folder SOURCES a.cpp .. USES layers .. SYSTEM header-patterns .. LINK targets ..)
#
# A static library with an include root of its own: build/include/NAME/FOLDER/ holds one symlink for each
# header of the folder (not of its subfolders). A layer sees its own root and the roots of the layers it
# USES, so a forbidden #include fails with "No such file". What that cannot see (`..`, neighbours reached by
# a relative path, system headers) platform/cmake/check_includes.cmake refuses, as a step of every build.
option(LECTERN_TESTS "build the tests" ON)
option(LECTERN_SANITIZE "address and undefined behaviour sanitizers" OFF)

add_library(lectern_flags INTERFACE)
target_compile_options(lectern_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
  -Wold-style-cast -Wimplicit-fallthrough -Werror)
if(LECTERN_SANITIZE)
  target_compile_options(lectern_flags INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(lectern_flags INTERFACE -fsanitize=address,undefined)
endif()

# Symlinks the headers of FOLDER into the include root of NAME.
function(link_headers name folder)
  set(root ${CMAKE_BINARY_DIR}/include/${name})
  file(GLOB headers CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/${folder} ${CMAKE_SOURCE_DIR}/${folder}/*.h)
  file(REMOVE_RECURSE ${root}/${folder})
  file(MAKE_DIRECTORY ${root}/${folder})
  foreach(header ${headers})
    file(CREATE_LINK ${CMAKE_SOURCE_DIR}/${folder}/${header} ${root}/${folder}/${header} SYMBOLIC)
  endforeach()
endfunction()

# Refuses forbidden includes in SOURCES before TARGET is built.
function(check_includes target)
  cmake_parse_arguments(ARG "" "" "SOURCES;FOLDERS;SYSTEM" ${ARGN})
  set(stamp ${CMAKE_CURRENT_BINARY_DIR}/${target}.includes)
  string(REPLACE ";" "|" sources "${ARG_SOURCES}")
  string(REPLACE ";" "|" folders "${ARG_FOLDERS}")
  string(REPLACE ";" "@" system "${ARG_SYSTEM}")
  add_custom_command(OUTPUT ${stamp}
    COMMAND ${CMAKE_COMMAND} -DTARGET=${target} "-DSOURCES=${sources}" "-DFOLDERS=${folders}" "-DSYSTEM=${system}"
      -DROOT=${CMAKE_SOURCE_DIR} -DSTAMP=${stamp} -P ${CMAKE_SOURCE_DIR}/platform/cmake/check_includes.cmake
    DEPENDS ${ARG_SOURCES} ${CMAKE_SOURCE_DIR}/platform/cmake/check_includes.cmake
    COMMENT "Checking the includes of ${target}" VERBATIM)
  add_custom_target(${target}_includes DEPENDS ${stamp})
  add_dependencies(${target} ${target}_includes)
endfunction()

function(layer name)
  cmake_parse_arguments(ARG "" "" "FOLDER;SOURCES;USES;SYSTEM;LINK" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE lectern_flags)
  set(folders)
  foreach(folder ${ARG_FOLDER})
    link_headers(${name} ${folder})
    list(APPEND folders ${folder})
  endforeach()
  set_property(TARGET ${name} PROPERTY LAYER_FOLDERS ${folders})
  target_include_directories(${name} PUBLIC ${CMAKE_BINARY_DIR}/include/${name})
  foreach(used ${ARG_USES})
    target_link_libraries(${name} PUBLIC ${used})
    get_target_property(used_folders ${used} LAYER_FOLDERS)
    list(APPEND folders ${used_folders})
  endforeach()
  target_link_libraries(${name} PRIVATE ${ARG_LINK})
  set(checked)
  foreach(source ${ARG_SOURCES})
    list(APPEND checked ${CMAKE_CURRENT_SOURCE_DIR}/${source})
  endforeach()
  foreach(folder ${ARG_FOLDER})
    file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.h)
    list(APPEND checked ${headers})
  endforeach()
  check_includes(${name} SOURCES ${checked} FOLDERS ${folders} SYSTEM ${ARG_SYSTEM})
endfunction()

# program(NAME OUTPUT binary SOURCES .. USES layers .. SYSTEM .. LINK ..): a main() on top of layers. FOLDERS are more
# folders whose headers it may include.
function(program name)
  cmake_parse_arguments(ARG "" "OUTPUT" "SOURCES;USES;FOLDERS;SYSTEM;LINK" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES OUTPUT_NAME ${ARG_OUTPUT})
  target_link_libraries(${name} PRIVATE lectern_flags ${ARG_USES} ${ARG_LINK})
  set(folders ${ARG_FOLDERS})
  foreach(used ${ARG_USES})
    get_target_property(used_folders ${used} LAYER_FOLDERS)
    list(APPEND folders ${used_folders})
  endforeach()
  set(checked)
  foreach(source ${ARG_SOURCES})
    list(APPEND checked ${CMAKE_CURRENT_SOURCE_DIR}/${source})
  endforeach()
  check_includes(${name} SOURCES ${checked} FOLDERS ${folders} SYSTEM ${ARG_SYSTEM})
endfunction()

# layer_test(NAME SOURCES .. USES layers .. SYSTEM .. LINK ..): a doctest program that links only those layers. It
# sees tests/golden.h and the headers of its own folder. A program that cannot run here (no data, no display) prints
# "SKIPPED: reason" and exits 77.
function(layer_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;SYSTEM;LINK" ${ARGN})
  file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  link_headers(${name} tests)
  link_headers(${name} ${folder})
  program(${name} OUTPUT ${name} SOURCES ${ARG_SOURCES} USES ${ARG_USES} FOLDERS tests ${folder} doctest
    SYSTEM "doctest/doctest.h" ${ARG_SYSTEM} LINK ${ARG_LINK} doctest::doctest)
  target_include_directories(${name} PRIVATE ${CMAKE_BINARY_DIR}/include/${name})
  target_compile_definitions(${name} PRIVATE LECTERN_TESTS_DIR="${CMAKE_SOURCE_DIR}/tests"
    LECTERN_ASSETS_DIR="${CMAKE_SOURCE_DIR}/assets"
    LECTERN_GOLDEN_USED="${CMAKE_BINARY_DIR}/golden-used/${name}.txt")
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77 FIXTURES_REQUIRED golden_log)
  set_property(GLOBAL APPEND PROPERTY LECTERN_TEST_PROGRAMS ${name})
endfunction()
