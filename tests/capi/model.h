#ifndef TENET_TESTS_CAPI_MODEL_H
#define TENET_TESTS_CAPI_MODEL_H

#include "support.h"

/* A model with an input of every sort of type, a decision, a knowledge model, a service and an
   external function. */

#define DMN_BEGIN                                                                                  \
    "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" namespace=\"urn:t\""      \
    " id=\"d\" name=\"m\">"
#define INPUT(id, name, type)                                                                      \
    "<inputData id=\"" id "\" name=\"" name "\"><variable name=\"" name "\" typeRef=\"" type       \
    "\"/></inputData>"
#define NEEDS(id)                                                                                  \
    "<informationRequirement><requiredInput href=\"#" id "\"/></informationRequirement>"
#define DECISION(id, name, type, needs, text)                                                      \
    "<decision id=\"" id "\" name=\"" name "\"><variable name=\"" name "\" typeRef=\"" type        \
    "\"/>" needs "<literalExpression><text>" text "</text></literalExpression></decision>"

static const char model_xml[] = DMN_BEGIN
    "<itemDefinition name=\"person\">"
    "<itemComponent name=\"name\"><typeRef>string</typeRef></itemComponent>"
    "<itemComponent name=\"born\"><typeRef>date</typeRef></itemComponent></itemDefinition>"
    "<itemDefinition name=\"people\" isCollection=\"true\"><typeRef>person</typeRef>"
    "</itemDefinition>" INPUT("i1", "amount", "number") INPUT("i2", "day", "date")
        INPUT("i3", "staff", "people") INPUT("i4", "anything", "Any")
            DECISION("d1", "doubled", "number", NEEDS("i1"), "amount * 2")
                DECISION("d2", "next day", "date", NEEDS("i2"), "day + duration(&quot;P1D&quot;)")
                    DECISION("d3", "eldest", "string", NEEDS("i3"),
                             "sort(staff, function(a, b) a.born &lt; b.born)[1].name")
                        DECISION("d4", "same", "Any", NEEDS("i4"), "anything")
                            DECISION("d5", "by host", "Any", NEEDS("i1") NEEDS("i4"),
                                     "{f: function(a, b) external {java: {class: "
                                     "&quot;host&quot;, method signature: "
                                     "&quot;join(a,b)&quot;}}, r: f(amount, "
                                     "anything)}.r") "<businessKnowledgeModel id=\"k\" "
                                                     "name=\"twice\"><variable "
                                                     "name=\"twice\" "
                                                     "typeRef=\"number\"/>"
                                                     "<encapsulatedLogic><"
                                                     "formalParameter name=\"n\" "
                                                     "typeRef=\"number\"/>"
                                                     "<literalExpression><text>n * "
                                                     "2</text></literalExpression></"
                                                     "encapsulatedLogic>"
                                                     "</businessKnowledgeModel>"
                                                     "<decisionService id=\"s\" "
                                                     "name=\"service\"><variable "
                                                     "name=\"service\" "
                                                     "typeRef=\"number\"/>"
                                                     "<outputDecision "
                                                     "href=\"#d1\"/><inputData "
                                                     "href=\"#i1\"/></decisionService>"
                                                     "</definitions>";

static inline tenet_model* model_of(const char* xml, const tenet_externals* externals) {
    tenet_text file;
    tenet_model_options options;
    tenet_model* model = NULL;
    file.name = TENET_STR("model.dmn");
    file.text = text(xml);
    CHECK(tenet_model_options_init(&options, sizeof options) == TENET_OK);
    options.externals = externals;
    OK(tenet_model_load_texts(&file, 1, &options, &model, NULL, &error));
    return model;
}

static inline size_t element(const tenet_model* model, const char* name) {
    return tenet_model_find_element(model, text(name), TENET_STR(""));
}

#endif
