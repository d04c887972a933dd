# Collects the words to translate: cmake -DXGETTEXT=.. -DROOT=.. -DOUTPUT=.. -P extract.cmake
# The template has a fixed header and no line numbers, so that it changes only when words do.
cmake_minimum_required(VERSION 3.25)
# Of the installer only what it says at an end: the reader shows that.
file(GLOB_RECURSE sources RELATIVE ${ROOT} ${ROOT}/app/*.cpp ${ROOT}/app/*.h ${ROOT}/store/install/end.cpp)
list(SORT sources)
get_filename_component(folder ${OUTPUT} DIRECTORY)
file(MAKE_DIRECTORY ${folder})
list(JOIN sources "\n" list_of_sources)
file(WRITE ${OUTPUT}.sources "${list_of_sources}\n")
execute_process(
  COMMAND ${XGETTEXT} --language=C++ --from-code=UTF-8 --keyword --keyword=tr:2 --keyword=tr_context:2c,3
    --keyword=tr_n:2,3 --keyword=told:1 --add-location=file --sort-by-file --no-wrap --add-comments=TRANSLATORS
    --files-from=${OUTPUT}.sources --output=${OUTPUT}.raw
  WORKING_DIRECTORY ${ROOT} COMMAND_ERROR_IS_FATAL ANY)

# The words begin after the first empty line; what stands above it has the date and this machine's settings.
file(READ ${OUTPUT}.raw words)
string(FIND "${words}" "\n\n" header_end)
string(SUBSTRING "${words}" ${header_end} -1 words)
set(header [=[
# The words of Lectern's interface. Made from the sources with: cmake --build --preset dev --target strings
msgid ""
msgstr ""
"Project-Id-Version: lectern\n"
"Language: \n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"]=])
string(STRIP "${words}" words)
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT "@header@\n\n@words@\n" @ONLY)
