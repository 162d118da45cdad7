import type { OwnAnswer } from './command.ts'
import { arrive } from './commands/receiving.ts'
import { sendIfAutomatic } from './rota.ts'
import { change, changeItems, close, endDeadlines, explain, raise, type Work } from './work.ts'

type AnswerOf<Type extends OwnAnswer['type']> = Extract<OwnAnswer, { type: Type }>

const located = (work: Work, answer: AnswerOf<'located'>): Work => {
  const rota = work.request.rota.map((entry) => {
    const found = answer.entries.find((each) => each.entry === entry.id)
    if (found === undefined || (entry.state !== 'pending' && entry.state !== 'not_located')) return entry
    const { entry: _, located: isLocated, ...facts } = found
    return { ...entry, ...facts, state: isLocated ? ('pending' as const) : ('not_located' as const) }
  })
  const noted = change(work, {
    rota,
    waitingFor:
      answer.locallyOwned === true
        ? [
            ...work.request.waitingFor.filter((waiting) => waiting.for !== 'locally_owned'),
            { for: 'locally_owned' },
          ]
        : work.request.waitingFor,
  })
  if (noted.request.stage !== 'locating') return noted
  const ended = endDeadlines(noted, 'locate')
  if (rota.some((entry) => entry.state === 'pending'))
    return sendIfAutomatic(change(ended, { stage: 'ready' }))
  const told = explain(ended, 'no partner was found to hold the item')
  return work.context.workflow.onLocateFailure === 'close'
    ? close(told, { kind: 'unfilled' })
    : change(told, { stage: 'locate_failed' })
}

/** Decides what an answer of the library's own side leads to: locate, or its ILS. */
export const decideAnswer = (work: Work, answer: OwnAnswer): Work => {
  const open = work.request.negotiation
  switch (answer.type) {
    case 'located':
      return located(work, answer)
    case 'ils_accepted': {
      const entry = work.request.items.find(
        (item) => open?.kind === 'receiving' && open.items.includes(item.id),
      )?.entry
      return open?.kind !== 'receiving' || entry === undefined
        ? work
        : arrive(work, entry, open.items, open.missing)
    }
    case 'ils_refused':
      return open?.kind === 'receiving'
        ? raise(change(work, { negotiation: { ...open, refused: true } }), {
            kind: 'ils_refused',
            reason: answer.reason,
          })
        : work
    case 'hold_changed':
      return changeItems(
        work,
        (item) => item.id === answer.item,
        () => ({ hold: answer.hold }),
      )
  }
}
