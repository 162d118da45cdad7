import type { CommandType, Reason, RequestView } from '../../../api/types.ts'
import { type Distance, explainStage } from '../../../shared/stage/stage-reason.ts'
import { isTelling } from '../../../shared/stage/stage-signs.ts'
import type { Words } from '../../../words/en.ts'
import { byUse } from './by-use.ts'

/** Commands that are not possible now for the same reason, which is a sentence. */
export type RefusedGroup = { readonly reason: string; readonly commands: readonly CommandType[] }

/** The commands that ask a lender: without one in the rota, that is the reason. */
const asksLender: readonly CommandType[] = ['send', 'locate']

type Shown = Pick<RequestView, 'rota' | 'status'>

const asSentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? '' : '.'}`

const explain = (
  command: CommandType,
  reason: Reason,
  { rota, status }: Shown,
  words: Words,
): { readonly text: string; readonly distance: Distance } =>
  rota.length === 0 && asksLender.includes(command)
    ? { text: words.request.refused.nobody, distance: [0, 0] }
    : (explainStage(reason, words, isTelling(status) ? words.statuses[status].label : undefined) ?? {
        text: asSentence(reason.text),
        distance: [0, 0],
      })

/**
 * Says why commands are not possible now, in the words of the page: what can be changed first, then what comes later, in
 * the order of a request's life, then what is over. Commands with the same reason stand together.
 */
export const explainRefused = (
  refused: NonNullable<RequestView['refusedCommands']>,
  request: Shown,
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
