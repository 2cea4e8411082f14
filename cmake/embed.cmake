# embed_files(TARGET globs…) makes an object library that carries the files' bytes (assembler .incbin) and a table of
# them, read through main/embedded.hpp.
function(embed_files target)
  set(rows "")
  set(assembly ".section .rodata\n")
  set(count 0)
  foreach(pattern ${ARGN})
    file(GLOB files CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} ${pattern})
    foreach(file ${files})
      string(APPEND assembly "embedded_${count}:\n.incbin \"${CMAKE_CURRENT_SOURCE_DIR}/${file}\"\nembedded_${count}_end:\n.byte 0\n"
        ".globl embedded_${count}\n.globl embedded_${count}_end\n")
      string(APPEND externs "extern const char embedded_${count}[], embedded_${count}_end[];\n")
      string(APPEND rows "  table.push_back({\"${file}\", {embedded_${count}, static_cast<std::size_t>(embedded_${count}_end - embedded_${count})}});\n")
      math(EXPR count "${count} + 1")
      set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
      list(APPEND depends ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    endforeach()
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${target}.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp @ONLY CONTENT
"#include \"main/embedded.hpp\"
extern \"C\" {
${externs}}
namespace gridward::embedded {
std::vector<File> all() {
  std::vector<File> table;
${rows}  return table;
}
}
")
  add_library(${target} STATIC ${CMAKE_CURRENT_BINARY_DIR}/${target}.S ${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp)
  set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${target}.S PROPERTIES OBJECT_DEPENDS "${depends}")
  target_include_directories(${target} PUBLIC src)
endfunction()
