#include "bods_fields.hpp"

#include <algorithm>

namespace tenet::group::bods {

namespace {

using name = std::string_view;
template <std::size_t N>
using names = std::array<name, N>;

constexpr bool required = true;
constexpr bool list = true;
constexpr std::uint8_t any = 0; ///< number of characters

constexpr names<3> record_types{"entity", "person", "relationship"};
constexpr names<3> record_states{"new", "updated", "closed"};
constexpr names<5> motivations{"commenting", "correcting", "identifying", "linking",
                               "transformation"};
constexpr names<5> source_types{"selfDeclaration", "officialRegister", "thirdParty",
                                "primaryResearch", "verified"};
constexpr names<7> reasons{"noBeneficialOwners",
                           "subjectUnableToConfirmOrIdentifyBeneficialOwner",
                           "interestedPartyHasNotProvidedInformation",
                           "subjectExemptFromDisclosure",
                           "interestedPartyExemptFromDisclosure",
                           "unknown",
                           "informationUnknownToPublisher"};
constexpr names<7> entity_types{"registeredEntity", "legalEntity", "arrangement", "anonymousEntity",
                                "unknownEntity",    "state",       "stateBody"};
constexpr names<5> entity_subtypes{"governmentDepartment", "stateAgency", "other", "trust",
                                   "nomination"};
constexpr names<3> of_arrangements{"trust", "nomination", "other"};
constexpr names<2> of_legal_entities{"trust", "other"};
constexpr names<3> of_state_bodies{"governmentDepartment", "stateAgency", "other"};
constexpr names<1> of_others{"other"};
constexpr names<3> person_types{"anonymousPerson", "unknownPerson", "knownPerson"};
constexpr names<6> name_types{"legal",  "translation", "transliteration",
                              "former", "alternative", "birth"};
constexpr names<3> entity_addresses{"registered", "business", "alternative"};
constexpr names<3> person_addresses{"residence", "service", "alternative"};
constexpr names<1> birth_places{"placeOfBirth"};
constexpr names<4> security_schemes{"isin", "figi", "cusip", "cins"};
constexpr names<3> exposures{"isPep", "isNotPep", "unknown"};
constexpr names<3> directness{"direct", "indirect", "unknown"};
constexpr names<23> interests{"shareholding",
                              "votingRights",
                              "appointmentOfBoard",
                              "otherInfluenceOrControl",
                              "seniorManagingOfficial",
                              "settlor",
                              "trustee",
                              "protector",
                              "beneficiaryOfLegalArrangement",
                              "rightsToSurplusAssetsOnDissolution",
                              "rightsToProfitOrIncome",
                              "rightsGrantedByContract",
                              "conditionalRightsGrantedByContract",
                              "controlViaCompanyRulesOrArticles",
                              "controlByLegalFramework",
                              "boardMember",
                              "boardChair",
                              "unknownInterest",
                              "unpublishedInterest",
                              "enjoymentAndUseOfAssets",
                              "rightToProfitOrIncomeFromAssets",
                              "nominee",
                              "nominator"};

constexpr statement_field text_of(name called, bool needed = false, bool many = false) {
    return {called, form::text, needed, many};
}
constexpr statement_field sized(name called, bool needed, std::uint8_t least, std::uint8_t most) {
    return {called, form::text, needed, false, {}, nullptr, least, most};
}
constexpr statement_field plain(name called, form is, bool needed = false, bool many = false) {
    return {called, is, needed, many};
}
constexpr statement_field coded(name called, std::span<const name> codes, bool needed = false,
                                bool many = false) {
    return {called, form::code, needed, many, codes};
}
constexpr statement_field nested(name called, const object& inner, bool needed = false,
                                 bool many = false) {
    return {called, form::object, needed, many, {}, &inner};
}

// What several records share.
constexpr std::array country_fields{text_of("name", required), sized("code", false, 2, 2)};
constexpr object country{country_fields};
constexpr std::array jurisdiction_fields{text_of("name", required), sized("code", false, 2, 6)};
constexpr object jurisdiction{jurisdiction_fields};
constexpr std::array identifier_fields{text_of("id"), text_of("scheme"), text_of("schemeName"),
                                       plain("uri", form::uri)};
constexpr object identifier{identifier_fields, rule::identifier};
constexpr std::array unspecified_fields{coded("reason", reasons, required), text_of("description")};
constexpr object unspecified{unspecified_fields};
constexpr std::array named_fields{text_of("name"), plain("uri", form::uri)};
constexpr object named{named_fields};
constexpr std::array source_fields{
    coded("type", source_types, false, list), text_of("description"), plain("url", form::uri),
    plain("retrievedAt", form::day_or_instant), nested("assertedBy", named, false, list)};
constexpr object source{source_fields};

constexpr std::array<statement_field, 4> address_with(std::span<const name> types) {
    return {coded("type", types), text_of("address"), text_of("postCode"),
            nested("country", country)};
}
constexpr auto entity_address_fields = address_with(entity_addresses);
constexpr object entity_address{entity_address_fields};
constexpr auto person_address_fields = address_with(person_addresses);
constexpr object person_address{person_address_fields};
constexpr auto birth_place_fields = address_with(birth_places);
constexpr object birth_place{birth_place_fields};

// A statement.
constexpr std::array annotation_fields{text_of("statementPointerTarget", required),
                                       plain("creationDate", form::day_or_instant),
                                       nested("createdBy", named),
                                       coded("motivation", motivations, required),
                                       text_of("description"),
                                       text_of("transformedContent"),
                                       plain("url", form::uri)};
constexpr object annotation{annotation_fields, rule::annotation};
constexpr std::array publisher_fields{text_of("name"), plain("url", form::uri)};
constexpr object publisher{publisher_fields, rule::publisher};
constexpr std::array publication_fields{plain("publicationDate", form::day_or_instant, required),
                                        plain("bodsVersion", form::version, required),
                                        plain("license", form::uri),
                                        nested("publisher", publisher, required)};
constexpr object publication{publication_fields};
constexpr std::array whole_statement{sized("statementId", required, 32, 64),
                                     plain("statementDate", form::day_or_instant, required),
                                     nested("annotations", annotation, false, list),
                                     nested("publicationDetails", publication),
                                     nested("source", source),
                                     text_of("declaration"),
                                     text_of("declarationSubject", required),
                                     sized("recordId", required, 1, any),
                                     coded("recordType", record_types, required),
                                     coded("recordStatus", record_states)};
constexpr object statement{whole_statement};

// An entity.
constexpr std::array type_fields{coded("type", entity_types, required),
                                 coded("subtype", entity_subtypes), text_of("details")};
constexpr object entity_type{type_fields, rule::entity_type};
constexpr std::array security_fields{coded("idScheme", security_schemes), text_of("id"),
                                     text_of("ticker", required)};
constexpr object security{security_fields};
constexpr std::array listing_fields{
    text_of("marketIdentifierCode"), text_of("operatingMarketIdentifierCode"),
    sized("stockExchangeJurisdiction", required, 2, 6), text_of("stockExchangeName", required),
    nested("security", security, required)};
constexpr object listing{listing_fields};
constexpr std::array public_listing_fields{plain("hasPublicListing", form::flag, required),
                                           plain("companyFilingsURLs", form::uri, false, list),
                                           nested("securitiesListings", listing, false, list)};
constexpr object public_listing{public_listing_fields};
constexpr std::array statute_fields{text_of("name"), plain("date", form::day)};
constexpr object statute{statute_fields};
constexpr std::array entity_fields{plain("isComponent", form::flag, required),
                                   nested("entityType", entity_type, required),
                                   nested("unspecifiedEntityDetails", unspecified),
                                   text_of("name"),
                                   text_of("alternateNames", false, list),
                                   nested("jurisdiction", jurisdiction),
                                   nested("identifiers", identifier, false, list),
                                   plain("foundingDate", form::day),
                                   plain("dissolutionDate", form::day),
                                   nested("addresses", entity_address, false, list),
                                   plain("uri", form::uri),
                                   nested("publicListing", public_listing),
                                   nested("formedByStatute", statute)};
constexpr object entity{entity_fields};

// A person.
constexpr std::array name_fields{coded("type", name_types), text_of("fullName", required),
                                 text_of("familyName"), text_of("givenName"),
                                 text_of("patronymicName")};
constexpr object person_name{name_fields};
constexpr std::array exposure_fields{text_of("reason"),
                                     text_of("missingInfoReason"),
                                     nested("jurisdiction", jurisdiction),
                                     plain("startDate", form::day),
                                     plain("endDate", form::day),
                                     nested("source", source)};
constexpr object exposure{exposure_fields};
constexpr std::array political_fields{coded("status", exposures, required),
                                      nested("details", exposure, false, list)};
constexpr object political{political_fields};
constexpr std::array person_fields{plain("isComponent", form::flag, required),
                                   coded("personType", person_types, required),
                                   nested("unspecifiedPersonDetails", unspecified),
                                   nested("names", person_name, false, list),
                                   nested("identifiers", identifier, false, list),
                                   nested("nationalities", country, false, list),
                                   nested("placeOfBirth", birth_place),
                                   plain("birthDate", form::part_of_date),
                                   plain("deathDate", form::part_of_date),
                                   nested("taxResidencies", country, false, list),
                                   nested("addresses", person_address, false, list),
                                   nested("politicalExposure", political)};
constexpr object person{person_fields};

// A relationship.
constexpr std::array share_fields{
    plain("exact", form::share), plain("maximum", form::share), plain("minimum", form::share),
    plain("exclusiveMinimum", form::share), plain("exclusiveMaximum", form::share)};
constexpr object share{share_fields};
constexpr std::array interest_fields{coded("type", interests),
                                     coded("directOrIndirect", directness),
                                     plain("beneficialOwnershipOrControl", form::flag),
                                     text_of("details"),
                                     nested("share", share),
                                     plain("startDate", form::day),
                                     plain("endDate", form::day)};
constexpr object interest{interest_fields};
constexpr statement_field party_of(name called) {
    return {called, form::party, required, false, {}, &unspecified, 1, any};
}
constexpr std::array relationship_fields{
    plain("isComponent", form::flag, required), text_of("componentRecords", false, list),
    party_of("subject"), party_of("interestedParty"), nested("interests", interest, false, list)};
constexpr object relationship{relationship_fields, rule::relationship};

} // namespace

const object& statement_fields() noexcept {
    return statement;
}

const object* details_of(std::string_view record_type) noexcept {
    if (record_type == "entity") return &entity;
    if (record_type == "person") return &person;
    return record_type == "relationship" ? &relationship : nullptr;
}

std::span<const std::string_view> subtypes_of(std::string_view type) noexcept {
    if (type == "arrangement") return of_arrangements;
    if (type == "legalEntity") return of_legal_entities;
    if (type == "stateBody") return of_state_bodies;
    for (const name known : entity_types) {
        if (type == known) return of_others;
    }
    return {};
}

std::span<const std::string_view> unspecified_reasons() noexcept {
    return reasons;
}

std::span<const std::string_view> interest_types() noexcept {
    return interests;
}

bool is_one_of(std::string_view text, std::span<const std::string_view> codes) noexcept {
    return std::find(codes.begin(), codes.end(), text) != codes.end();
}

} // namespace tenet::group::bods
