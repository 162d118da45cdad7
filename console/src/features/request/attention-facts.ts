import type { RequestView } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'
import { useFactWords } from './partner-facts.tsx'

type ShownAttention = RequestView['attention'][number]

/** Returns what says in words what is known of an attention: its day, its reason, and what the partner stated. */
export const useAttentionFacts = (): ((attention: ShownAttention) => readonly string[]) => {
  const { words, formats } = useWords()
  const named: Readonly<Record<string, string>> = words.partnerConditions
  const factWords = useFactWords()
  return ({ detail }) =>
    [
      'dueDate' in detail && detail.dueDate !== undefined ? formats.date(detail.dueDate) : undefined,
      'reason' in detail ? detail.reason?.text : undefined,
      ...('candidates' in detail ? detail.candidates.map((day) => formats.date(day)) : []),
      ...('conditions' in detail && detail.conditions !== undefined
        ? detail.conditions.map((code) => named[code] ?? code)
        : []),
      ...('members' in detail && detail.members !== undefined ? detail.members.map(factWords) : []),
    ].filter((part) => part !== undefined)
}
