#include "services/platform/pdf/signed_revisions.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/platform/pdf/revision_syntax.h"
#include "services/platform/status/macros.h"

namespace vanthu::pdf {
namespace {

using Object = QPDFObjectHandle;

constexpr int kFieldsMax = 100;
constexpr int kRevisionsMax = 20;

struct FoundField {
  SignatureInFile signature;
  int object = 0;  // of the field
};

std::unique_ptr<QPDF> Opened(std::string_view pdf) {
  auto opened = std::make_unique<QPDF>();
  opened->setSuppressWarnings(true);
  opened->setAttemptRecovery(false);
  opened->processMemoryFile("signed", pdf.data(), pdf.size());
  return opened;
}

std::optional<absl::Time> TimeOf(const std::string& text) {
  absl::Time at;
  std::string error;
  if (absl::ParseTime("D:%E4Y%m%d%H%M%SZ", text, absl::UTCTimeZone(), &at, &error)) return at;
  // With an offset, D:20240530102030+07'00', as other programs write it.
  std::string plain = text;
  plain.erase(std::remove(plain.begin(), plain.end(), '\''), plain.end());
  if (absl::ParseTime("D:%E4Y%m%d%H%M%S%z", plain, &at, &error)) return at;
  return std::nullopt;
}

// The CMS ends where its outermost DER length says; what follows has to be padding.
std::string WithoutPadding(const std::string& bytes) {
  if (bytes.size() < 2) return bytes;
  const auto first = static_cast<unsigned char>(bytes[1]);
  size_t length = first;
  size_t header = 2;
  if (first > 0x80 && first <= 0x84 && bytes.size() >= 2U + (first & 0x7FU)) {
    length = 0;
    for (int i = 0; i < (first & 0x7F); ++i) length = length << 8 | static_cast<unsigned char>(bytes[header++]);
  }
  const size_t size = std::min(bytes.size(), header + length);
  const bool is_padded =
      std::all_of(bytes.begin() + static_cast<std::ptrdiff_t>(size), bytes.end(), [](char c) { return c == 0; });
  return is_padded ? bytes.substr(0, size) : bytes;
}

std::optional<ByteRange> RangeOf(Object value) {
  Object range = value.getKey("/ByteRange");
  if (!range.isArray() || range.getArrayNItems() != 4) return std::nullopt;
  size_t numbers[4] = {};
  for (int i = 0; i < 4; ++i) {
    Object number = range.getArrayItem(i);
    if (!number.isInteger() || number.getIntValue() < 0) return std::nullopt;
    numbers[i] = static_cast<size_t>(number.getIntValue());
  }
  if (numbers[0] != 0) return std::nullopt;
  return ByteRange{numbers[1], numbers[2], numbers[2] + numbers[3]};
}

// The hole has to be the one hexadecimal string of /Contents: more would be bytes that nobody signed.
status::Cause ObjectionTo(std::string_view pdf, const std::optional<ByteRange>& range, const std::string& contents) {
  if (!range) return {"ByteRange sai cấu trúc", "its ByteRange is malformed"};
  if (range->hole_begin >= range->hole_end || range->hole_end > range->file_end || range->file_end > pdf.size()) {
    return {"ByteRange vượt ra ngoài tệp", "its ByteRange is not within the file"};
  }
  const std::string_view hole = pdf.substr(range->hole_begin, range->hole_end - range->hole_begin);
  const bool is_string = hole.size() >= 2 && hole.front() == '<' && hole.back() == '>' && hole.size() == 2 + 2 * contents.size();
  if (!is_string || absl::HexStringToBytes(std::string(hole.substr(1, hole.size() - 2))) != contents) {
    return {"có byte ngoài chính chữ ký mà không được ký", "bytes beside the signature itself are not signed"};
  }
  return {};
}

FoundField Read(std::string_view pdf, Object field) {
  FoundField found;
  found.object = field.getObjectID();
  SignatureInFile& signature = found.signature;
  Object value = field.getKey("/V");
  signature.field = field.getKey("/T").isString() ? field.getKey("/T").getUTF8Value() : "";
  if (value.getKey("/SubFilter").isName()) signature.sub_filter = value.getKey("/SubFilter").getName().substr(1);
  if (value.getKey("/Name").isString()) signature.name = value.getKey("/Name").getUTF8Value();
  if (value.getKey("/M").isString()) signature.claimed_at = TimeOf(value.getKey("/M").getStringValue());
  const std::string contents = value.getKey("/Contents").isString() ? value.getKey("/Contents").getStringValue() : "";
  const std::optional<ByteRange> range = RangeOf(value);
  signature.objection = ObjectionTo(pdf, range, contents);
  signature.is_range_sound = signature.objection.empty();
  signature.range = range.value_or(ByteRange{});
  signature.cms = WithoutPadding(contents);
  return found;
}

std::vector<FoundField> FindSignatures(std::string_view pdf, QPDF& opened) {
  std::vector<FoundField> found;
  Object form = opened.getRoot().getKey("/AcroForm");
  Object fields = form.isDictionary() ? form.getKey("/Fields") : Object::newNull();
  for (int i = 0; fields.isArray() && i < std::min(fields.getArrayNItems(), kFieldsMax); ++i) {
    Object field = fields.getArrayItem(i);
    if (!field.isDictionary() || !field.getKey("/FT").isNameAndEquals("/Sig")) continue;
    if (field.getKey("/V").isDictionary() && field.getKey("/V").hasKey("/Contents")) found.push_back(Read(pdf, field));
  }
  std::sort(found.begin(), found.end(),
            [](const FoundField& a, const FoundField& b) { return a.signature.range.file_end < b.signature.range.file_end; });
  return found;
}

// Oldest first.
absl::StatusOr<std::vector<XrefSection>> SectionsOf(std::string_view pdf) {
  std::vector<XrefSection> sections;
  ASSIGN_OR_RETURN(const size_t last, LastXrefOffset(pdf));
  for (std::optional<size_t> offset = last; offset; offset = sections.back().previous) {
    if (sections.size() == kRevisionsMax || (!sections.empty() && *offset >= sections.back().trailer.xref_offset)) {
      return BadPdf({"các lần sửa của tệp không theo thứ tự", "its revisions are not in order"});
    }
    ASSIGN_OR_RETURN(XrefSection section, ReadXrefSection(pdf, *offset));
    sections.push_back(std::move(section));
  }
  std::reverse(sections.begin(), sections.end());
  return sections;
}

bool SameButForSignature(Object before, Object after) {
  if (!before.isDictionary() || !after.isDictionary()) return false;
  std::set<std::string> keys = before.getKeys();
  keys.merge(after.getKeys());
  return std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
    return key == "/V" || key == "/AP" || before.getKey(key).unparse() == after.getKey(key).unparse();
  });
}

