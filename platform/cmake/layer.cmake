# The build's two functions: layer() and program(). Each target sees only the headers it may use.
#
# layer(NAME FOLDER folder SOURCES a.cpp .. USES layers .. SYSTEM header-patterns .. LINK targets ..)
#
# A static library with an include root of its own: build/*/include/NAME/FOLDER/ holds one symlink for each header of the
# folder (not of its subfolders). A layer sees its own root and the roots of the layers it USES, so a forbidden #include
# fails with "No such file". USES itself is held to the table in arrows.cmake. What include roots cannot see (`..`,
# neighbours by their bare name, system headers) check_includes.cmake refuses, as a step of every build.
include(${CMAKE_CURRENT_LIST_DIR}/arrows.cmake)
option(LECTERN_TESTS "build the tests" ON)
option(LECTERN_SANITIZE "address and undefined behaviour sanitizers" OFF)

# clang finds g++ 12's own std::stable_sort deprecated: that is not ours to mend.
# g++ 12 takes an empty std::optional for an uninitialised one when it optimises: -Wuninitialized stays, its guess goes.
add_library(lectern_flags INTERFACE)
target_compile_options(lectern_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
  -Wold-style-cast -Wimplicit-fallthrough -Werror
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized> $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)
if(LECTERN_SANITIZE)
  # -g1: lines for the reports; whole debug information would make this the slowest of the builds. Undefined behaviour is
  # looked for in what is tested; in the tests themselves it would take a third of the time they need to compile.
  set(of_tests $<BOOL:$<TARGET_PROPERTY:OF_TESTS>>)
  target_compile_options(lectern_flags INTERFACE -fsanitize=address $<$<NOT:${of_tests}>:-fsanitize=undefined>
    -fno-omit-frame-pointer -fno-sanitize-recover=all -g1)
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

# Refuses forbidden includes in the SOURCES of a target in FOLDER, before anything is compiled against it.
function(check_includes target)
  cmake_parse_arguments(ARG "" "FOLDER" "SOURCES;FOLDERS;SYSTEM" ${ARGN})
  set(stamp ${CMAKE_CURRENT_BINARY_DIR}/${target}.includes)
  string(REPLACE ";" "|" sources "${ARG_SOURCES}")
  string(REPLACE ";" "|" folders "${ARG_FOLDERS}")
  string(REPLACE ";" "@" system "${ARG_SYSTEM}")
  set(scripts ${CMAKE_SOURCE_DIR}/platform/cmake)
  add_custom_command(OUTPUT ${stamp}
    COMMAND ${CMAKE_COMMAND} -DTARGET=${target} -DFOLDER=${ARG_FOLDER} "-DSOURCES=${sources}" "-DFOLDERS=${folders}"
      "-DSYSTEM=${system}" -DROOT=${CMAKE_SOURCE_DIR} -DSTAMP=${stamp} -P ${scripts}/check_includes.cmake
    DEPENDS ${ARG_SOURCES} ${scripts}/check_includes.cmake ${scripts}/arrows.cmake
    COMMENT "Checking the includes of ${target}" VERBATIM)
  add_custom_target(${target}_includes DEPENDS ${stamp})
  add_dependencies(${target} ${target}_includes)
endfunction()

# Sets `result` to the folders of the layers that `name` in `folder` uses; stops when it may not use one.
function(folders_used name folder used_layers result)
  set(folders)
  foreach(used ${used_layers})
    if(NOT TARGET ${used})
      message(FATAL_ERROR "${name} uses ${used}, which no folder before it defines (see the order in CMakeLists.txt)")
    endif()
    get_target_property(used_folders ${used} LAYER_FOLDERS)
    foreach(used_folder ${used_folders})
      require_arrow(${name} ${folder} ${used} ${used_folder})
    endforeach()
    list(APPEND folders ${used_folders})
  endforeach()
  set(${result} ${folders} PARENT_SCOPE)
endfunction()

