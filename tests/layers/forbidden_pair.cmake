# Preprocesses a file that includes ALLOWED, which must work, then one that includes FORBIDDEN, which must fail because
# there is no such header, with INCLUDES as the target's own include folders.
set(flags)
foreach(folder ${INCLUDES})
  list(APPEND flags -I${folder})
endforeach()

function(preprocess header result output)
  file(WRITE ${PROBE} "#include \"${header}\"\n")
  execute_process(COMMAND ${COMPILER} -std=c++20 -E ${flags} ${PROBE} -o /dev/null
    RESULT_VARIABLE status ERROR_VARIABLE said)
  set(${result} ${status} PARENT_SCOPE)
  set(${output} "${said}" PARENT_SCOPE)
endfunction()

preprocess(${ALLOWED} status said)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${ALLOWED} should be found, or the test proves nothing:\n${said}")
endif()
preprocess(${FORBIDDEN} status said)
if(status EQUAL 0)
  message(FATAL_ERROR "${FORBIDDEN} could be included")
endif()
string(REGEX REPLACE "[.+]" "[\\0]" pattern ${FORBIDDEN})  # g++ says the first, clang++ the second
if(NOT said MATCHES "fatal error: (${pattern}: No such file or directory|'${pattern}' file not found)")
  message(FATAL_ERROR "${FORBIDDEN} was refused for another reason:\n${said}")
endif()
