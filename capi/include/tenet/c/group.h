#ifndef TENET_C_GROUP_H
#define TENET_C_GROUP_H

/**
 * @file
 * Relations between parties: who controls and owns whom. Part of `<tenet/tenet.h>`, which says what
 * holds for all.
 *
 * A graph holds relations of all times; a structure those of one day under a rule for votes. Who
 * belongs together is in `<tenet/c/grouping.h>`. Parties are named by their ids. Answers are JSON
 * as docs/schemas/group-answers.schema.json says.
 *
 * @code{.c}
 * tenet_graph_read_json(json, TENET_STR("holdings.json"), &graph, &error);
 * tenet_structure_options_init(&when, sizeof when);
 * when.as_of = TENET_STR("2025-12-31");
 * tenet_structure_new(graph, &when, &day, &error);
 * tenet_structure_controls(day, TENET_STR("TOP"), TENET_STR("PLANT"), &control, &error);
 * @endcode
 */

#include <tenet/c/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------------------------------ graphs */

/**
 * Reads parties and relations.
 * @param json  as docs/schemas/graph.schema.json says, or only the list of relations
 * @param file  what problems call it; may be empty
 * @param[out] out  the graph
 * @param[out] error  everything wrong with the text; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_graph_read_json(tenet_str json, tenet_str file, tenet_graph** out,
                                             tenet_error** error);

/**
 * The graph of a portfolio: its organisations and relationships. Parties are found by the ids of
 * their organisations, and by identifiers (uscc, lei) and ids of accounts that are of one party.
 * @param snapshot  need not live on
 * @param[out] out  the graph
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_graph_of_snapshot(const tenet_snapshot* snapshot, tenet_graph** out,
                                               tenet_error** error);

/**
 * A graph as JSON, which `tenet_graph_read_json` reads.
 * @param graph  the graph
 * @param[out] out  a JSON object
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_graph_json(const tenet_graph* graph, tenet_buffer** out,
                                        tenet_error** error);

/**
 * Reads a graph in one of the forms in which graphs are exchanged (docs/groups.md#exchange).
 * @param form  its name: `json`, `csv`, `bods`, ...
 * @param texts  the files; only some forms consist of several
 * @param count  how many
 * @param[out] out  the graph
 * @param[out] error  everything wrong with the texts; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such form
 * @since 0.1
 */
TENET_API tenet_status tenet_graph_import(tenet_str form, const tenet_text* texts, size_t count,
                                          tenet_graph** out, tenet_error** error);

/**
 * A graph in one of the forms in which graphs are exchanged, as one text. What consists of several
 * files, or cannot hold all of the graph, goes through `tenet_graph_export_files`; `dot` is a
 * picture, and drawn whatever it does not show.
 * @param graph  the graph
 * @param form  its name: `json`, `csv`, `bods`, `gleif`, `graphml`, `dot`, ...
 * @param language  of headings and words: `TENET_ZH` or `TENET_EN`
 * @param[out] out  the text
 * @param[out] error  what the form cannot say, all of it; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such form
 * @since 0.1
 */
TENET_API tenet_status tenet_graph_export(const tenet_graph* graph, tenet_str form,
                                          tenet_language language, tenet_buffer** out,
                                          tenet_error** error);

/** How a graph is written: bits. @since 0.1 */
typedef uint32_t tenet_export_flags;
/** A graph that the form cannot hold is refused, with all that would be lost. @since 0.1 */
#define TENET_EXPORT_REFUSE_LOSSES 0x1u
/** `gleif`: one text of JSON instead of files of CSV. @since 0.1 */
#define TENET_EXPORT_GLEIF_JSON 0x2u

/** What forms may be told. @since 0.1 */
typedef struct tenet_export_options {
    size_t size;              /**< set by `tenet_export_options_init` */
    tenet_language language;  /**< of headings and words */
    tenet_export_flags flags; /**< `TENET_EXPORT_` bits */
    tenet_str as_of;          /**< `dot`: the day on which relations hold; empty: of all times */
    tenet_str known_at;       /**< `dot`: the day whose knowledge counts; empty: everything known */
    tenet_str stated_on;      /**< `bods`: the day of statements without one of their own; empty:
                                   ever */
    tenet_str publisher;      /**< `bods`: its name; empty: statements name none */
    tenet_str license;        /**< `bods`: a URI, beside a publisher; may be empty */
} tenet_export_options;

