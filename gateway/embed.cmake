# cmake -DINPUT=f -DOUTPUT=f.cc -DNAMESPACE=a::b -DFUNCTION=Bytes -P embed.cmake: the bytes of a file as a function of a program.
file(READ ${INPUT} digits HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${digits}")
string(REGEX REPLACE "((0x..,){24})" "\\1\n    " bytes "${bytes}")
file(WRITE ${OUTPUT} "#include <string_view>

namespace ${NAMESPACE} {
namespace {

constexpr unsigned char kBytes[] = {
    ${bytes}};

}  // namespace

std::string_view ${FUNCTION}() { return {reinterpret_cast<const char*>(kBytes), sizeof(kBytes)}; }

}  // namespace ${NAMESPACE}
")
