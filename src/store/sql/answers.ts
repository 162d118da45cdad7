import { z } from 'zod'
import { storedJson } from '../policy/parse-stored.ts'
import type { StoredAnswer } from '../ports/answers.ts'

/** The statements on kept answers; a test checks the query plan of each. */
export const answerSql = {
  insert: 'INSERT INTO answers (caller, key, body_hash, at, answer) VALUES (?, ?, ?, ?, ?)',
} as const

/** The column that holds an answer. */
export const AnswerValue = storedJson(
  z.object({ status: z.int(), body: z.string(), headers: z.record(z.string(), z.string()) }),
)

/** An answer's row, read as the answer. */
export const AnswerColumns = z
  .object({ body_hash: z.string(), answer: AnswerValue })
  .transform(({ body_hash, answer }): { bodyHash: string; answer: StoredAnswer } => ({
    bodyHash: body_hash,
    answer,
  }))
