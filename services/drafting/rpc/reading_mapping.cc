#include "services/drafting/rpc/reading_mapping.h"

#include "services/drafting/draft/draft_json.h"

namespace vanthu::drafting {
namespace {

const char* Word(Cell cell) { return cell == Cell::kLeft ? "left" : cell == Cell::kRight ? "right" : ""; }

const char* Word(Certainty certainty) {
  return certainty == Certainty::kSure ? "sure" : certainty == Certainty::kLikely ? "likely" : "doubtful";
}

v1::SourcePlace ToProto(const Span& span) {
  v1::SourcePlace proto;
  proto.set_first_line(span.first_line);
  proto.set_last_line(span.last_line);
  proto.set_cell(Word(span.cell));
  proto.set_part(span.part);
  return proto;
}

v1::ReadingRemark ToProto(const Remark& remark, bool mended) {
  v1::ReadingRemark proto;
  proto.set_field(remark.field);
  proto.set_text_vi(remark.vietnamese);
  proto.set_text_en(remark.english);
  *proto.mutable_place() = ToProto(remark.span);
  proto.set_mended(mended);
  return proto;
}

}  // namespace

v1::ReadFileResponse ReadingOf(const Draft& draft) {
  v1::ReadFileResponse proto;
  proto.set_content_json(CanonicalJson(draft));
  for (const Origin& origin : draft.origins) {
    v1::FieldOrigin* found = proto.add_origins();
    found->set_field(origin.field);
    *found->mutable_place() = ToProto(origin.span);
    found->set_certainty(Word(origin.certainty));
  }
  for (const UnplacedLine& line : draft.unplaced) {
    v1::UnplacedLine* unplaced = proto.add_unplaced();
    *unplaced->mutable_place() = ToProto(Span{line.line, line.line, line.cell, line.part});
    unplaced->set_text(line.text);
  }
  for (const Undecided& remark : draft.undecided) *proto.add_remarks() = ToProto(remark, false);
  for (const Mended& remark : draft.mended) *proto.add_remarks() = ToProto(remark, true);
  return proto;
}

}  // namespace vanthu::drafting
