#include <iostream>

#include "services/drafting/layout/page_setter.h"
#include "services/drafting/layout/sample_pages.h"

int main(int argc, char** argv) {
  const auto setter = vanthu::drafting::PageSetter::Open();
  if (!setter.ok()) {
    std::cerr << setter.status() << "\n";
    return 1;
  }
  const auto page = (*setter)->SetPage(vanthu::drafting::SamplePage(argc > 1 ? argv[1] : "letter"));
  if (!page.ok()) {
    std::cerr << page.status() << "\n";
    return 1;
  }
  std::cout << *page;
  return std::cout.good() ? 0 : 1;
}
