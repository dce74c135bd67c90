# Install rules. Components: runtime (libtenet_c.so.0), c (C header, links, package files),
# cxx (static library, headers, package files), cli (the tenet command). The component python is the
# library inside the Python package and is installed only where it is asked for.

include(CMakePackageConfigHelpers)
set(tenet_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/tenet")

install(TARGETS tenet_tenet EXPORT tenet-cxx-targets
    ARCHIVE COMPONENT cxx
    FILE_SET HEADERS COMPONENT cxx)
install(FILES "${tenet_bid_archive}" DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT cxx)
install(EXPORT tenet-cxx-targets NAMESPACE tenet:: DESTINATION "${tenet_package_dir}" COMPONENT cxx)
install(FILES "${PROJECT_SOURCE_DIR}/cmake/Findtenet_pcre2.cmake"
    DESTINATION "${tenet_package_dir}" COMPONENT cxx)

if(TARGET tenet_c)
    install(TARGETS tenet_c EXPORT tenet-c-targets
        LIBRARY COMPONENT runtime NAMELINK_COMPONENT c
        FILE_SET HEADERS COMPONENT c)
    install(EXPORT tenet-c-targets NAMESPACE tenet:: DESTINATION "${tenet_package_dir}" COMPONENT c)
endif()

# One plain file: links do not survive in a wheel. scikit-build-core asks for it to be stripped.
if(TARGET tenet_c)
    set(tenet_python_library "tenet/_lib/$<TARGET_LINKER_FILE_NAME:tenet_c>")
    install(PROGRAMS "$<TARGET_FILE:tenet_c>" DESTINATION tenet/_lib
        RENAME "$<TARGET_LINKER_FILE_NAME:tenet_c>" COMPONENT python EXCLUDE_FROM_ALL)
    install(CODE "
        if(CMAKE_INSTALL_DO_STRIP)
            execute_process(COMMAND \"${CMAKE_STRIP}\"
                \"\${CMAKE_INSTALL_PREFIX}/${tenet_python_library}\")
        endif()" COMPONENT python EXCLUDE_FROM_ALL)
    if(TARGET tenet_quick)
        install(TARGETS tenet_quick LIBRARY DESTINATION tenet/_lib COMPONENT python
            EXCLUDE_FROM_ALL)
    endif()
    if(DEFINED SKBUILD_METADATA_DIR)
        install(FILES "${PROJECT_SOURCE_DIR}/LICENSE"
            DESTINATION "${SKBUILD_METADATA_DIR}/licenses" COMPONENT python EXCLUDE_FROM_ALL)
    endif()
endif()

if(TARGET tenet_cli)
    install(TARGETS tenet_cli RUNTIME COMPONENT cli)
endif()

# Both components need the package files, whichever of them is installed.
configure_package_config_file(
    "${PROJECT_SOURCE_DIR}/cmake/tenet-config.cmake.in" "${PROJECT_BINARY_DIR}/tenet-config.cmake"
    INSTALL_DESTINATION "${tenet_package_dir}"
    PATH_VARS CMAKE_INSTALL_LIBDIR)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/tenet-config-version.cmake"
    COMPATIBILITY SameMinorVersion)
foreach(component IN ITEMS c cxx)
    install(
        FILES "${PROJECT_BINARY_DIR}/tenet-config.cmake"
              "${PROJECT_BINARY_DIR}/tenet-config-version.cmake"
        DESTINATION "${tenet_package_dir}" COMPONENT ${component})
endforeach()

# A relative way from the .pc file to the prefix keeps the package movable; with an absolute
# library folder there is no such way, and the paths are written out.
set(tenet_pc_includedir "\${prefix}/${CMAKE_INSTALL_INCLUDEDIR}")
set(tenet_pc_libdir "\${prefix}/${CMAKE_INSTALL_LIBDIR}")
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
    set(tenet_pc_prefix "${CMAKE_INSTALL_PREFIX}")
    set(tenet_pc_libdir "${CMAKE_INSTALL_LIBDIR}")
else()
    file(RELATIVE_PATH tenet_pc_up "/p/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/p")
    string(REGEX REPLACE "/$" "" tenet_pc_up "${tenet_pc_up}")
    set(tenet_pc_prefix "\${pcfiledir}/${tenet_pc_up}")
endif()
if(IS_ABSOLUTE "${CMAKE_INSTALL_INCLUDEDIR}")
    set(tenet_pc_includedir "${CMAKE_INSTALL_INCLUDEDIR}")
endif()
foreach(package IN ITEMS tenet tenet-cxx)
    configure_file("${PROJECT_SOURCE_DIR}/cmake/${package}.pc.in"
        "${PROJECT_BINARY_DIR}/${package}.pc" @ONLY)
endforeach()
install(FILES "${PROJECT_BINARY_DIR}/tenet.pc"
    DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT c)
install(FILES "${PROJECT_BINARY_DIR}/tenet-cxx.pc"
    DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT cxx)
