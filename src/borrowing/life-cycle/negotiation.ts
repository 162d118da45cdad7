import type { Negotiation, Question } from '../request/negotiation.ts'
import type { Request } from '../request/request.ts'
import { change, type Draft } from './draft.ts'

/**
 * Returns the open question with the active partner; while the library's own system records items it goes on behind
 * that.
 */
export const questionOf = ({ negotiation }: Request): Question | null =>
  negotiation?.kind === 'receiving' ? (negotiation.suspended ?? null) : negotiation

/** Returns the part of the negotiation in which the library's own system records an item. */
export const receivingOf = ({
  negotiation,
}: Pick<Request, 'negotiation'>): Extract<Negotiation, { kind: 'receiving' }> | undefined =>
  negotiation?.kind === 'receiving' ? negotiation : undefined

/** The terms of an open offer. */
export type OpenTerms = Extract<Question, { kind: 'condition' | 'retry' }>

/** Returns the terms that are open with the active partner, or those that a cancel set aside. */
export const openTerms = (request: Request): OpenTerms | undefined => {
  const open = questionOf(request)
  if (open?.kind === 'cancel') return open.suspended
  return open?.kind === 'condition' || open?.kind === 'retry' ? open : undefined
}

/** Opens a question with the active partner in place of any other. */
export const ask = (draft: Draft, question: Question): Draft => put(draft, question)

/** Ends the open question with the active partner. The recording of items in the ILS continues. */
export const endQuestion = (draft: Draft): Draft =>
  questionOf(draft.request) === null ? draft : put(draft, null)

const put = (draft: Draft, question: Question | null): Draft => {
  const receiving = receivingOf(draft.request)
  if (receiving === undefined) return change(draft, { negotiation: question })
  const { suspended: _, ...recording } = receiving
  return change(draft, { negotiation: question === null ? recording : { ...recording, suspended: question } })
}

/** Ends the open question with the active partner if it is one of some kinds. */
export const endQuestions = (draft: Draft, ...kinds: readonly Question['kind'][]): Draft => {
  const open = questionOf(draft.request)
  return open !== null && kinds.includes(open.kind) ? put(draft, null) : draft
}

/**
 * Begins to record items in the ILS. The library's own system is to record items; the open question with the active
 * partner goes on behind that.
 */
export const startReceiving = (
  draft: Draft,
  receiving: Pick<Extract<Negotiation, { kind: 'receiving' }>, 'items' | 'missing' | 'note'>,
): Draft => {
  const suspended = questionOf(draft.request)
  return change(draft, {
    negotiation: { kind: 'receiving', ...receiving, ...(suspended === null ? {} : { suspended }) },
  })
}

/**
 * Ends the recording of items in the ILS. The library's own system has done with the items; the question behind it is
 * shown again.
 */
export const endReceiving = (draft: Draft): Draft =>
  receivingOf(draft.request) === undefined ? draft : change(draft, { negotiation: questionOf(draft.request) })
