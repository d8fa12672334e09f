#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/drafting/layout/page_input.h"

namespace vanthu::drafting {

// Pages of invented dispatches, for the tests and for people to look at.
std::vector<std::string> SamplePageNames();
PageInput SamplePage(std::string_view name);

PageInput SampleLetter();    // công văn: three addressees, a written date, number and day given
PageInput SampleDecision();  // quyết định: căn cứ, Điều, no Kính gửi
PageInput SampleReport();    // báo cáo: one addressee, headings, several pages, hỏa tốc

}  // namespace vanthu::drafting
