#include <tenet/tenet.h>

#include <stdio.h>
#include <stdlib.h>

/* A graph from files of one form into the files of another, and what that form cannot hold.
   Usage: convert_graph FROM TO FILE... */

enum { most_files = 3, most_bytes = 1 << 16 };

static tenet_error* error = NULL;

static void must(tenet_status status) {
    if (status == TENET_OK) return;
    fprintf(stderr, "%.*s", (int)tenet_error_lines(error, TENET_EN).size,
            tenet_error_lines(error, TENET_EN).data);
    exit(2);
}

static tenet_str text(const char* from) {
    size_t size = 0;
    while (from[size] != '\0') ++size;
    return tenet_make_str(from, size);
}

static void print(tenet_str what) {
    fwrite(what.data, 1, what.size, stdout);
}

/* The content of a file of up to 64 kB. */
static tenet_str content_of(const char* path, char* into) {
    FILE* in = fopen(path, "rb");
    size_t size = 0;
    if (in == NULL) exit(2);
    size = fread(into, 1, most_bytes, in);
    fclose(in);
    return tenet_make_str(into, size);
}

static tenet_graph* read_graph(tenet_str form, char** paths, int count) {
    static char content[most_files][most_bytes];
    tenet_text texts[most_files];
    tenet_graph* graph = NULL;
    int i;
    for (i = 0; i < count; ++i) {
        texts[i].name = text(paths[i]);
        texts[i].text = content_of(paths[i], content[i]);
    }
    must(tenet_graph_import(form, texts, (size_t)count, &graph, &error));
    return graph;
}

static void write_graph(const tenet_graph* graph, tenet_str form) {
    tenet_export_options how;
    tenet_graph_files* files = NULL;
    tenet_error* losses = NULL;
    size_t i;
    must(tenet_export_options_init(&how, sizeof how));
    how.language = TENET_EN;
    must(tenet_graph_export_files(graph, form, &how, &files, &losses, &error));
    for (i = 0; i < tenet_graph_files_count(files); ++i) {
        print(tenet_graph_files_name(files, i));
        printf("\n");
        print(tenet_graph_files_text(files, i));
    }
    for (i = 0; i < tenet_error_count(losses); ++i) {
        printf("lost: ");
        print(tenet_error_text(losses, i, TENET_EN));
        printf("\n");
    }
    tenet_error_free(losses);
    tenet_graph_files_free(files);
}

int main(int argc, char** argv) {
    tenet_graph* graph = NULL;
    if (argc < 4 || argc > 3 + most_files) return 2;
    graph = read_graph(text(argv[1]), argv + 3, argc - 3);
    write_graph(graph, text(argv[2]));
    tenet_graph_free(graph);
    return 0;
}
