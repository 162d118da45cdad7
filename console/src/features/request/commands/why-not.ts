import type { CommandType, Reason, RequestView, Stage } from '../../../api/types.ts'
import type { Words } from '../../../words/en.ts'
import { byUse } from './by-use.ts'

/** Commands that are not possible now for the same reason, which is a sentence. */
export type RefusedGroup = { readonly reason: string; readonly commands: readonly CommandType[] }

/** The stages in the order of a request's life. */
const journey: readonly Stage[] = [
  'created',
  'pending_approval',
  'locating',
  'locate_failed',
  'ready',
  'sent',
  'accepted',
  'will_supply',
  'shipped',
  'received',
  'on_loan',
  'patron_returned',
  'returned',
  'unfilled',
  'closed',
]

/** The commands that ask a lender: without one in the rota, that is the reason. */
const asksLender: readonly CommandType[] = ['send', 'locate']

const stagesOf = ({ params: { stages } }: Reason): readonly Stage[] =>
  Array.isArray(stages)
    ? journey.filter((stage) => stages.some((each: { code?: unknown }) => each.code === `stage.${stage}`))
    : []

const asSentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? '' : '.'}`

/** How near a reason is: what may be mended now, what comes later, what is over. */
type Distance = readonly [kind: 0 | 1 | 2, stage: number]

const explain = (
  command: CommandType,
  reason: Reason,
  { stage, rota }: Pick<RequestView, 'stage' | 'rota'>,
  words: Words,
): { readonly text: string; readonly distance: Distance } => {
  const own = words.request.refused
  const now = journey.indexOf(stage)
  if (rota.length === 0 && asksLender.includes(command)) return { text: own.nobody, distance: [0, now] }
  if (reason.code === 'refusal.not_while_in_stage')
    return { text: own.notAt(words.stages[stage]), distance: [2, now] }
  const stages = stagesOf(reason)
  const later = stages.find((each) => journey.indexOf(each) > now && each !== 'closed')
  const last = stages.at(-1)
  if (reason.code !== 'refusal.only_in_stage' || last === undefined)
    return { text: asSentence(reason.text), distance: [0, now] }
  return later === undefined && last !== 'closed'
    ? { text: own.past(words.stages[stage]), distance: [2, journey.indexOf(last)] }
    : {
        text: own.notYet(words.stages[later ?? last]),
        distance: [1, journey.indexOf(later ?? last)],
      }
}

/**
 * Says why commands are not possible now, in the words of the page: what can be mended first, then what comes later, in
 * the order of a request's life, then what is over. Commands with the same reason stand together.
 */
export const explainRefused = (
  refused: NonNullable<RequestView['refusedCommands']>,
  request: Pick<RequestView, 'stage' | 'rota'>,
  words: Words,
): readonly RefusedGroup[] => {
  const explained = refused
    .map(({ command, reason }) => ({ command, ...explain(command, reason, request, words) }))
    .toSorted(
      ({ distance: [kind, place] }, { distance: [otherKind, otherPlace] }) =>
        kind - otherKind || place - otherPlace,
    )
  return [...Map.groupBy(explained, ({ text }) => text)].map(([reason, group]) => ({
    reason,
    commands: byUse(group.map(({ command }) => command)),
  }))
}
