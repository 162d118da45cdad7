import { keepAttention } from '../attention/keep-attention.ts'
import { keepDeadlines } from '../deadlines/deadline-rules.ts'
import { keepNext } from '../next/keep-next.ts'
import type { Draft } from './draft.ts'

/**
 * Brings what follows from the other regions up to date once an input is decided: attention, deadlines and `next`.
 *
 * @param byCommand true where the input is a command of the library
 */
export const settle = (draft: Draft, byCommand: boolean): Draft =>
  keepNext(keepDeadlines(keepAttention(draft)), byCommand)
