#pragma once

#include <string>
#include <vector>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// For tests: a small dispatch into which a test puts the lines it is about.
struct MadeDispatch {
  std::string header = "Số: 14/STC-VP\nSơn Thủy, ngày 05 tháng 01 năm 2025\nV/v kiểm kê tài sản\n";
  std::string addressees = "Kính gửi: Sở Nội vụ.\n";
  std::string body = "\nĐề nghị quý Sở phối hợp thực hiện./.\n";
  std::string tail = "\nNơi nhận:\n- Như trên;\n- Lưu: VT, VP.\n\nGIÁM ĐỐC\n\nĐinh Công Trứ\n";
  std::string Text() const { return header + "\n" + addressees + body + tail; }
};

// What reading makes of it; fails the test where it refuses.
Draft Read(const std::string& file);

std::vector<std::string> FieldsOf(const std::vector<Undecided>& undecided);

}  // namespace vanthu::drafting
