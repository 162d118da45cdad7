import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { parseStoredOrNull, storedJson } from '../../policy/parse-stored.ts'
import type { Idempotency, StoredAnswer } from '../../ports/answers.ts'

/** The statements on kept answers; a test checks the query plan of each. */
export const answerSql = {
  find: 'SELECT body_hash, answer FROM answers WHERE caller = ? AND key = ?',
  insert: 'INSERT INTO answers (caller, key, body_hash, at, answer) VALUES (?, ?, ?, ?, ?)',
  forget: 'DELETE FROM answers WHERE row IN (SELECT row FROM answers WHERE at < ? LIMIT ?)',
} as const

/** The column that holds an answer. */
export const AnswerValue = storedJson(
  z.object({ status: z.int(), body: z.string(), headers: z.record(z.string(), z.string()) }),
)

const AnswerColumns = z
  .object({ body_hash: z.string(), answer: AnswerValue })
  .transform(({ body_hash, answer }): { bodyHash: string; answer: StoredAnswer } => ({
    bodyHash: body_hash,
    answer,
  }))

/** Returns the table of answers kept under idempotency keys. Every function runs synchronously inside the open transaction. */
export const answerTable = (database: DatabaseSync) => {
  const find = database.prepare(answerSql.find)
  const insert = database.prepare(answerSql.insert)
  const forget = database.prepare(answerSql.forget)
  return {
    find: (caller: string, key: string) => parseStoredOrNull('answer', AnswerColumns, find.get(caller, key)),

    add: ({ caller, key, bodyHash, answer }: Idempotency, at: number): void => {
      insert.run(caller, key, bodyHash, at, JSON.stringify(answer))
    },

    forget: (before: number, most: number): number => Number(forget.run(before, most).changes),
  }
}
export type AnswerTable = ReturnType<typeof answerTable>