# Stops when LINK smuggles in a layer: those are named in USES, where the arrows are checked.
function(refuse_linked_layers name)
  foreach(linked ${ARGN})
    if(TARGET ${linked})
      get_target_property(folders ${linked} LAYER_FOLDERS)
      if(folders)
        message(FATAL_ERROR "${name} links the layer ${linked} behind the arrows' back: name it in USES")
      endif()
    endif()
  endforeach()
endfunction()

# Sets `result` to the sources with their whole paths.
function(whole_paths result)
  list(TRANSFORM ARGN PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
  set(${result} ${ARGN} PARENT_SCOPE)
endfunction()

function(layer name)
  cmake_parse_arguments(ARG "" "" "FOLDER;SOURCES;USES;SYSTEM;LINK" ${ARGN})
  foreach(folder ${ARG_FOLDER})
    arrows_of(${folder} row ignored)
    if(row STREQUAL "" OR NOT IS_DIRECTORY ${CMAKE_SOURCE_DIR}/${folder})
      message(FATAL_ERROR "${name}: ${folder} is no folder, or has no row in platform/cmake/arrows.cmake")
    endif()
  endforeach()
  list(GET ARG_FOLDER 0 home)
  folders_used(${name} ${home} "${ARG_USES}" folders)
  refuse_linked_layers(${name} ${ARG_LINK})
  whole_paths(checked ${ARG_SOURCES})
  add_library(${name} STATIC ${ARG_SOURCES})
  foreach(folder ${ARG_FOLDER})
    link_headers(${name} ${folder})
    file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.h)
    list(APPEND checked ${headers})
  endforeach()
  target_include_directories(${name} PUBLIC ${CMAKE_BINARY_DIR}/include/${name})
  target_link_libraries(${name} PUBLIC ${ARG_USES} PRIVATE lectern_flags ${ARG_LINK})
  set_property(TARGET ${name} PROPERTY LAYER_FOLDERS ${ARG_FOLDER})
  set_property(GLOBAL APPEND PROPERTY LECTERN_LAYERS ${name})
  check_includes(${name} FOLDER ${home} SOURCES ${checked} FOLDERS ${ARG_FOLDER} ${folders} SYSTEM ${ARG_SYSTEM})
endfunction()

# program(NAME OUTPUT binary SOURCES .. USES layers .. SYSTEM .. LINK ..): a main() on top of layers. FOLDERS are more
# folders whose headers it may include.
function(program name)
  cmake_parse_arguments(ARG "" "OUTPUT" "SOURCES;USES;FOLDERS;SYSTEM;LINK" ${ARGN})
  file(RELATIVE_PATH home ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  folders_used(${name} ${home} "${ARG_USES}" folders)
  refuse_linked_layers(${name} ${ARG_LINK})
  whole_paths(checked ${ARG_SOURCES})
  add_executable(${name} ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES OUTPUT_NAME ${ARG_OUTPUT})
  target_link_libraries(${name} PRIVATE lectern_flags ${ARG_USES} ${ARG_LINK})
  set_property(TARGET ${name} PROPERTY PROGRAM_FOLDER ${home})
  set_property(TARGET ${name} PROPERTY OF_TESTS ${OF_TESTS})
  set_property(GLOBAL APPEND PROPERTY LECTERN_PROGRAMS ${name})
  check_includes(${name} FOLDER ${home} SOURCES ${checked} FOLDERS ${ARG_FOLDERS} ${folders} SYSTEM ${ARG_SYSTEM})
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
    SYSTEM "doctest/doctest.h" ${ARG_SYSTEM} LINK ${ARG_LINK} doctest_main)
  target_include_directories(${name} PRIVATE ${CMAKE_BINARY_DIR}/include/${name})
  target_compile_definitions(${name} PRIVATE LECTERN_TESTS_DIR="${CMAKE_SOURCE_DIR}/tests"
    LECTERN_ASSETS_DIR="${CMAKE_SOURCE_DIR}/assets"
    LECTERN_GOLDEN_USED="${CMAKE_BINARY_DIR}/golden-used/${name}.txt")
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77 FIXTURES_REQUIRED golden_log)
  set_property(GLOBAL APPEND PROPERTY LECTERN_TEST_PROGRAMS ${name})
endfunction()
