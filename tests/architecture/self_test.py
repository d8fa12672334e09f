"""The rules themselves are tried: in a small house that stands by them, one fault at a time is planted, and each must be found."""

import pathlib
import tempfile
import unittest

import check
import house

SERVICE = "services/numbering"
HOUSE = {
    "services/README.md": "platform/ verification/ numbering/ drafting/ standalone/",
    "services/platform/README.md": "What is let in here.",
    "services/verification/README.md": "What judges.",
    "services/numbering/README.md": "The books.",
    "services/drafting/README.md": "From a blank page.",
    "services/standalone/README.md": "One process.",
    "services/platform/status/reason.h": "#pragma once\nenum class Reason { kNone };\n",
    "services/platform/sql/database.h": "#pragma once\nclass Database {};\n",
    "services/platform/audit/audit_event.h": '#pragma once\n#include "services/platform/status/reason.h"\nstruct Event { const char* event; };\n',
    "services/verification/leaf.h": '#pragma once\n#include "services/platform/status/reason.h"\nstruct Leaf {};\n',
    f"{SERVICE}/CMakeLists.txt": "set(register register/register_book.cc)\nvanthu_library(numbering_rules\n  SOURCES ${register}  # pure\n  DEPS x)\n"
                                 "vanthu_library(numbering_rooms SOURCES register/register_store.cc register/number_allocator.cc DEPS y)\n",
    f"{SERVICE}/limits.h": "#pragma once\nconstexpr int kMostNumbers = 1000;\n",
    f"{SERVICE}/numbering.h": f'#pragma once\n#include "{SERVICE}/rpc/numbering_service.h"\n',
    f"{SERVICE}/main.cc": f'#include <thread>\n#include "{SERVICE}/numbering.h"\nint main() {{ std::thread serving; serving.join(); }}\n',
    f"{SERVICE}/rpc/numbering_service.h": f'#pragma once\n#include <grpcpp/grpcpp.h>\n#include "{SERVICE}/register/number_allocator.h"\n'
                                          '#include "vanthu/numbering/v1/numbering.grpc.pb.h"\n',
    f"{SERVICE}/register/number_allocator.h": f'#pragma once\n#include "{SERVICE}/register/register_book.h"\n#include "{SERVICE}/transparency/tile.h"\n',
    f"{SERVICE}/register/number_allocator.cc": f'#include "{SERVICE}/register/number_allocator.h"\n#include "services/platform/audit/audit_event.h"\n'
                                               'Event Told() { return {.event = "number.allocated"}; }\n'
                                               'void Allocate() { VANTHU_FAULT_POINT("numbering.allocated"); }\n',
    f"{SERVICE}/register/register_book.h": f'#pragma once\n#include "services/verification/leaf.h"\n#include "{SERVICE}/limits.h"\n',
    f"{SERVICE}/register/register_book.cc": f'#include "{SERVICE}/register/register_book.h"\n',
    f"{SERVICE}/register/register_store.cc": '#include "services/platform/sql/database.h"\nconst char* kFind = "select n from register";\n',
    f"{SERVICE}/transparency/tile.h": "#pragma once\nstruct Tile {};\n",
    "services/drafting/rpc/numbering_client.cc": '#include "vanthu/numbering/v1/numbering.grpc.pb.h"\n',
    "services/standalone/main.cc": f'#include "{SERVICE}/numbering.h"\nint main() {{}}\n',
    "docs/audit-events.md": "| event | when | subject |\n|---|---|---|\n| `number.allocated` | a number was given | the issuance |\n",
    "docs/kill-points.md": "| point | stored by then |\n|---|---|\n| `numbering.allocated` | the number |\n",
    "tests/architecture/size_ratchet.txt": "# PATH FUNCTION LINES\n",
}


def lines(count):
    return "\n".join(f"  Do({number});" for number in range(count))


