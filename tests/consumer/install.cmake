# Installs the build BUILD into ROOT/installed, replacing what earlier runs left. Run with cmake -P.

file(REMOVE_RECURSE "${ROOT}/installed" "${ROOT}/moved")
execute_process(
    COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${ROOT}/installed"
    OUTPUT_QUIET
    COMMAND_ERROR_IS_FATAL ANY)
