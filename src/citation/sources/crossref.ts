import { z } from 'zod'
import { reason } from '../../translations/reason.ts'
import { clampTexts, type Texts } from '../clamp-texts.ts'
import { below, plainText, readJson, type Source } from './source.ts'

const texts = z.array(z.string()).optional()
const Work = z.looseObject({
  DOI: z.string().optional(),
  aliases: texts,
  type: z.string().optional(),
  title: texts,
  subtitle: texts,
  'container-title': texts,
  author: z
    .array(
      z.looseObject({
        given: z.string().optional(),
        family: z.string().optional(),
        name: z.string().optional(),
      }),
    )
    .optional(),
  issued: z.looseObject({ 'date-parts': z.array(z.array(z.number().nullable())).optional() }).optional(),
  volume: z.string().optional(),
  issue: z.string().optional(),
  page: z.string().optional(),
  'article-number': z.string().optional(),
  'edition-number': z.string().optional(),
  publisher: z.string().optional(),
  'publisher-location': z.string().optional(),
  ISSN: texts,
  ISBN: texts,
})
type Work = z.infer<typeof Work>
const Answer = z.looseObject({ message: Work })

/** Types of Crossref that are part of another work, and the publication type of each. */
const parts: Readonly<Record<string, string>> = {
  'journal-article': 'Article',
  'book-chapter': 'Chapter',
  'book-section': 'Chapter',
  'book-part': 'Chapter',
  'reference-entry': 'Chapter',
  'proceedings-article': 'ConferenceProc',
}
const publicationTypes: Readonly<Record<string, string>> = {
  book: 'Book',
  monograph: 'Book',
  'edited-book': 'Book',
  'reference-book': 'Book',
  journal: 'Journal',
  proceedings: 'ConferenceProc',
  report: 'Report',
  dissertation: 'Thesis',
}

const authorsOf = ({ author = [] }: Work): string =>
  author
    .map(({ given, family, name }) => name ?? [family, given].filter((part) => part !== undefined).join(', '))
    .filter((name) => name !== '')
    .join('; ')

const dateOf = ({ issued }: Work): string | undefined =>
  issued?.['date-parts']?.[0]
    ?.filter((part) => part !== null)
    .map((part) => String(part).padStart(2, '0'))
    .join('-')

const textsOf = (work: Work): Texts => {
  const type = work.type ?? ''
  const title = plainText(work.title?.[0] ?? '')
  const shared = {
    pagesRequested: work.page ?? work['article-number'],
    issue: work.issue,
    publisher: work.publisher,
    placeOfPublication: work['publisher-location'],
    publicationDate: dateOf(work),
    edition: work['edition-number'],
  }
  const part = parts[type]
  return part === undefined
    ? {
        ...shared,
        title,
        subtitle: plainText(work.subtitle?.[0] ?? ''),
        author: authorsOf(work),
        publicationType: publicationTypes[type],
      }
    : {
        ...shared,
        titleOfComponent: title,
        title: plainText(work['container-title']?.[0] ?? ''),
        authorOfComponent: authorsOf(work),
        publicationType: part,
      }
}

/** Returns whether the work is another than the one that was asked for: it bears neither its DOI nor an alias of it. */
const isAnother = ({ DOI, aliases = [] }: Work, doi: string): boolean =>
  DOI !== undefined && ![DOI, ...aliases].some((each) => each.toLowerCase() === doi.toLowerCase())

/** Crossref’s API and those of its shape: `/works/{doi}` (api.crossref.org, Crossref REST API). */
export const crossref: Source = {
  name: 'crossref',
  asksBy: 'DOI',
  accept: 'application/json',
  contentType: /^application\/(?:[\w.+-]+\+)?json\b/i,
  url: (base, doi) => below(base, `works/${encodeURIComponent(doi)}`),
  read: (body, doi) => {
    const parsed = Answer.safeParse(readJson(body))
    if (!parsed.success) return { kind: 'unreadable', reason: reason('citation.other_shape') }
    const work = parsed.data.message
    if (isAnother(work, doi)) return { kind: 'unknown' }
    const identifiers = [
      ...(work.ISSN ?? []).map((value) => ({ type: 'ISSN', value })),
      ...(work.ISBN ?? []).map((value) => ({ type: 'ISBN', value })),
    ]
    return {
      kind: 'found',
      citation: {
        ...clampTexts(textsOf(work)),
        ...(work.volume === undefined ? {} : { volumes: [work.volume.slice(0, 200)] }),
        identifiers: identifiers.slice(0, 10),
      },
    }
  },
}
