export { doi, isbn10, isbn13, issn, lccn, meantIsbn, meantIssn, oclc, pmid } from './numbers.ts'
export type { Kind, OpenUrlCitation, OpenUrlFault, OpenUrlResult } from './open-url.ts'
export { readOpenUrl } from './read-open-url.ts'