/**
 * Sets the defaults: Chinese headings, losses are told and not refused.
 * @param options  to be initialised
 * @param size  sizeof(tenet_export_options) as the caller knows it
 * @return `TENET_ERROR_ARGUMENT` for NULL or a size that never was
 * @since 0.1
 */
TENET_API tenet_status tenet_export_options_init(tenet_export_options* options, size_t size);

/**
 * A graph as the files of a form, of which `gleif` and `supervisory` have several. What the form
 * cannot hold is left out and told.
 *
 * @code{.c}
 * tenet_graph_export_files(graph, TENET_STR("supervisory"), NULL, &files, &losses, &error);
 * for (size_t i = 0; i < tenet_graph_files_count(files); ++i) {
 *     keep(tenet_graph_files_name(files, i), tenet_graph_files_text(files, i));
 * }
 * @endcode
 *
 * @param graph  the graph
 * @param form  its name: `json`, `csv`, `bods`, `gleif`, `supervisory`, `graphml`, `dot`, ...
 * @param options  may be NULL: the defaults
 * @param[out] out  the files
 * @param[out] losses  a warning on each thing that is left out, or NULL if nothing is; may be NULL
 * @param[out] error  with `TENET_EXPORT_REFUSE_LOSSES` every loss; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such form
 * @since 0.1
 */
TENET_API tenet_status tenet_graph_export_files(const tenet_graph* graph, tenet_str form,
                                                const tenet_export_options* options,
                                                tenet_graph_files** out, tenet_error** losses,
                                                tenet_error** error);

/**
 * How many files there are.
 * @param files  may be NULL: then 0
 * @return the number of files
 * @since 0.1
 */
TENET_API size_t tenet_graph_files_count(const tenet_graph_files* files);

/**
 * The name of a file, without a folder: `table-2-2.csv`.
 * @param files  the files
 * @param index  below `tenet_graph_files_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_graph_files_name(const tenet_graph_files* files, size_t index);

/**
 * What is in a file.
 * @param files  the files
 * @param index  below `tenet_graph_files_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_graph_files_text(const tenet_graph_files* files, size_t index);

/**
 * Releases files.
 * @param files  may be NULL
 * @since 0.1
 */
TENET_API void tenet_graph_files_free(tenet_graph_files* files);

/**
 * A graph seen through a log of merges: parties that are one are one, found by the ids of all. The
 * graph given is not touched; undoing a merge gives the graph there would be without it.
 * @param graph  the graph
 * @param log  need not live on
 * @param known_at  what was declared up to this day; empty: everything declared
 * @param[out] out  another graph
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_graph_merged(const tenet_graph* graph, const tenet_merge_log* log,
                                          tenet_str known_at, tenet_graph** out,
                                          tenet_error** error);

/**
 * How many parties a graph has.
 * @param graph  may be NULL: then 0
 * @return the number of parties
 * @since 0.1
 */
TENET_API size_t tenet_graph_party_count(const tenet_graph* graph);

/**
 * How many relations a graph has, of all times.
 * @param graph  may be NULL: then 0
 * @return the number of relations
 * @since 0.1
 */
TENET_API size_t tenet_graph_relation_count(const tenet_graph* graph);

/**
 * The id of a party.
 * @param graph  the graph
 * @param index  below `tenet_graph_party_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_graph_party_id(const tenet_graph* graph, size_t index);

/**
 * The name of a party; its id where it has none.
 * @param graph  the graph
 * @param index  below `tenet_graph_party_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_graph_party_name(const tenet_graph* graph, size_t index);

/**
 * Releases a graph. Structures of it stay usable.
 * @param graph  may be NULL
 * @since 0.1
 */
TENET_API void tenet_graph_free(tenet_graph* graph);

/* -------------------------------------------------------------------------------- structures */

/** What counts beside plain votes: bits. @since 0.1 */
typedef uint32_t tenet_voting_flags;
/** Parties acting in concert vote as one. @since 0.1 */
#define TENET_VOTING_CONCERT 0x1u
/** Shares a company holds of itself leave the votes there are. @since 0.1 */
#define TENET_VOTING_TREASURY_SHARES_LEAVE 0x2u
/** Control does not pass through the state. @since 0.1 */
#define TENET_VOTING_STATE_IS_NO_LINK 0x4u
/** Shares that subsidiaries hold of their parents carry no votes. @since 0.1 */
#define TENET_VOTING_SUBSIDIARY_SHARES_WITHOUT_VOTES 0x8u

