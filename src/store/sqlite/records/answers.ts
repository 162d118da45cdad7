import type { DatabaseSync } from 'node:sqlite'
import { parseStoredOrNull } from '../../policy/parse-stored.ts'
import type { Idempotency } from '../../ports/answers.ts'
import { AnswerColumns, answerSql } from '../../sql/answers.ts'
import { readSql } from '../../sql/reads.ts'

/** Returns the table of answers kept under idempotency keys. Every function runs synchronously inside the open transaction. */
export const answerTable = (database: DatabaseSync) => {
  const find = database.prepare(readSql.answer)
  const insert = database.prepare(answerSql.insert)
  return {
    find: (caller: string, key: string) => parseStoredOrNull('answer', AnswerColumns, find.get(caller, key)),

    add: ({ caller, key, bodyHash, answer }: Idempotency, at: number): void => {
      insert.run(caller, key, bodyHash, at, JSON.stringify(answer))
    },
  }
}
export type AnswerTable = ReturnType<typeof answerTable>
