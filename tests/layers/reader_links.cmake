# Reads from ninja what the two programs are linked of: the layers of store/write are in lectern-pack, which shows that
# the question is the right one, and not in lectern.
function(inputs_of program result)
  execute_process(COMMAND ${NINJA} -C ${BUILD} -t query bin/${program} OUTPUT_VARIABLE said ERROR_VARIABLE said
    RESULT_VARIABLE status)
  if(NOT status EQUAL 0 OR NOT said MATCHES "libplatform_base[.]a")
    message(FATAL_ERROR "ninja does not know what ${program} is linked of:\n${said}")
  endif()
  set(${result} "${said}" PARENT_SCOPE)
endfunction()

inputs_of(lectern-pack librarian)
inputs_of(lectern reader)
foreach(layer store_clean store_match store_import store_write)
  if(NOT librarian MATCHES "lib${layer}[.]a")
    message(FATAL_ERROR "lectern-pack should link ${layer}:\n${librarian}")
  endif()
  if(reader MATCHES "lib${layer}[.]a")
    message(FATAL_ERROR "lectern links ${layer}:\n${reader}")
  endif()
endforeach()
