# Writes OUTPUT, a C++ file that defines FUNCTION() of NAMESPACE as the text of INPUT. Run with cmake -P.
file(READ ${INPUT} text)
file(WRITE ${OUTPUT} "#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n\nstd::string_view ${FUNCTION}() {\n  return R\"embedded(${text})embedded\";\n}\n\n}  // namespace ${NAMESPACE}\n")
