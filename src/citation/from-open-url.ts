import { type OpenUrlCitation, type OpenUrlResult, readOpenUrl } from '@lendwire/openurl'
import type { Citation } from '../borrowing/request/citation.ts'
import type { OpenUrlExtras } from '../borrowing/request/open-url-extras.ts'
import type { Service } from '../borrowing/request/service.ts'
import { Problem } from '../problem.ts'
import { reason, textReason } from '../translations/reason.ts'
import { clampTexts, type Texts } from './clamp-texts.ts'

/** The request that an OpenURL describes. */
export type FromOpenUrl = {
  readonly citation: Citation
  readonly openUrl: OpenUrlExtras
  /** The usual service for the described item: a copy of an article or chapter, a loan of a book. */
  readonly service: Service['type']
}

/** The publication type (an open code of ISO 18626) of a genre of either version of OpenURL. */
const publicationTypes: Readonly<Record<string, string>> = {
  article: 'Article',
  preprint: 'Article',
  bookitem: 'Chapter',
  book: 'Book',
  journal: 'Journal',
  issue: 'Journal',
  proceeding: 'ConferenceProc',
  conference: 'ConferenceProc',
  report: 'Report',
  dissertation: 'Thesis',
}

const genresOfParts = ['article', 'preprint', 'bookitem', 'proceeding']

const isPart = ({ genre, articleTitle }: OpenUrlCitation): boolean =>
  articleTitle !== undefined || genresOfParts.includes(genre ?? '')

const publicationTypeOf = (link: OpenUrlCitation): string | undefined => {
  const byGenre = publicationTypes[link.genre ?? '']
  if (byGenre !== undefined) return byGenre
  if (isPart(link)) return link.kind === 'book' ? 'Chapter' : 'Article'
  return publicationTypes[link.kind]
}

const textsOf = (link: OpenUrlCitation): Texts => {
  const part = isPart(link)
  return {
    title: link.title ?? link.shortTitle,
    author: part ? undefined : link.author,
    titleOfComponent: link.articleTitle,
    authorOfComponent: part ? link.author : undefined,
    seriesTitle: link.series,
    edition: link.edition,
    issue: link.issue ?? link.part,
    pagesRequested: link.pages ?? link.articleNumber,
    estimatedPages: link.totalPages,
    publisher: link.publisher ?? link.institution,
    publicationDate: link.date ?? link.season,
    placeOfPublication: link.place,
    informationSource: link.source,
    publicationType: publicationTypeOf(link),
  }
}

/** Fields that a citation has no place for, under the keys that they come by. */
const without = ['language', 'degree', 'advisor'] as const

const extrasOf = ({ citation, unknown, faults }: Extract<OpenUrlResult, { ok: true }>): OpenUrlExtras => {
  const kept = without.flatMap((name) =>
    citation[name] === undefined ? [] : [{ key: `rft.${name}`, values: [citation[name]] }],
  )
  const links = citation.links.length === 0 ? [] : [{ key: 'rft_id', values: [...citation.links] }]
  const others = Object.entries(unknown).map(([key, values]) => ({ key, values: [...values] }))
  return {
    version: citation.version,
    ...(citation.source === undefined ? {} : { source: citation.source }),
    unknown: Object.fromEntries([...kept, ...links, ...others].map(({ key, values }) => [key, values])),
    faults: faults.map(({ key, value, message }) => ({ key, value, message: message.slice(0, 300) })),
  }
}

const numbersOf = (link: OpenUrlCitation): Pick<Citation, 'identifiers' | 'recordIds'> => {
  const identifiers = [
    ...link.isbn.map((value) => ({ type: 'ISBN', value })),
    ...[...link.issn, ...link.eissn].map((value) => ({ type: 'ISSN', value })),
    ...(link.doi === undefined ? [] : [{ type: 'DOI', value: link.doi }]),
  ].filter(({ value }) => value.length <= 200)
  const recordIds = (['pmid', 'oclc', 'lccn'] as const).flatMap((name) =>
    link[name] === undefined ? [] : [{ type: name.toUpperCase(), value: link[name] }],
  )
  return {
    ...(identifiers.length === 0 ? {} : { identifiers: identifiers.slice(0, 30) }),
    ...(recordIds.length === 0 ? {} : { recordIds }),
  }
}

/**
 * Reads an OpenURL (Z39.88-2004 in key/encoded-value form, or version 0.1) as what a request asks for.
 *
 * @param query a link, its query, or the body of a form, encoded as it was sent
 * @returns the citation, what else the link said, and the service that is usual for it; `Problem` too_large or
 *   invalid_input where it cannot be read
 */
export const fromOpenUrl = (query: string): FromOpenUrl => {
  const result = readOpenUrl(query)
  if (!result.ok) {
    const { message } = result
    if (result.reason === 'too_large')
      throw new Problem('too_large', reason('problem.openurl_too_long', { reason: message }))
    throw new Problem('invalid_input', reason('problem.openurl_unreadable'), {
      faults: [{ path: 'openUrl', ...textReason(message) }],
    })
  }
  const link = result.citation
  return {
    citation: {
      ...clampTexts(textsOf(link)),
      ...numbersOf(link),
      ...(link.volume === undefined ? {} : { volumes: [link.volume.slice(0, 200)] }),
    },
    openUrl: extrasOf(result),
    service: isPart(link) || link.pages !== undefined ? 'copy' : 'loan',
  }
}