// What a revision did besides placing the signature into `field`.
status::Cause ForeignChange(std::string_view pdf, const XrefSection& before, const XrefSection& after, int field) {
  if (after.frees_objects) return {"lần sửa của nó bỏ bớt đối tượng", "its revision takes objects away"};
  if (after.trailer.root != before.trailer.root || after.trailer.info != before.trailer.info)
    return {"lần sửa của nó đổi danh mục gốc (catalog)", "its revision changes the catalogue"};
  for (const auto& [number, offset] : after.offsets) {
    if (offset < before.end || offset >= after.trailer.xref_offset)
      return {"lần sửa của nó trỏ vào byte của lần sửa khác", "its revision points at bytes of another"};
    if (number < before.trailer.size && number != field) {
      return {absl::StrCat("lần sửa của nó đổi đối tượng ", number), absl::StrCat("its revision changes object ", number)};
    }
  }
  if (!after.offsets.contains(field))
    return {"trường chữ ký không do chính lần sửa của nó đặt vào", "its field was not placed by its own revision"};
  const auto old = Opened(pdf.substr(0, before.end));
  const auto fresh = Opened(pdf.substr(0, after.end));
  Object placed = fresh->getObjectByID(field, 0);
  if (!SameButForSignature(old->getObjectByID(field, 0), placed))
    return {"lần sửa của nó đổi chính trường chữ ký", "its revision changes the field itself"};
  Object value = placed.getKey("/V");
  if (!value.isIndirect() || value.getObjectID() < before.trailer.size)
    return {"giá trị của nó nằm ở một lần sửa trước", "its value stands in an earlier revision"};
  return {};
}

void JudgeRevisions(std::string_view pdf, std::vector<FoundField>& found) {
  const auto object_all = [&](const status::Cause& cause) {
    for (FoundField& one : found) {
      if (one.signature.objection.empty()) one.signature.objection = cause;
    }
  };
  const auto sections = SectionsOf(pdf);
  if (!sections.ok()) return object_all({"không tách được các lần sửa của tệp", "its revisions cannot be told apart"});
  if (sections->size() != found.size() + 1) {
    return object_all({"có lần sửa không phải để đặt chữ ký", "there are revisions that place no signature"});
  }
  for (size_t i = 0; i < found.size(); ++i) {
    SignatureInFile& signature = found[i].signature;
    if (!signature.objection.empty()) continue;
    if (signature.range.file_end != (*sections)[i + 1].end) {
      signature.objection = {"chữ ký không bao trùm lần sửa của nó", "it does not cover its revision"};
    } else {
      signature.objection = ForeignChange(pdf, (*sections)[i], (*sections)[i + 1], found[i].object);
    }
  }
}

SignedRevisions Read(std::string_view pdf) {
  const auto whole = Opened(pdf);
  std::vector<FoundField> found = FindSignatures(pdf, *whole);
  SignedRevisions read{.pages = static_cast<int>(whole->getAllPages().size())};
  read.pages_signed = read.pages;
  if (found.empty()) return read;
  const size_t end = std::min(pdf.size(), found.back().signature.range.file_end);
  read.bytes_after_last = pdf.size() - end;
  JudgeRevisions(pdf.substr(0, end), found);
  if (read.bytes_after_last > 0 && found.back().signature.objection.empty()) {
    read.pages_signed = static_cast<int>(Opened(pdf.substr(0, end))->getAllPages().size());
  }
  for (FoundField& one : found) read.signatures.push_back(std::move(one.signature));
  return read;
}

}  // namespace

absl::StatusOr<SignedRevisions> ReadSignedRevisions(std::string_view pdf) {
  try {
    return Read(pdf);
  } catch (const std::exception& error) {
    return BadPdf(PdfLibrarySays(error.what()));
  }
}

}  // namespace vanthu::pdf