/** How a structure is made: bits. @since 0.1 */
typedef uint32_t tenet_structure_flags;
/** A day with anything odd about it (see `tenet_structure_findings_json`) is refused. @since 0.1 */
#define TENET_STRUCTURE_STRICT 0x1u

/** Which day, and what counts as control. @since 0.1 */
typedef struct tenet_structure_options {
    size_t size;        /**< set by `tenet_structure_options_init` */
    tenet_str as_of;    /**< the day asked about: 2025-12-31. Required */
    tenet_str known_at; /**< the day whose knowledge counts; empty: everything known */
    const tenet_group_policy* policy; /**< whose rule for votes is taken, instead of the members
                                           below; may be NULL */
    tenet_str control_above;     /**< percent of the votes; control is more than that. Empty: 50 */
    tenet_voting_flags voting;   /**< `TENET_VOTING_` bits */
    uint32_t lineal_generations; /**< relatives up to here vote as one; 0 to 100 */
    uint32_t collateral_generations; /**< likewise, with a common ancestor */
    tenet_structure_flags flags;     /**< `TENET_STRUCTURE_` bits */
} tenet_structure_options;

/**
 * Sets the defaults: parties acting in concert vote as one, half of the votes; no day.
 * @param options  to be initialised
 * @param size  sizeof(tenet_structure_options) as the caller knows it
 * @return `TENET_ERROR_ARGUMENT` for NULL or a size that never was
 * @since 0.1
 */
TENET_API tenet_status tenet_structure_options_init(tenet_structure_options* options, size_t size);

/**
 * The relations of one day, ready for questions. Linear in the relations.
 * @param graph  the graph
 * @param options  which day
 * @param[out] out  the structure
 * @param[out] error  what went wrong, in strict mode everything odd; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_structure_new(const tenet_graph* graph,
                                           const tenet_structure_options* options,
                                           tenet_structure** out, tenet_error** error);

/**
 * What a structure was made with: days, rule for votes, how many parties and relations.
 * @param day  the structure
 * @param[out] out  a JSON object
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_structure_describe_json(const tenet_structure* day, tenet_buffer** out,
                                                     tenet_error** error);

/**
 * What is odd about the day, by name: circles of holdings, shares that add up to more than 100 %,
 * shares of itself, relations stated twice. Nothing fails over them.
 * @param day  the structure
 * @param[out] out  a JSON object, `#/$defs/findings`
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_structure_findings_json(const tenet_structure* day, tenet_buffer** out,
                                                     tenet_error** error);

/** Whether somebody controls somebody. @since 0.1 */
typedef int32_t tenet_control;
enum {
    TENET_CONTROL_NO = 0,           /**< no share between the bounds stated would do */
    TENET_CONTROL_UNDETERMINED = 1, /**< the bounds do not tell */
    TENET_CONTROL_YES = 2           /**< whatever the shares are between their bounds */
};

/**
 * Whether a party controls another: it and whatever it controls have more than half of the votes
 * there.
 * @param day  the structure
 * @param controller  id of a party; it is asked with those that vote as one with it
 * @param subject  id of a party
 * @param[out] out  the answer
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party
 * @since 0.1
 */
TENET_API tenet_status tenet_structure_controls(const tenet_structure* day, tenet_str controller,
                                                tenet_str subject, tenet_control* out,
                                                tenet_error** error);

/**
 * Why a party controls another, or does not: step by step, with the relations that count.
 * @param day  the structure
 * @param controller  id of a party; it is asked with those that vote as one with it
 * @param subject  id of a party
 * @param[out] out  a JSON object, `#/$defs/control`
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party
 * @since 0.1
 */
TENET_API tenet_status tenet_structure_prove_control_json(const tenet_structure* day,
                                                          tenet_str controller, tenet_str subject,
                                                          tenet_buffer** out, tenet_error** error);

/**
 * Everything a party controls.
 * @param day  the structure
 * @param controller  id of a party; it is asked with those that vote as one with it
 * @param[out] out  by party
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party
 * @since 0.1
 */
TENET_API tenet_status tenet_structure_controlled(const tenet_structure* day, tenet_str controller,
                                                  tenet_party_list** out, tenet_error** error);

/**
 * The parties at the top of control over another: plural, with circles and agreements.
 * @param day  the structure
 * @param subject  id of a party
 * @param[out] out  those that vote as one have the same seat
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party
 * @since 0.1
 */
TENET_API tenet_status tenet_structure_controllers(const tenet_structure* day, tenet_str subject,
                                                   tenet_party_list** out, tenet_error** error);

