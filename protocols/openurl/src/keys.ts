import type { Kind, OpenUrlCitation } from './open-url.ts'

/** Fields that hold the first value of one key, or of the first of several that is there. */
export const textFields = [
  'shortTitle',
  'articleTitle',
  'series',
  'volume',
  'issue',
  'part',
  'articleNumber',
  'date',
  'season',
  'edition',
  'publisher',
  'place',
  'totalPages',
  'language',
  'institution',
  'degree',
  'advisor',
] as const
export type TextField = (typeof textFields)[number]

/**
 * Keys without their prefix `rft.`: those of the KEV formats book, journal and dissertation (Z39.88-2004, registry
 * info:ofi/fmt:kev:mtx), Dublin Core, and OpenURL 0.1.
 */
export const textKeys: Readonly<Record<TextField, readonly string[]>> = {
  shortTitle: ['stitle'],
  articleTitle: ['atitle'],
  series: ['series'],
  volume: ['volume'],
  issue: ['issue'],
  part: ['part'],
  articleNumber: ['artnum'],
  date: ['date'],
  season: ['ssn', 'chron', 'quarter'],
  edition: ['edition'],
  publisher: ['pub', 'publisher'],
  place: ['place'],
  totalPages: ['tpages'],
  language: ['language'],
  institution: ['inst'],
  degree: ['degree'],
  advisor: ['advisor'],
}

/** The keys that hold the title, by the kind of item. */
export const titleKeys: Readonly<Record<Kind, readonly string[]>> = {
  book: ['btitle', 'title', 'jtitle', 'stitle'],
  dissertation: ['title', 'btitle', 'jtitle', 'stitle'],
  journal: ['jtitle', 'title', 'stitle', 'btitle'],
  unknown: ['btitle', 'title', 'jtitle', 'stitle'],
}

/** Keys that are read otherwise: names, pages, numbers, the genre. */
export const otherKeys: readonly string[] = [
  ...['au', 'creator', 'aulast', 'aufirst', 'auinit', 'auinit1', 'auinitm', 'ausuffix', 'aucorp'],
  ...['btitle', 'title', 'jtitle', 'genre', 'pages', 'spage', 'epage'],
  ...['isbn', 'eisbn', 'issn', 'eissn', 'doi', 'pmid', 'oclc', 'oclcnum', 'lccn'],
]

/** The kind of item that each format of the registry describes. */
export const formats: Readonly<Record<string, Kind>> = {
  book: 'book',
  journal: 'journal',
  dissertation: 'dissertation',
  dc: 'unknown',
  patent: 'unknown',
}

/** The kind of item of each genre of either version. For a proceeding, other keys decide. */
export const genres: Readonly<Record<string, Kind>> = {
  book: 'book',
  bookitem: 'book',
  conference: 'book',
  report: 'book',
  document: 'book',
  journal: 'journal',
  issue: 'journal',
  article: 'journal',
  preprint: 'journal',
  dissertation: 'dissertation',
}

/** Keys that only one kind has, where neither format nor genre tells. */
export const tellingKeys: readonly (readonly [kind: Kind, keys: readonly string[]])[] = [
  ['book', ['btitle', 'isbn', 'eisbn']],
  ['journal', ['jtitle', 'issn', 'eissn', 'atitle']],
  ['dissertation', ['degree', 'advisor', 'inst']],
]

/** Keys of the link itself, which are neither about the item nor kept as unknown. */
export const linkKeys: ReadonlySet<string> = new Set([
  ...[
    'url_ver',
    'url_ctx_fmt',
    'url_tim',
    'ctx_ver',
    'ctx_enc',
    'ctx_id',
    'ctx_tim',
    'rft_val_fmt',
    'rft_id',
  ],
  ...['rfr_id', 'sid', 'id'],
])

/** Keys that hold identifiers of any scheme. */
export const identifierKeys: readonly string[] = ['rft_id', 'id', 'identifier']

/** Keys by which an item is described elsewhere, or in another form. */
export const elsewhereKeys: readonly string[] = ['rft_ref', 'url_ctx_ref', 'url_ctx_val']

/** The numbers of which an item has one. */
export type SingleNumber = keyof Pick<OpenUrlCitation, 'doi' | 'pmid' | 'oclc' | 'lccn'>
