import { z } from 'zod'
import { reason } from '../../translations/reason.ts'
import { clampTexts } from '../clamp-texts.ts'
import { below, plainText, readJson, type Source } from './source.ts'

const text = z.string().optional()
const Summary = z.looseObject({
  error: text,
  title: text,
  booktitle: text,
  fulljournalname: text,
  source: text,
  authors: z.array(z.looseObject({ name: text })).optional(),
  pubdate: text,
  volume: text,
  issue: text,
  pages: text,
  issn: text,
  essn: text,
  publishername: text,
  publisherlocation: text,
  articleids: z.array(z.looseObject({ idtype: text, value: text })).optional(),
})
type Summary = z.infer<typeof Summary>
const Answer = z.looseObject({ result: z.record(z.string(), z.unknown()) })

const identifiersOf = ({ issn, essn, articleids = [] }: Summary) => {
  const doi = articleids.find(({ idtype }) => idtype === 'doi')?.value
  return [...[issn, essn].map((value) => ({ type: 'ISSN', value })), { type: 'DOI', value: doi }].flatMap(
    ({ type, value }) => (value === undefined || value === '' ? [] : [{ type, value }]),
  )
}

/** PubMed’s API and those of its shape: `/esummary.fcgi` in JSON (NCBI E-utilities, ESummary). */
export const pubmed: Source = {
  name: 'pubmed',
  asksBy: 'PMID',
  accept: 'application/json',
  contentType: /^application\/(?:[\w.+-]+\+)?json\b/i,
  url: (base, pmid) => below(base, 'esummary.fcgi', { db: 'pubmed', retmode: 'json', id: pmid }),
  read: (body, pmid) => {
    const answer = Answer.safeParse(readJson(body))
    if (!answer.success) return { kind: 'unreadable', reason: reason('citation.other_shape') }
    const parsed = Summary.safeParse(answer.data.result[pmid] ?? { error: 'none' })
    if (!parsed.success) return { kind: 'unreadable', reason: reason('citation.other_shape') }
    const summary = parsed.data
    if (summary.error !== undefined) return { kind: 'unknown' }
    const { volume = '' } = summary
    const isChapter = (summary.booktitle ?? '') !== ''
    return {
      kind: 'found',
      citation: {
        ...clampTexts({
          titleOfComponent: plainText(summary.title ?? '').replace(/\.$/, ''),
          title: plainText(
            (isChapter ? summary.booktitle : summary.fulljournalname) || (summary.source ?? ''),
          ),
          authorOfComponent: (summary.authors ?? []).map(({ name = '' }) => name).join('; '),
          publicationDate: summary.pubdate,
          issue: summary.issue,
          pagesRequested: summary.pages,
          publisher: summary.publishername,
          placeOfPublication: summary.publisherlocation,
          publicationType: isChapter ? 'Chapter' : 'Article',
        }),
        ...(volume === '' ? {} : { volumes: [volume.slice(0, 200)] }),
        identifiers: identifiersOf(summary),
      },
    }
  },
}