/**
 * The same with circles and proofs.
 * @param day  the structure
 * @param subject  id of a party
 * @param[out] out  a JSON object, `#/$defs/controllers`
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party
 * @since 0.1
 */
TENET_API tenet_status tenet_structure_controllers_json(const tenet_structure* day,
                                                        tenet_str subject, tenet_buffer** out,
                                                        tenet_error** error);

/**
 * Direct and ultimate parents: as derived from votes, and as stated.
 * @param day  the structure
 * @param party  id of a party; empty: all of them
 * @param[out] out  a JSON object, `#/$defs/parents`, or an array of them
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party
 * @since 0.1
 */
TENET_API tenet_status tenet_structure_parents_json(const tenet_structure* day, tenet_str party,
                                                    tenet_buffer** out, tenet_error** error);

/**
 * Pairs whose answer is another once shares that subsidiaries hold of their parents have lost
 * their votes.
 * @param day  the structure
 * @param[out] out  a JSON object, `#/$defs/stage_differences`
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_structure_stage_differences_json(const tenet_structure* day,
                                                              tenet_buffer** out,
                                                              tenet_error** error);

/** Which chains of holdings count towards a share held through others. @since 0.1 */
typedef int32_t tenet_walks;
enum {
    TENET_WALKS_ALL = 0,       /**< every chain, also through the owner again */
    TENET_WALKS_NO_RETURN = 1, /**< chains that do not come back to the owner */
    TENET_WALKS_SIMPLE = 2     /**< chains that meet nobody twice */
};

/**
 * How much of a party another owns, directly and through others.
 * @param day  the structure
 * @param owner  id of a party
 * @param subject  id of a party
 * @param walks  which chains count
 * @param[out] low  a fraction of the whole, at least
 * @param[out] high  at most; infinite where that has no answer
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party; `TENET_ERROR_INPUT` where parties
 *         own each other completely
 * @since 0.1
 */
TENET_API tenet_status tenet_structure_share(const tenet_structure* day, tenet_str owner,
                                             tenet_str subject, tenet_walks walks, double* low,
                                             double* high, tenet_error** error);

/**
 * Everybody's integrated share in a party.
 * @param day  the structure
 * @param subject  id of a party
 * @param walks  which chains count
 * @param[out] out  a JSON object, `#/$defs/ownership`
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party
 * @since 0.1
 */
TENET_API tenet_status tenet_structure_owners_json(const tenet_structure* day, tenet_str subject,
                                                   tenet_walks walks, tenet_buffer** out,
                                                   tenet_error** error);

/**
 * A party's integrated share in everybody else.
 * @param day  the structure
 * @param owner  id of a party
 * @param walks  which chains count
 * @param[out] out  a JSON object, `#/$defs/ownership`
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party
 * @since 0.1
 */
TENET_API tenet_status tenet_structure_holdings_json(const tenet_structure* day, tenet_str owner,
                                                     tenet_walks walks, tenet_buffer** out,
                                                     tenet_error** error);

/**
 * Natural persons behind a party: whose integrated share reaches a threshold, or who control it.
 * @param day  the structure
 * @param subject  id of a party
 * @param threshold  percent, such as 25
 * @param inclusive  1: the threshold itself suffices; 0: more is needed
 * @param walks  which chains count
 * @param[out] out  a JSON object, `#/$defs/beneficial_owners`
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party
 * @since 0.1
 */
TENET_API tenet_status tenet_structure_beneficial_owners_json(
    const tenet_structure* day, tenet_str subject, tenet_str threshold, int32_t inclusive,
    tenet_walks walks, tenet_buffer** out, tenet_error** error);

/**
 * Releases a structure. What was made from it stays usable.
 * @param day  may be NULL
 * @since 0.1
 */
TENET_API void tenet_structure_free(tenet_structure* day);

/* ---------------------------------------------------------------------- indexes of control */

/**
 * Who controls whom on a day, everybody, ready to follow changes of relations. Costs as much as
 * asking for everybody.
 * @param day  need not live on
 * @param[out] out  the index
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_INPUT` where shares of subsidiaries carry no votes
 * @since 0.1
 */
TENET_API tenet_status tenet_control_index_new(const tenet_structure* day,
                                               tenet_control_index** out, tenet_error** error);

