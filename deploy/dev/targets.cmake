# How every library, program and test of the house is declared: one call each, dependencies named.

add_library(build_flags INTERFACE)
target_compile_options(build_flags INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Wno-missing-field-initializers $<$<BOOL:${VANTHU_WERROR}>:-Werror>)
if(VANTHU_SANITIZE)
  target_compile_options(build_flags INTERFACE -fsanitize=${VANTHU_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(build_flags INTERFACE -fsanitize=${VANTHU_SANITIZE})
endif()
if(VANTHU_FUZZ)
  target_compile_options(build_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(VANTHU_FAULT_POINTS)
  target_compile_definitions(build_flags INTERFACE VANTHU_FAULT_POINTS)
endif()
find_program(MOLD mold)
if(MOLD)
  target_link_options(build_flags INTERFACE -fuse-ld=mold)
endif()

# What nearly every file includes, parsed once for all of them: a third of the compiler's time. Each file still includes what it uses, and the builds that
# tests run on hold it to that, as they go without.
option(VANTHU_PRECOMPILE "Precompile the headers that nearly every file includes" OFF)
set(common_headers <algorithm> <chrono> <functional> <map> <memory> <mutex> <optional> <set> <span> <string> <string_view> <utility> <variant> <vector>
  <absl/status/status.h> <absl/status/statusor.h> <absl/strings/str_cat.h> <absl/strings/str_format.h> <absl/strings/str_join.h> <absl/strings/str_split.h>
  <absl/time/time.h>)
if(VANTHU_PRECOMPILE)
  target_compile_options(build_flags INTERFACE -pthread)  # else those that link gRPC, which asks for it, could not use what the others precompiled
  file(WRITE ${PROJECT_BINARY_DIR}/precompiled.cc "")
  add_library(precompiled OBJECT ${PROJECT_BINARY_DIR}/precompiled.cc)
  target_link_libraries(precompiled PRIVATE build_flags)
  target_precompile_headers(precompiled PRIVATE ${common_headers})
endif()

# vanthu_library(NAME SOURCES a.cc … DEPS b …): headers are included as "services/…/a.h" from the top of the tree.
function(vanthu_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPS" ${ARGN})
  if(arg_SOURCES)
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${arg_DEPS} PRIVATE build_flags)
    if(VANTHU_PRECOMPILE)
      target_precompile_headers(${name} REUSE_FROM precompiled)
    endif()
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} INTERFACE ${arg_DEPS})
  endif()
endfunction()

function(vanthu_program name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE ${arg_DEPS} build_flags)
endfunction()

# vanthu_test(NAME LABEL unit SOURCES a_test.cc … DEPS …): one binary per library, found by ctest when it runs. WHOLE is for a binary whose tests share
# what is dear to set up: ctest runs it once instead of once for each test.
function(vanthu_test name)
  if(NOT BUILD_TESTING)
    return()
  endif()
  cmake_parse_arguments(arg "WHOLE" "LABEL;TIMEOUT" "SOURCES;DEPS;PROPERTIES" ${ARGN})
  if(NOT arg_LABEL)
    set(arg_LABEL unit)
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 60)
  endif()
  find_package(GTest REQUIRED)
  vanthu_program(${name} SOURCES ${arg_SOURCES} DEPS ${arg_DEPS} GTest::gmock GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE VANTHU_SOURCE_DIR="${PROJECT_SOURCE_DIR}" VANTHU_BINARY_DIR="${PROJECT_BINARY_DIR}")
  set(properties LABELS ${arg_LABEL} TIMEOUT ${arg_TIMEOUT}
    ENVIRONMENT LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/deploy/dev/known_leaks.supp:print_suppressions=0 ${arg_PROPERTIES})
  if(arg_WHOLE)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES ${properties})
    return()
  endif()
  include(GoogleTest)
  # CMake's own five seconds for listing tests are too few on a busy machine.
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 120 PROPERTIES ${properties})
endfunction()

# vanthu_embed_migrations(TARGET NAMESPACE vanthu::x DIR migrations): each *.sql of DIR becomes one sql::Migration, in the order of its number.
function(vanthu_embed_migrations target namespace dir)
  file(GLOB scripts CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${dir}/*.sql)
  list(SORT scripts)
  set(entries "")
  foreach(script ${scripts})
    get_filename_component(stem ${script} NAME_WE)
    string(REGEX MATCH "^[0-9]+" number ${stem})
    string(REGEX REPLACE "^0+" "" number ${number})  # C++ would read 0008 as an octal number, and refuse it
    file(READ ${script} text)
    string(APPEND entries "    {${number}, \"${stem}\", R\"sql(${text})sql\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${script})
  endforeach()
  string(REPLACE "::" "_" file_stem ${namespace})
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/${file_stem}_migrations.cc)
  file(CONFIGURE OUTPUT ${generated} @ONLY CONTENT
"#include \"services/platform/sql/migration.h\"
namespace ${namespace} {
std::vector<sql::Migration> Migrations() {
  return {
${entries}  };
}
}  // namespace ${namespace}
")
  target_sources(${target} PRIVATE ${generated})
endfunction()
