#include "services/drafting/draft/draft_json.h"

#include <optional>
#include <utility>

#include "nlohmann/json.hpp"
#include "services/platform/status/reason.h"
#include "services/platform/text/utf8.h"

namespace nlohmann {

template <class T>
struct adl_serializer<std::optional<T>> {
  static void to_json(json& out, const std::optional<T>& value) { value ? out = *value : out = nullptr; }
  static void from_json(const json& in, std::optional<T>& value) {
    value = in.is_null() ? std::nullopt : std::optional<T>(in.get<T>());
  }
};

}  // namespace nlohmann

// The library finds these by the types' namespace; each names every member of its struct once, for both directions.
namespace vanthu {

NLOHMANN_JSON_SERIALIZE_ENUM(Urgency, {{Urgency::kNormal, "normal"},
                                       {Urgency::kUrgent, "urgent"},
                                       {Urgency::kVeryUrgent, "very_urgent"},
                                       {Urgency::kFlash, "flash"}})

}  // namespace vanthu

namespace vanthu::drafting {

using nlohmann::json;

NLOHMANN_JSON_SERIALIZE_ENUM(BlockKind, {{BlockKind::kParagraph, "paragraph"},
                                         {BlockKind::kBasis, "basis"},
                                         {BlockKind::kHeading, "heading"},
                                         {BlockKind::kClause, "clause"},
                                         {BlockKind::kPoint, "point"},
                                         {BlockKind::kListItem, "list_item"},
                                         {BlockKind::kTable, "table"}})
// The usual value is null, that is, left out: these members were added when drafts had been hashed without them.
NLOHMANN_JSON_SERIALIZE_ENUM(CitationForm, {{CitationForm::kFirst, nullptr}, {CitationForm::kLater, "later"}})
NLOHMANN_JSON_SERIALIZE_ENUM(Certainty,
                             {{Certainty::kSure, nullptr}, {Certainty::kLikely, "likely"}, {Certainty::kDoubtful, "doubtful"}})
NLOHMANN_JSON_SERIALIZE_ENUM(Cell, {{Cell::kWhole, "whole"}, {Cell::kLeft, "left"}, {Cell::kRight, "right"}})

inline void to_json(json& out, const DocumentType& type) { out = std::string(FactsOf(type).id); }
inline void from_json(const json& in, DocumentType& type) {
  type = DocumentTypeById(in.get<std::string>()).value_or(DocumentType::kOfficialLetter);
}

inline void to_json(json& out, const Span& span) {
  if (span.first_line == 0) {
    out = nullptr;
    return;
  }
  out = {{"first_line", span.first_line}, {"last_line", span.last_line}};
  if (span.cell != Cell::kWhole) out["cell"] = span.cell;
  if (span.part != 0) out["part"] = span.part;
}
inline void from_json(const json& in, Span& span) {
  if (in.is_null()) return;
  span = {in.at("first_line").get<int>(), in.at("last_line").get<int>(), in.value("cell", Cell::kWhole), in.value("part", 0)};
}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(RecipientItem, text, note, punctuation, span)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Citation, type, number, day, issuer, abstract, span, form)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Emphasis, begin, end, bold, italic)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(TableCell, text, column_span, row_span, emphasis)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Table, heading_rows, column_widths, rows)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Block, kind, text, span, emphasis, table)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Annex, label, title, note, body, span)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ArchiveLine, archive, unit, drafter_initials, written, span)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(SignatureBlock, authority_lines, position, full_name, span)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(PlaceAndDate, place, day, month, year, written, span)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(NumberAndSymbol, number, notation, written, span)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Remark, field, vietnamese, english, span)

inline void to_json(json& out, const UnplacedLine& line) {
  out = {{"line", line.line}, {"text", line.text}, {"cell", line.cell}};
  if (line.part != 0) out["part"] = line.part;  // older revisions were hashed without it
}
inline void from_json(const json& in, UnplacedLine& line) {
  line = {in.value("line", 0), in.value("text", ""), in.value("cell", Cell::kWhole), in.value("part", 0)};
}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Origin, field, span, certainty)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Draft, type, parent_body, issuing_body, symbol, place_and_date, abstract, urgency,
                                                circulation_mark, secrecy_mark, addressees, body, closing, citations,
                                                attachment_note, recipients, archive, signature, co_signers, drafter_code,
                                                contact, annexes, undecided, mended, unplaced, origins)

namespace {

constexpr int kDense = -1;
constexpr int kIndent = 2;

bool IsEmpty(const json& value) {
  return value.is_null() || ((value.is_array() || value.is_object()) && value.empty()) ||
         (value.is_string() && value.get_ref<const std::string&>().empty());
}

json WithoutEmptyMembers(const json& value) {
  json pruned = value;
  if (value.is_array()) {
    for (json& element : pruned) element = WithoutEmptyMembers(element);
  } else if (value.is_object()) {
    for (const auto& [key, member] : value.items()) {
      json kept = WithoutEmptyMembers(member);
      IsEmpty(kept) ? static_cast<void>(pruned.erase(key)) : static_cast<void>(pruned[key] = std::move(kept));
    }
  }
  return pruned;
}

std::string Dump(const json& value, int indent) {
  return value.dump(indent, ' ', /*ensure_ascii=*/false, json::error_handler_t::replace);
}

absl::Status Refused(const std::string& where, const std::string& found) {
  return status::Error(status::Reason::kInvalidField, {{"field", where},
                                                       {"value", found},
                                                       {"rule", "Dự thảo phải theo đúng lược đồ JSON của phiên bản này."},
                                                       {"rule_en", "A draft must follow this version's JSON schema."}});
}

}  // namespace

std::string CanonicalJson(const Draft& draft) { return Dump(WithoutEmptyMembers(json(draft)), kDense); }

std::string ReadableJson(const Draft& draft) { return Dump(json(draft), kIndent); }

absl::StatusOr<Draft> DraftFromJson(std::string_view text) {
  const json parsed = json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
  if (parsed.is_discarded()) return Refused("draft", std::string(text::PrefixOf(text, 40)));
  if (!parsed.is_object()) return Refused("draft", parsed.type_name());
  try {
    Draft draft = parsed.get<Draft>();
    const json given = WithoutEmptyMembers(parsed);
    const json understood = WithoutEmptyMembers(json(draft));
    const json difference = json::diff(understood, given);
    if (difference.empty()) return draft;
    for (const json& step : difference) {
      if (step.at("op") != "remove") return Refused(step.at("path").get<std::string>(), Dump(step.at("value"), kDense));
    }
    return draft;  // only defaults that the text left out
  } catch (const json::exception& wrong) {
    return Refused("draft", wrong.what());
  }
}

bool operator==(const Draft& left, const Draft& right) { return CanonicalJson(left) == CanonicalJson(right); }

}  // namespace vanthu::drafting
