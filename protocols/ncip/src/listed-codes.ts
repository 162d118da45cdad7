/**
 * The values of lists that a peer may compare with (ANSI/NISO Z39.83-2, schemes of implementation profile 1), by the
 * element that holds them.
 */
const listedCodes = {
  BibliographicItemIdentifierCode: [
    'BICI',
    'CODEN',
    'DOI',
    'Government Publication Number',
    'ISBN',
    'ISMN',
    'ISRC',
    'ISSN',
    'Legal Deposit Number',
    'PURL',
    'Report Number',
    'SICI',
    'URI',
  ],
  BibliographicRecordIdentifierCode: [
    'Accession Number',
    'ANBN',
    'BNBN',
    'CN',
    'LCCN',
    'NLM TCN',
    'OCLC',
    'RLIN',
  ],
  RequestScopeType: ['Bibliographic Item', 'Item'],
  RequestType: ['Estimate', 'Hold', 'Loan', 'Non-returnable Copy', 'Stack Retrieval'],
} as const

/** The elements whose lists are known by their values. */
export type ListedElement = keyof typeof listedCodes

/** Returns whether a value is one of the standard's list for an element. */
export const isListedCode = (element: ListedElement, value: string): boolean => {
  const values: readonly string[] = listedCodes[element]
  return values.includes(value)
}

const isListedElement = (element: string): element is ListedElement => Object.hasOwn(listedCodes, element)

/** Returns whether the list of an element is known and lacks a value. Letter case does not count. */
export const isMissingInList = (element: string, value: string): boolean =>
  isListedElement(element) && !listedCodes[element].some((each) => each.toLowerCase() === value.toLowerCase())
