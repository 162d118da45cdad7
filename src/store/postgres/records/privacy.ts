import { z } from 'zod'
import { parseAllStored } from '../../policy/parse-stored.ts'
import type { PrivacyPort, RequestRewrite } from '../../ports/privacy.ts'
import { type MailStatements, removeViewCodes, rewriteRecords, stripMessage } from '../../sql/privacy.ts'
import { requestValue } from '../commit.ts'
import type { Database, Transaction } from '../connection.ts'
import { runSteps } from '../run-steps.ts'
import { gatherValues } from '../write-batches.ts'

const privacySql = {
  find: 'SELECT row, version, index_hash FROM requests WHERE number = $1 AND library = $2',
  remove: 'SELECT remove_request($1)',
  save: 'SELECT save_request($1, $2::jsonb, $3, $4, $5, $6, NULL, NULL)',
} as const

/**
 * Rows that were overwritten stay in the files of their tables, and words in the index, until these are vacuumed; samples
 * of columns stay in the planner's statistics until these are made again.
 */
const scrubSql = `VACUUM (ANALYZE) requests, request_list, request_words, request_references, events, inbox, deliveries, answers,
  blobs, documents, keyed_records`

const Found = z.object({ row: z.int(), version: z.int(), index_hash: z.string().nullable() })

const mailStatements: MailStatements = (id, mail) => [
  { sql: 'UPDATE inbox SET mail = ?2 WHERE id = ?1', values: [id, mail] },
]

const rewriteRequest = async (
  { query }: Transaction,
  { request, events, ...rewrite }: RequestRewrite,
): Promise<'written' | 'conflict'> => {
  const { library, number } = rewrite
  await query('SELECT write_lock()')
  const [stored] = parseAllStored('request', Found, await query(privacySql.find, [number, library]))
  if (stored === undefined || stored.version !== rewrite.expectedVersion) return 'conflict'
  const bodies = events.map(({ cursor, event }) => ({ cursor, body: JSON.stringify(event) }))
  await runSteps(query, rewriteRecords(mailStatements, { ...rewrite, events: bodies }, request === null))
  if (request === null) {
    await query(privacySql.remove, [stored.row])
    return 'written'
  }
  const { json, texts } = gatherValues((long) => requestValue(long, request))
  await query(privacySql.save, [library, json, texts, stored.row, stored.index_hash, stored.version + 1])
  return 'written'
}

/** Removes personal data. */
export const privacy = (database: Database): PrivacyPort => ({
  rewriteRequest: (rewrite) => database.transaction((transaction) => rewriteRequest(transaction, rewrite)),
  stripMessage: (_library, message) =>
    database.transaction(({ query }) => runSteps(query, stripMessage(mailStatements, message, null))),
  scrub: async () => {
    await database.transaction(({ query }) => runSteps(query, removeViewCodes()))
    await database.maintain(scrubSql)
  },
})
