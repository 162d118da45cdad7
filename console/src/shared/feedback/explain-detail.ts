import type { Words } from '../../words/en.ts'
import { explainFault } from '../../words/faults/explain-fault.ts'
import { explainRefusal } from '../../words/refusals/explain-refusal.ts'

/** Says in the language of the person why a call was refused: of a command only the reason, since its page says which it was. */
export const explainDetail = (detail: string, words: Words): string => {
  const reason = /^\w+ is not allowed now: (.+)\.$/.exec(detail)?.[1]
  return reason === undefined ? explainFault(detail, words) : explainRefusal(reason, words)
}
