#include "host.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

/// The subcommand that runs the DMN Technology Compatibility Kit.
namespace cli {

using namespace tenet;
namespace fs = std::filesystem;

namespace {

/// A folder of the suite: its models and its test files.
struct test_folder {
    std::string name; ///< below the suite, e.g. compliance-level-2/0001-input-data-string
    std::vector<fs::path> models;
    std::vector<fs::path> tests;
};

std::vector<test_folder> folders_below(const fs::path& root) {
    std::map<std::string, test_folder> found;
    for (const fs::directory_entry& e : fs::recursive_directory_iterator{root}) {
        const std::string kind = e.path().extension().string();
        if (!e.is_regular_file() || (kind != ".dmn" && kind != ".xml")) continue;
        std::string name = fs::relative(e.path().parent_path(), root).generic_string();
        test_folder& f = found[name];
        f.name = std::move(name);
        (kind == ".dmn" ? f.models : f.tests).push_back(e.path());
    }
    std::vector<test_folder> all;
    for (auto& [name, folder] : found) {
        if (folder.tests.empty() || folder.models.empty()) continue;
        std::sort(folder.models.begin(), folder.models.end());
        std::sort(folder.tests.begin(), folder.tests.end());
        all.push_back(std::move(folder));
    }
    return all;
}

struct totals {
    std::size_t passed = 0;
    std::size_t failed = 0;
    std::string csv;
};

class suite_runner {
public:
    suite_runner(const options& o, const zone_database* zones)
        : options_(o),
          zones_(zones),
          externals_(std::make_shared<const feel::external_functions>(
              feel::external_functions::with_java_platform())) {
        context_.zones = zones;
        context_.now = *date_time::parse("2026-01-05T09:00:00+00:00");
        context_.missing =
            o.missing == "spread" ? feel::missing_mode::spread : feel::missing_mode::null;
    }

    void run(const test_folder& folder) {
        for (const fs::path& test : folder.tests) {
            const auto text = read_file(test.string());
            if (!text) continue;
            auto suite = dmn::read_tck_suite(*text, test.filename().string(), zones_);
            if (!suite) {
                complain(suite.error(), options_);
                ++totals_.failed;
                continue;
            }
            run(folder, test.stem().string(), *suite);
        }
    }

    [[nodiscard]] const totals& found() const noexcept { return totals_; }

private:
    /// The models of a folder, the one tested first.
    std::vector<dmn::model_definition> models(const test_folder& folder,
                                              const std::string& tested) {
        std::vector<dmn::model_definition> all;
        for (const fs::path& path : folder.models) {
            const auto text = read_file(path.string());
            if (!text) continue;
            dmn::xml_options reading;
            reading.file = path.filename().string();
            const auto file = dmn::document::read(*text, reading);
            if (!file) {
                complain(file.error(), options_);
                continue;
            }
            const bool first = path.filename() == tested;
            all.insert(first ? all.begin() : all.end(), file->model());
        }
        return all;
    }

    void run(const test_folder& folder, const std::string& file, const dmn::tck_suite& suite) {
        const auto definitions = models(folder, suite.model_name);
        dmn::compile_options compiling;
        compiling.externals = externals_;
        compiling.tolerant = true;
        const auto model = dmn::decision_model::compile(definitions, compiling);
        for (const dmn::tck_case& test : suite.cases) {
            std::string problem = "the model could not be loaded";
            if (model) {
                feel::evaluation evaluation{context_};
                problem = dmn::run_tck_case(*model, test, evaluation, options_.trace);
            }
            note(folder, file, test, problem);
        }
    }

    void note(const test_folder& folder, const std::string& file, const dmn::tck_case& test,
              const std::string& problem) {
        ++(problem.empty() ? totals_.passed : totals_.failed);
        if (!problem.empty()) {
            print(fmt::format("{}/{} {}: {}\n", folder.name, file, test.id, report::safe(problem)));
        }
        std::string quoted;
        for (const char c : problem) quoted += c == '"' ? std::string{"\"\""} : std::string{c};
        totals_.csv += fmt::format("\"{}\",\"{}\",\"{}\",\"{}\",\"{}\"\n", folder.name, file,
                                   test.id, problem.empty() ? "SUCCESS" : "ERROR", quoted);
    }

    const options& options_;
    const zone_database* zones_;
    std::shared_ptr<const feel::external_functions> externals_;
    feel::run_context context_;
    totals totals_;
};

std::string properties() {
    return "vendor.name=Tenet\nproduct.name=Tenet\nproduct.version=" + std::string{version()} +
           "\nproduct.comment=Policy for key accounts, as a library\n"
           "instructions.url=docs/dmn.md\n";
}

} // namespace

int run_tck(options o) {
    constexpr const char* usual = "/usr/share/zoneinfo";
    std::error_code none;
    if (o.zoneinfo.empty() && fs::is_directory(usual, none)) o.zoneinfo = usual;
    const auto zones = open_zones(o);
    if (!zones) return bad_input;
    const auto folders = folders_below(o.folder);
    suite_runner runner{o, zones->get()};
    for (const test_folder& folder : folders) runner.run(folder);
    const totals& found = runner.found();
    const bool written = (o.csv.empty() || write_file(o.csv, found.csv)) &&
                         (o.properties.empty() || write_file(o.properties, properties()));
    print(fmt::format("{} passed, {} failed\n", found.passed, found.failed));
    if (!written) return bad_input;
    return found.failed == 0 && found.passed > 0 ? all_well : violations;
}

} // namespace cli
