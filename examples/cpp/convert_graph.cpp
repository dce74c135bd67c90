#include <tenet/tenet.hpp>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

/// A graph from files of one form into the files of another, and what that form cannot hold.
/// Usage: convert_graph FROM TO FILE...

namespace {

template <class T>
T must(tenet::result<T> made) {
    if (made) return std::move(*made);
    std::cerr << made.error().text(tenet::language::en);
    std::exit(2);
}

} // namespace

int main(int argc, char** argv) {
    namespace group = tenet::group;
    if (argc < 4) return 2;
    const auto from = group::find_graph_form(argv[1]);
    const auto to = group::find_graph_form(argv[2]);
    if (!from || !to) return 2;
    std::vector<group::graph_text> texts;
    for (int i = 3; i < argc; ++i) {
        std::ifstream in(argv[i], std::ios::binary);
        if (!in) return 2;
        texts.push_back({argv[i], {std::istreambuf_iterator<char>(in), {}}});
    }
    const group::graph graph = must(group::import_graph(*from, std::move(texts)));
    const group::written_graph written = must(group::export_files(graph, *to));
    for (const group::graph_text& file : written.texts) std::cout << file.name << '\n' << file.text;
    for (const tenet::diagnostic& loss : written.losses.items()) {
        std::cout << "lost: " << loss.text(tenet::language::en) << '\n';
    }
    return 0;
}