class TheHouse(unittest.TestCase):
    def judge(self, changes):
        with tempfile.TemporaryDirectory() as folder:
            for path, text in {**HOUSE, **changes}.items():
                file = pathlib.Path(folder, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                if text is not None:
                    file.write_text(text, encoding="utf-8")
            return [(found.rule, found.path) for found in check.violations(folder)]

    def finds(self, rule, path, text, **others):
        """Exactly one violation, of this rule, in this file."""
        self.assertEqual(self.judge({path: text, **others.get("with_files", {})}), [(rule, path)])

    def test_stands_by_its_own_rules(self):
        self.assertEqual(self.judge({}), [])

    def test_two_types_of_one_name_are_found(self):
        tile = "#pragma once\nnamespace vanthu::log {\nstruct Tile { int size = 0; };\n}\n"
        changes = {f"{SERVICE}/transparency/tile.h": tile, f"{SERVICE}/transparency/tile_row.h": tile}
        self.assertEqual(self.judge(changes), [("type", f"{SERVICE}/transparency/tile_row.h")])

    def test_types_that_nobody_else_sees_may_share_a_name(self):
        options = "namespace vanthu::log {\nnamespace {\nstruct Options { int size = 0; };\n}\n}\n"
        changes = {f"{SERVICE}/transparency/{name}.cc": f'#include "{SERVICE}/transparency/tile.h"\n{options}' for name in ("a_tile", "b_tile")}
        self.assertEqual(self.judge(changes), [])

    def test_what_a_build_without_tests_lacks_is_found(self):
        own = "vanthu_test(tile_test SOURCES tile_test.cc)\ntarget_compile_definitions(tile_test PRIVATE A)\n"
        stray = "target_compile_definitions(tile PRIVATE A)\n"
        path = f"{SERVICE}/transparency/CMakeLists.txt"
        self.assertEqual(self.judge({path: f"{stray}if(BUILD_TESTING)\n{own}endif()\n{stray}"}), [])
        self.assertEqual(self.judge({path: f"if(BUILD_TESTING)\n{own}{stray}endif()\n"}), [("build", path)])

    # Rooms, floors, circles.

    def test_a_room_that_points_back_is_found(self):
        self.finds("room", f"{SERVICE}/transparency/log_store.cc", f'#include "{SERVICE}/register/register_book.h"\n',
                   with_files={f"{SERVICE}/register/number_allocator.h": "#pragma once\n"})

    def test_a_circle_between_rooms_is_found(self):
        found = self.judge({f"{SERVICE}/transparency/log_store.cc": f'#include "{SERVICE}/register/register_book.h"\n'})
        self.assertIn("circle", [rule for rule, _ in found])

    def test_a_circle_between_folders_outside_of_the_services_is_found(self):
        self.assertEqual(["circle"], [rule for rule, _ in self.judge({
            "gateway/http/server.h": '#include "gateway/web/page.h"\n',
            "gateway/web/page.h": '#include "gateway/http/server.h"\n'})])

    def test_a_room_without_a_place_is_found(self):
        self.finds("room", f"{SERVICE}/cellar/box.h", "#pragma once\n")

    def test_a_room_that_includes_its_door_is_found(self):
        found = self.judge({f"{SERVICE}/transparency/log_store.cc": f'#include "{SERVICE}/numbering.h"\n'})
        self.assertIn(("room", f"{SERVICE}/transparency/log_store.cc"), found)

    def test_an_upward_arrow_is_found(self):
        self.finds("floor", "services/platform/status/reason.cc", f'#include "{SERVICE}/limits.h"\n')
        self.finds("floor", "services/verification/leaf.cc", f'#include "{SERVICE}/limits.h"\n')
        self.finds("floor", f"{SERVICE}/rpc/numbering_mapping.cc", '#include "gateway/http/server.h"\n')

    def test_a_service_that_includes_another_is_found(self):
        self.finds("floor", "services/drafting/rpc/drafting_service.cc", f'#include "{SERVICE}/limits.h"\n')

    def test_a_gateway_that_knows_a_service_from_inside_is_found(self):
        self.finds("floor", "gateway/http/server.cc", f'#include "{SERVICE}/limits.h"\n')

    def test_the_command_line_may_use_rules(self):
        self.assertEqual(self.judge({"gateway/cli/show.cc": f'#include "{SERVICE}/register/register_book.h"\n'}), [])

    def test_a_product_that_includes_a_test_is_found(self):
        self.finds("floor", f"{SERVICE}/rpc/numbering_mapping.cc", '#include "tests/support/clock.h"\n')

    def test_an_arrow_to_the_left_in_the_platform_is_found(self):
        self.finds("platform", "services/platform/status/reason.cc", '#include "services/platform/sql/database.h"\n')

    def test_a_verification_that_opens_a_database_is_found(self):
        self.finds("platform", "services/verification/leaf.cc", '#include "services/platform/sql/database.h"\n')

    def test_a_call_against_the_direction_is_found(self):
        self.finds("call", f"{SERVICE}/rpc/drafting_client.cc", '#include "vanthu/drafting/v1/drafting.grpc.pb.h"\n')

    # Suffixes.

    def test_a_wire_type_in_a_room_is_found(self):
        self.finds("library", f"{SERVICE}/transparency/tile.cc", "#include <grpcpp/grpcpp.h>\n")
        self.finds("library", f"{SERVICE}/transparency/tile.cc", '#include "vanthu/numbering/v1/numbering.pb.h"\n')
        self.finds("library", f"{SERVICE}/transparency/tile.cc", "#include <google/protobuf/message.h>\n")

    def test_a_broker_outside_of_the_bus_is_found(self):
        self.finds("library", f"{SERVICE}/rpc/numbering_mapping.cc", "#include <librdkafka/rdkafka.h>\n")

    def test_sql_in_a_use_case_is_found(self):
        for text in ('const char* k = "select n from register";', 'const char* k = "update "\n    "register set n = 1";',
                     'const char* k = R"sql(\n  insert into register values (1))sql";', 'const char* k = "DELETE FROM register";',
                     'const char* k = "create table register (n int)";'):
            self.finds("sql", f"{SERVICE}/transparency/tile.cc", text + "\n")

    def test_words_for_people_and_comments_are_no_sql(self):
        self.assertEqual(self.judge({f"{SERVICE}/transparency/tile.cc":
                                     '// select n from register\nconst char* k = "update the register by hand";\n'
                                     'const char* l = "create a book first";\n'}), [])

    def test_sql_in_a_test_is_allowed(self):
        self.assertEqual(self.judge({f"{SERVICE}/register/register_store_test.cc": 'const char* k = "select 1";\n'}), [])

    def test_a_header_that_only_tests_include_is_judged_as_a_test(self):
        house_of_tests = {f"{SERVICE}/test_house.h": "#include <grpcpp/grpcpp.h>\n"}
        self.assertEqual(self.judge({**house_of_tests, f"{SERVICE}/rpc/books_test.cc": f'#include "{SERVICE}/test_house.h"\n'}), [])
        self.finds("library", f"{SERVICE}/test_house.h", "#include <grpcpp/grpcpp.h>\n", with_files={
            f"{SERVICE}/main.cc": f'#include "{SERVICE}/test_house.h"\n'})

    def test_an_impure_rule_is_found(self):
        rule = f"{SERVICE}/register/register_book.cc"
        self.finds("pure", rule, "#include <fstream>\n")
        self.finds("pure", rule, f'#include "{SERVICE}/register/number_allocator.h"\n')
        self.finds("pure", f"{SERVICE}/CMakeLists.txt".replace("CMakeLists.txt", "register/gone.cc"), None,
                   with_files={f"{SERVICE}/CMakeLists.txt": "vanthu_library(numbering_rules SOURCES register/gone.cc)\n"})
        self.assertIn(("pure", rule), self.judge({rule: '#include "services/platform/sql/database.h"\n'}))

    def test_a_header_that_only_a_rule_includes_is_judged_as_a_rule(self):
        self.assertEqual([("pure", f"{SERVICE}/register/series.h")], self.judge({
            f"{SERVICE}/register/register_book.cc": f'#include "{SERVICE}/register/series.h"\n',
            f"{SERVICE}/register/series.h": "#include <unistd.h>\n"}))

    def test_a_store_that_writes_audit_rows_and_a_room_that_calls_the_runtime_are_found(self):
        self.finds("suffix", f"{SERVICE}/register/register_store.h", '#include "services/platform/audit/audit_event.h"\n')
        self.finds("suffix", f"{SERVICE}/transparency/tile.cc", '#include "services/platform/runtime/pump_runner.h"\n')

    # What a file may say.

    def test_a_thread_in_a_room_is_found(self):
        self.finds("thread", f"{SERVICE}/transparency/tile.cc", "void Turn() { std::jthread turning; }\n")

    def test_a_clock_and_chance_below_a_main_are_found(self):
        for call in ("absl::Now()", "time(nullptr)", "std::time(NULL)", "rand()", "std::rand()", "std::random_device{}()", "std::chrono::system_clock::now()"):
            self.finds("chance", f"{SERVICE}/transparency/tile.cc", f"auto Guess() {{ return {call}; }}\n")

    def test_names_that_only_look_like_clocks_are_allowed(self):
        self.assertEqual(self.judge({f"{SERVICE}/transparency/tile.cc": "auto Guess() { return clock.time(0) + operand(); }\n"}), [])

    def test_a_fault_point_that_exists_twice_is_found(self):
        self.finds("fault", f"{SERVICE}/transparency/tile.cc", 'void Write() { VANTHU_FAULT_POINT("numbering.allocated"); }\n')

    def test_a_fault_point_that_is_not_told_is_found(self):
        self.finds("fault", f"{SERVICE}/transparency/tile.cc", 'void Write() { VANTHU_FAULT_POINT("log.published"); }\n')

    def test_a_told_fault_point_that_is_nowhere_is_found(self):
        self.finds("fault", "docs/kill-points.md", HOUSE["docs/kill-points.md"] + "| `numbering.lost` | nothing |\n")

    def test_an_audit_event_that_is_not_told_is_found(self):
        head = '#include "services/platform/audit/audit_event.h"\n'
        path = f"{SERVICE}/transparency/log_publisher.cc"
        self.finds("event", path, head + 'Event Told(bool yes) { return {.event = yes ? "log.published" : "number.allocated"}; }\n')
        self.finds("event", path, head + "Event Told(const char* word) { return {.event = word}; }\n")
        self.finds("event", path, head + "Event Told(const char* word) { return {.event = word}; }\n"
                                         'Event Twice() { return Told("log.published"); }\n')
        self.finds("event", path, head + 'Event Told() { return Event{"Log Published"}; }\n')

    def test_a_refusal_in_one_language_is_found(self):
        path = f"{SERVICE}/transparency/tile.cc"
        for refusal in ('Error(kX, {{"cause", words}})', 'Error(kX, {{"rule_en", "Do it."}})', 'CausedError(kX, {{"cause", "it is not there"}, {"cause_en", "it is not there"}})',
                        'Error(kX, {{"cause", std::string(read.message())}, {"cause_en", b}})'):
            self.finds("language", path, f"absl::Status Refused() {{ return {refusal}; }}\n")

    def test_an_event_is_seen_however_it_is_made(self):
        path = f"{SERVICE}/transparency/log_publisher.cc"
        for text in ('void Write() { audit::Event event{"log.published", 1}; }', 'void Write() { Tell(audit::Event{yes ? "log.published" : "number.allocated"}); }',
                     'void Write() { audit::Event event; event.event = "log.published"; }', "void Write() { audit::Event event{word}; }"):
            self.finds("event", path, text + "\n")

    def test_an_event_word_is_followed_through_the_functions_that_take_it(self):
        head = '#include "services/platform/audit/audit_event.h"\n'
        text = ("Event Told(const char* word) { return {.event = word}; }\nvoid Log::Store(int tx, const char* word) { Put(tx, Told(word)); }\n"
                'void Log::Write() { Store(1, "number.allocated"); Store(2, "log.published"); }\n')
        path = f"{SERVICE}/transparency/log_publisher.cc"
        self.finds("event", path, head + text)
        self.assertEqual(self.judge({path: head + text.replace("log.published", "number.allocated")}), [])

    def test_a_told_event_that_no_code_writes_is_found(self):
        self.finds("event", "docs/audit-events.md", HOUSE["docs/audit-events.md"] + "| `number.lost` | never | – |\n")

    def test_a_metric_or_pump_that_operators_are_not_told_of_is_found(self):
        page = {"docs/operations.md": "`vanthu_rpc_answers_total{method}` `numbering.log_publisher` `DISK_FULL` `register.yaml` `process.stopped`\n",
                "services/platform/status/reason_table.inc": '{Reason::kDiskFull, "DISK_FULL"},\n',
                "services/standalone/main.cc": 'int main() { Tell("vanthu_rpc_answers_total"); Log("process.stopped"); }\n'}
        publisher = f"{SERVICE}/transparency/log_publisher.h"
        named = '#pragma once\nstruct LogPublisher {{\n  std::string_view name() const override {{ return "{}"; }}\n}};\n'
        told = {**page, publisher: named.format("numbering.log_publisher")}
        self.assertEqual(self.judge(told), [])
        self.finds("operations", publisher, named.format("numbering.log_publisher") + named.format("numbering.other").split("once")[1].replace("LogPublisher", "Other"), with_files=page)
        self.finds("operations", f"{SERVICE}/transparency/tile.cc", 'const char* kName = "vanthu_tiles_total";\n', with_files=told)
        for word in ("vanthu_gone_total", "number.lost", "NO_SUCH_REASON"):
            self.finds("operations", "docs/operations.md", page["docs/operations.md"] + f"`{word}`\n", with_files={k: v for k, v in told.items() if "docs/" not in k})

    def test_a_translation_that_names_other_things_is_found(self):
        pages = {"docs/operations.md": "[vi](operations.vi.md) `doctor` and `serve FILE`\n", "docs/operations.vi.md": "[en](operations.md) `serve FILE`, `doctor`\n"}
        self.assertEqual(self.judge(pages), [])
        self.finds("translation", "docs/operations.md", pages["docs/operations.md"] + "`migrate`\n", with_files={"docs/operations.vi.md": pages["docs/operations.vi.md"]})
        self.finds("translation", "docs/operations.vi.md", pages["docs/operations.vi.md"] + "[x](other.md)\n", with_files={"docs/operations.md": pages["docs/operations.md"]})

    # Sizes.

    def test_a_function_that_is_too_long_is_found(self):
        path = f"{SERVICE}/transparency/tile.cc"
        self.finds("size", path, f"void Tile::Write() {{\n{lines(house.FUNCTION_LINES)}\n}}\n")
        self.finds("size", path, f"TEST(Tile, IsWritten) {{\n{lines(house.FUNCTION_LINES)}\n}}\n")
        self.finds("size", path, f"Tile::Tile(int a) : a_{{a}}, b_(a) {{\n{lines(house.FUNCTION_LINES)}\n}}\n")
        self.finds("size", path, f"class TileRow {{\n public:\n  int At() const {{\n{lines(house.FUNCTION_LINES)}\n  }}\n}};\n")

    def test_comments_and_blank_lines_are_no_code(self):
        self.assertEqual(self.judge({f"{SERVICE}/transparency/tile.cc": "void Write() {\n" + "\n  // why\n" * 60 + lines(house.FUNCTION_LINES - 2) + "\n}\n"}), [])

    def test_a_file_and_a_main_that_are_too_long_are_found(self):
        functions = "".join(f"void Write{number}() {{\n{lines(8)}\n}}\n" for number in range(house.FILE_LINES // 10 + 1))
        self.finds("size", f"{SERVICE}/transparency/tile.cc", functions)
        self.finds("size", "services/drafting/main.cc", functions[: functions.index("void Write8")])

    def test_the_ratchet_allows_what_it_names_and_no_more(self):
        path = f"{SERVICE}/transparency/tile.cc"
        text = f"void Write() {{\n{lines(house.FUNCTION_LINES)}\n}}\n"
        size = house.FUNCTION_LINES + 2
        written = lambda count: {"tests/architecture/size_ratchet.txt": f"{path} Write {count}\n"}
        self.assertEqual(self.judge({path: text, **written(size)}), [])
        self.finds("size", path, text, with_files=written(size - 1))
        self.assertEqual(self.judge({path: text, **written(size + 1)}), [("ratchet", "tests/architecture/size_ratchet.txt")])

    def test_nothing_may_pass_the_red_line(self):
        path = f"{SERVICE}/transparency/tile.cc"
        self.finds("size", path, f"void Write() {{\n{lines(house.FUNCTION_LINES_RED)}\n}}\n",
                   with_files={"tests/architecture/size_ratchet.txt": f"{path} Write {house.FUNCTION_LINES_RED + 2}\n"})

    def test_a_constructor_that_takes_too_much_is_found(self):
        parameters = ", ".join(f"std::map<int, int> p{number}" for number in range(house.CONSTRUCTOR_PARAMETERS + 1))
        self.finds("size", f"{SERVICE}/transparency/tile.h", f"class Tile {{\n public:\n  explicit Tile({parameters});\n}};\n")
        self.finds("size", f"{SERVICE}/transparency/tile.cc", f"Tile::Tile({parameters}) {{}}\n")

    def test_an_interface_that_asks_too_much_is_found(self):
        methods = "".join(f"  virtual int Do{number}(int x) = 0;\n" for number in range(house.INTERFACE_METHODS + 1))
        self.finds("size", f"{SERVICE}/transparency/tile.h", f"class Tile {{\n public:\n{methods}}};\n")

    # Names and papers.

    def test_a_junk_room_is_found(self):
        self.finds("name", f"{SERVICE}/transparency/tile_utils.h", "#pragma once\n")
        self.finds("name", "services/platform/status/reason_manager.md", "")

    def test_a_path_of_one_machine_is_found(self):
        self.finds("path", "deploy/config/standalone.yaml", "data: /" + "home/an/data\n")

    def test_a_service_without_readme_is_found(self):
        self.assertEqual([("readme", "services/witness/README.md"), ("readme", "services/README.md")],
                         self.judge({"services/witness/limits.h": "#pragma once\n"}))


if __name__ == "__main__":
    unittest.main()
