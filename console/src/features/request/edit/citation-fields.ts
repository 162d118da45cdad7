/** The members of a citation that are plain text, in the order in which people read them. */
export const citationFields = [
  'title',
  'subtitle',
  'author',
  'titleOfComponent',
  'authorOfComponent',
  'seriesTitle',
  'edition',
  'issue',
  'pagesRequested',
  'publisher',
  'placeOfPublication',
  'publicationDate',
  'publicationType',
  'language',
  'sponsor',
  'informationSource',
  'supplierRecordId',
] as const
export type CitationField = (typeof citationFields)[number]
