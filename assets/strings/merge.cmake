# Brings each LL.po up to date with lectern.pot, and says what it lacks: cmake -DMSGMERGE=.. -DMSGATTRIB=.. -DFOLDER=..
# -P merge.cmake. New words come without a translation, never with a guess; words that are gone are forgotten. Nothing
# but words and the files they stand in is written, so a .po changes only when words do.
cmake_minimum_required(VERSION 3.25)
file(GLOB translations ${FOLDER}/*.po)
foreach(po ${translations})
  execute_process(
    COMMAND ${MSGMERGE} --update --backup=none --quiet --no-fuzzy-matching --no-wrap --add-location=file ${po}
      ${FOLDER}/lectern.pot COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND ${MSGATTRIB} --no-obsolete --no-wrap --add-location=file --output-file=${po} ${po}
    COMMAND_ERROR_IS_FATAL ANY)
  # --force-po: a header even where nothing is missing; it is no message of its own.
  execute_process(COMMAND ${MSGATTRIB} --untranslated --no-location --no-wrap --force-po ${po}
    OUTPUT_VARIABLE missing COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND ${MSGATTRIB} --only-fuzzy --no-location --no-wrap --force-po ${po}
    OUTPUT_VARIABLE fuzzy COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX REPLACE "[][;]" " " words "${missing}${fuzzy}")
  string(REGEX MATCHALL "msgid \"[^\n]+\"\n" words "${words}")
  list(LENGTH words count)
  get_filename_component(name ${po} NAME)
  if(count EQUAL 0)
    message("${name} is complete")
  else()
    list(JOIN words "  " words)
    message("${name}: write the translation of\n  ${words}")
  endif()
endforeach()
