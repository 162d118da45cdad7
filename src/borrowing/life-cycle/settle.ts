import { askable } from '../attention/askable.ts'
import { keepAttention } from '../attention/keep-attention.ts'
import { keepDeadlines } from '../deadlines/deadline-rules.ts'
import { keepNext } from '../next/keep-next.ts'
import { change, type Draft } from './draft.ts'

/**
 * Brings what follows from the other regions up to date once an input is decided: attention, deadlines and `next`.
 *
 * @param byCommand true where the input is a command of the library
 */
export const settle = (draft: Draft, byCommand: boolean): Draft =>
  keepNext(keepDeadlines(keepPatronQuestion(keepAttention(draft))), byCommand)

/** Ends the question to the patron once what it is about is settled. */
const keepPatronQuestion = (draft: Draft): Draft =>
  draft.request.patronQuestion === undefined ||
  draft.request.attention.some(({ kind }) => askable.includes(kind))
    ? draft
    : change(draft, { patronQuestion: undefined })
