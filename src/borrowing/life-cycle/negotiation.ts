import type { Negotiation, Question } from '../request/negotiation.ts'
import type { Request } from '../request/request.ts'
import { change, type Work } from './draft.ts'

/** The open question with the active partner; while the library's own system records items it goes on behind that. */
export const questionOf = ({ negotiation }: Request): Question | null =>
  negotiation?.kind === 'receiving' ? (negotiation.aside ?? null) : negotiation

/** What the library's own system is recording. */
export const receivingOf = ({
  negotiation,
}: Request): Extract<Negotiation, { kind: 'receiving' }> | undefined =>
  negotiation?.kind === 'receiving' ? negotiation : undefined

/** Opens a question with the active partner in place of any other. */
export const ask = (work: Work, question: Question): Work => put(work, question)

/** Ends the open question with the active partner. What the library's own system records goes on. */
export const endQuestion = (work: Work): Work => (questionOf(work.request) === null ? work : put(work, null))

const put = (work: Work, question: Question | null): Work => {
  const receiving = receivingOf(work.request)
  if (receiving === undefined) return change(work, { negotiation: question })
  const { aside: _, ...recording } = receiving
  return change(work, { negotiation: question === null ? recording : { ...recording, aside: question } })
}

/** Ends the open question with the active partner if it is one of some kinds. */
export const endQuestions = (work: Work, ...kinds: readonly Question['kind'][]): Work => {
  const open = questionOf(work.request)
  return open !== null && kinds.includes(open.kind) ? put(work, null) : work
}

/** The library's own system has done with the items; the question behind it is shown again. */
export const endReceiving = (work: Work): Work =>
  receivingOf(work.request) === undefined ? work : change(work, { negotiation: questionOf(work.request) })
