#include "services/drafting/draft/random_draft.h"

#include <random>
#include <string>

namespace vanthu::drafting {
namespace {

class DraftGenerator {
 public:
  explicit DraftGenerator(uint32_t seed) : random_(seed) {}

  Draft Draw() {
    Draft draft;
    draft.type = static_cast<DocumentType>(Below(29));
    for (std::string* text : {&draft.parent_body, &draft.issuing_body, &draft.abstract, &draft.secrecy_mark, &draft.closing,
                              &draft.attachment_note, &draft.circulation_mark, &draft.drafter_code, &draft.contact}) {
      *text = Text();
    }
    draft.urgency = static_cast<Urgency>(Below(4));
    draft.symbol = {Number(), Text(), Text(), Lines()};
    draft.place_and_date = {Text(), Number(), Number(), Number(), Text(), Lines()};
    draft.signature = {{}, Text(), Text(), Lines()};
    Repeat([&] { draft.signature.authority_lines.push_back(Text()); });
    if (Below(2) == 1) draft.archive = ArchiveLine{"VT", Text(), Text(), Text(), Lines()};
    DrawLists(draft);
    return draft;
  }

 private:
  void DrawLists(Draft& draft) {
    Repeat([&] { draft.co_signers.push_back({{Text()}, Text(), Text(), Lines()}); });
    Repeat([&] { draft.addressees.push_back({Text(), Text(), Text(), Lines()}); });
    Repeat([&] { draft.recipients.push_back({Text(), Text(), Text(), Lines()}); });
    Repeat([&] {
      draft.citations.push_back({Text(), Text(), Text(), Text(), Text(), Lines(), static_cast<CitationForm>(Below(2))});
    });
    Repeat([&] { draft.undecided.push_back({Text(), Text(), Text(), Lines()}); });
    Repeat([&] { draft.mended.push_back({Text(), Text(), Text(), Lines()}); });
    Repeat([&] { draft.unplaced.push_back({Below(99), Text(), static_cast<Cell>(Below(3)), Below(3)}); });
    Repeat([&] { draft.origins.push_back({Text(), Lines(), static_cast<Certainty>(Below(3))}); });
    draft.body.push_back(OneBlock());
    Repeat([&] { draft.body.push_back(OneBlock()); });
    Repeat([&] { draft.annexes.push_back({Text(), Text(), Text(), {OneBlock()}, Lines()}); });
  }

  Block OneBlock() {
    Block block{static_cast<BlockKind>(Below(7)), Text(), Lines(), {}, {}};
    Repeat([&] { block.emphasis.push_back({Below(9), 9 + Below(9), Below(2) == 1, Below(2) == 1}); });
    if (block.kind == BlockKind::kTable) {
      Table& table = block.table.emplace();
      table.heading_rows = Below(3);
      Repeat([&] { table.column_widths.push_back(1 + Below(9)); });
      Repeat([&] { table.rows.push_back({TableCell{Text(), 1 + Below(3), 1 + Below(3), {{0, 1, Below(2) == 1, true}}}}); });
    }
    return block;
  }

  int Below(int limit) { return static_cast<int>(random_() % static_cast<uint32_t>(limit)); }
  template <class Draw>
  void Repeat(Draw draw) {
    for (int left = Below(4); left > 0; --left) draw();
  }
  std::optional<int> Number() { return Below(3) == 0 ? std::nullopt : std::optional<int>(Below(4000) - 5); }
  Span Lines() { return Below(4) == 0 ? Span{} : Span{1 + Below(50), 51 + Below(50), static_cast<Cell>(Below(3)), Below(3)}; }
  std::string Text() {
    static const char* const kPieces[] = {"Sở ", "Tài chính",        "\"", "\\", "đ", "\n", "\t", "<b>",
                                          "ữ",   "\xF0\x9D\x84\x9E", "/",  "",   " "};
    std::string text;
    Repeat([&] { text += kPieces[Below(13)]; });
    return text;
  }

  std::mt19937 random_;
};

}  // namespace

Draft RandomDraft(uint32_t seed) { return DraftGenerator(seed).Draw(); }

}  // namespace vanthu::drafting
