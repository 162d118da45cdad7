import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { type LibraryCode, PartnerCode } from '../../../borrowing/values.ts'
import { documentOwner } from '../../policy/named-documents.ts'
import { parseStored, storedJson } from '../../policy/parse-stored.ts'
import type { RequestIndex } from '../../ports/requests.ts'
import { requestTokens } from '../../sql/request-tokens.ts'
import { forgetLastRow } from '../last-row.ts'
import { prepareAll } from '../step-runner.ts'
import { writeToken } from './text-search.ts'

/** The statements on what finds requests; a test checks the query plan of each. */
export const lookUpSql = {
  addPartner: `INSERT INTO request_partners (partner, request_row, library, live) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET live = excluded.live`,
  removePartner: 'DELETE FROM request_partners WHERE partner = ? AND request_row = ?',
  addReference:
    'INSERT INTO request_references (partner, reference, request_row) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  removeReference: 'DELETE FROM request_references WHERE partner = ? AND reference = ? AND request_row = ?',
  addWords: 'INSERT INTO request_words (rowid, words, patron, tokens) VALUES (?, ?, ?, ?)',
  removeWords: 'DELETE FROM request_words WHERE rowid = ?',
  isLive: 'SELECT 1 FROM request_partners WHERE partner = ? AND live > 0 LIMIT 1',
} as const

/** What finds a request, as its row keeps it to see what a commit changes. What is optional is left out by older versions. */
const SerializedIndex = z.object({
  partners: z.array(z.object({ partner: PartnerCode, live: z.boolean(), open: z.boolean().optional() })),
  references: z.array(z.object({ partner: z.string(), reference: z.string() })),
  text: z.string(),
  patronText: z.string().optional(),
  tokens: z.string().optional(),
})
type SerializedIndex = z.infer<typeof SerializedIndex>

const IndexColumn = storedJson(SerializedIndex)

/**
 * Returns the part of a request's index that has tables of its own, as its row keeps it to see what a commit changes. The
 * partners that a request names are found by their table alone, not by references too.
 */
export const serializeIndex = (index: RequestIndex): string => {
  const { partners, text, patronText } = index
  const documents = index.documents.filter(({ kind }) => kind !== 'partner')
  return JSON.stringify({
    partners,
    references: [
      ...index.references,
      ...documents.map(({ kind, code }) => ({ partner: documentOwner(kind), reference: code })),
    ],
    text,
    patronText,
    tokens: requestTokens(index).map(writeToken).join(' '),
  })
}

const readFacets = (written: string | null): SerializedIndex =>
  written === null ? { partners: [], references: [], text: '' } : parseStored('request', IndexColumn, written)

/**
 * Returns the value of the column `live`: 2 if a request is open with the partner, 1 if the partner may only be asked
 * later.
 */
const liveColumn = ({ live, open }: SerializedIndex['partners'][number]): number => (open ? 2 : live ? 1 : 0)

const livePartners = (partners: SerializedIndex['partners']): ReadonlyMap<PartnerCode, number> =>
  new Map(partners.map((each) => [each.partner, liveColumn(each)]))

/** Returns the references of one list that another does not have. */
const without = (
  some: SerializedIndex['references'],
  others: SerializedIndex['references'],
): SerializedIndex['references'] =>
  some.filter((each) =>
    others.every(({ partner, reference }) => partner !== each.partner || reference !== each.reference),
  )

/** Returns the tables of partners, references and words of requests. Every function runs synchronously inside the open transaction. */
export const lookUpTables = (database: DatabaseSync) => {
  const sql = prepareAll(database, lookUpSql)
  // It may leave behind a row whose number is no JavaScript number (`last-row.ts`).
  sql.removeWords.setReadBigInts(true)
  const forgetRow = forgetLastRow(database)

  const takeWords = (row: number): void => {
    sql.removeWords.run(row)
    forgetRow()
  }

  return {
    /**
     * Writes what a request is found by, in place of what it was found by before (null where it is new), both as
     * `serializeIndex` gives it.
     */
    write: (library: LibraryCode, row: number, before: string | null, now: string): void => {
      const old = readFacets(before)
      const written: SerializedIndex = JSON.parse(now)
      const { partners, references, text, patronText = '', tokens = '' } = written
      const oldLive = livePartners(old.partners.filter(({ open }) => open !== undefined))
      const live = livePartners(partners)
      for (const { partner } of old.partners) if (!live.has(partner)) sql.removePartner.run(partner, row)
      for (const [partner, value] of live)
        if (oldLive.get(partner) !== value) sql.addPartner.run(partner, row, library, value)
      for (const { partner, reference } of without(old.references, references))
        sql.removeReference.run(partner, reference, row)
      for (const { partner, reference } of without(references, old.references))
        sql.addReference.run(partner, reference, row)
      if (old.text === text && old.patronText === patronText && old.tokens === tokens) return
      if (old.tokens !== undefined) takeWords(row)
      sql.addWords.run(row, text, patronText, tokens)
    },

    /** Removes what a request is found by. */
    remove: (row: number, before: string): void => {
      const { partners, references } = readFacets(before)
      for (const { partner } of partners) sql.removePartner.run(partner, row)
      for (const { partner, reference } of references) sql.removeReference.run(partner, reference, row)
      takeWords(row)
    },

    isLive: (partner: PartnerCode): boolean => sql.isLive.get(partner) !== undefined,
  }
}
export type LookUpTables = ReturnType<typeof lookUpTables>