/**
 * The index after changes of relations: what a new one of the changed graph would say, at the cost
 * of what changes. The index given stays as it is; both share what is the same.
 * @param index  the index
 * @param json  relations to `drop`, `restate` and `add`, as
 * docs/schemas/relation-changes.schema.json says
 * @param file  what problems call it; may be empty
 * @param[out] out  another index
 * @param[out] error  everything wrong with the changes; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_control_index_with_json(const tenet_control_index* index,
                                                     tenet_str json, tenet_str file,
                                                     tenet_control_index** out,
                                                     tenet_error** error);

/**
 * The pairs whose answer the last change made another; of a new index none.
 * @param index  the index
 * @param[out] out  a JSON object, `#/$defs/control_differences`
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_control_index_differences_json(const tenet_control_index* index,
                                                            tenet_buffer** out,
                                                            tenet_error** error);

/**
 * How many pairs of a controller and a party there are, undetermined ones included.
 * @param index  may be NULL: then 0
 * @return the number of pairs
 * @since 0.1
 */
TENET_API size_t tenet_control_index_pair_count(const tenet_control_index* index);

/**
 * Whether a party controls another.
 * @param index  the index
 * @param controller  id of a party; it is asked with those that vote as one with it
 * @param subject  id of a party
 * @param[out] out  the answer
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party
 * @since 0.1
 */
TENET_API tenet_status tenet_control_index_controls(const tenet_control_index* index,
                                                    tenet_str controller, tenet_str subject,
                                                    tenet_control* out, tenet_error** error);

/**
 * Everything a party controls.
 * @param index  the index
 * @param controller  id of a party; it is asked with those that vote as one with it
 * @param[out] out  by party
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party
 * @since 0.1
 */
TENET_API tenet_status tenet_control_index_controlled(const tenet_control_index* index,
                                                      tenet_str controller, tenet_party_list** out,
                                                      tenet_error** error);

/**
 * Everybody who controls a party, at the top or not.
 * @param index  the index
 * @param subject  id of a party
 * @param[out] out  those that vote as one have the same seat
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party
 * @since 0.1
 */
TENET_API tenet_status tenet_control_index_controllers(const tenet_control_index* index,
                                                       tenet_str subject, tenet_party_list** out,
                                                       tenet_error** error);

/**
 * Why a party controls another, or does not.
 * @param index  the index
 * @param controller  id of a party; it is asked with those that vote as one with it
 * @param subject  id of a party
 * @param[out] out  a JSON object, `#/$defs/control`
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party
 * @since 0.1
 */
TENET_API tenet_status tenet_control_index_prove_control_json(const tenet_control_index* index,
                                                              tenet_str controller,
                                                              tenet_str subject, tenet_buffer** out,
                                                              tenet_error** error);

/**
 * The graph with all changes, for everything else. Linear in its size.
 * @param index  the index
 * @param[out] out  the graph
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_control_index_graph(const tenet_control_index* index,
                                                 tenet_graph** out, tenet_error** error);

/**
 * Releases an index. Others made from it stay usable.
 * @param index  may be NULL
 * @since 0.1
 */
TENET_API void tenet_control_index_free(tenet_control_index* index);

/* ---------------------------------------------------------------------------- lists of parties */

/**
 * How many parties a list has.
 * @param list  may be NULL: then 0
 * @return the number of parties
 * @since 0.1
 */
TENET_API size_t tenet_party_list_count(const tenet_party_list* list);

/**
 * The id of a party.
 * @param list  the list
 * @param index  below `tenet_party_list_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_party_list_id(const tenet_party_list* list, size_t index);

/**
 * The name of a party; its id where it has none.
 * @param list  the list
 * @param index  below `tenet_party_list_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_party_list_name(const tenet_party_list* list, size_t index);

/**
 * How certain it is that a party belongs into the list.
 * @param list  the list
 * @param index  below `tenet_party_list_count`
 * @return yes, or undetermined; no beyond the end
 * @since 0.1
 */
TENET_API tenet_control tenet_party_list_control(const tenet_party_list* list, size_t index);

/**
 * The seat of a party: parties that vote as one have the same.
 * @param list  the list
 * @param index  below `tenet_party_list_count`
 * @return a number that means something within its structure; 0 beyond the end
 * @since 0.1
 */
TENET_API uint32_t tenet_party_list_seat(const tenet_party_list* list, size_t index);

/**
 * Releases a list.
 * @param list  may be NULL
 * @since 0.1
 */
TENET_API void tenet_party_list_free(tenet_party_list* list);

#ifdef __cplusplus
}
#endif

#endif
