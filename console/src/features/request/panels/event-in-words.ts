import { useColleagueName, usePartnerName } from '../../../api/names.ts'
import type { Entry } from '../../../api/types.ts'
import { useDoneWords } from '../../../words/done/use-done-words.ts'
import { useWords } from '../../../words/words-context.tsx'
import type { TimelineEventItem } from './exchanges.ts'

/** An event as a sentence in parts. */
export type EventInWords = {
  readonly who: string
  readonly what: string
  /** What came with it: conditions, a sum, a day. */
  readonly details: readonly string[]
  /** The words of the person who did it. */
  readonly note: string | undefined
  /** Why the library decided so, in words among staff. */
  readonly reason: string | undefined
  /** That it changed nothing, and why. */
  readonly ignored: string | undefined
}

const noteOf = (data: unknown): string | undefined => {
  if (typeof data !== 'object' || data === null) return undefined
  const note: unknown = 'note' in data ? data.note : 'reason' in data ? data.reason : undefined
  const text: unknown = typeof note === 'object' && note !== null && 'text' in note ? note.text : note
  return typeof text === 'string' ? text : undefined
}

/** Reads a member of what came with an event, which may be of any kind. */
const memberOf = (data: unknown, name: string): unknown =>
  typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined

const textOf = (data: unknown, name: string): string | undefined => {
  const value = memberOf(data, name)
  return typeof value === 'string' ? value : undefined
}

const listOf = (data: unknown, name: string): readonly unknown[] => {
  const value = memberOf(data, name)
  return Array.isArray(value) ? value : []
}

/** Returns the costs that a partner named, one sum or several. */
const costsOf = (data: unknown): readonly { readonly amount: number; readonly currency: string }[] =>
  [memberOf(data, 'cost'), ...listOf(data, 'costs')].flatMap((cost) => {
    const amount = textOf(cost, 'amount')
    const currency = textOf(cost, 'currency')
    return amount === undefined || currency === undefined ? [] : [{ amount: Number(amount), currency }]
  })

/** The answers to what a partner asks: their reason is for staff, their note for the partner. */
const decisions: readonly string[] = ['accept_condition', 'decline_condition', 'retry', 'decline_retry']

/** The names of what may happen to a request beside the commands, which have words of their own. */
type InputName = Exclude<TimelineEventItem['input'], { kind: 'command' }>['name']

/** The ids that the gateway gives to people: one of somebody who has gone is no name. */
const madeId = /^[0-9A-HJKMNP-TV-Z]{26}$/

/** Returns what says an event in people's words: who did what, with what, and what they wrote. */
export const useEventWords = (rota: readonly Entry[]): ((event: TimelineEventItem) => EventInWords) => {
  const { words, formats } = useWords()
  const partnerName = usePartnerName()
  const colleagueName = useColleagueName()
  const labels = words.request.timeline
  const done: Readonly<Record<string, string>> = useDoneWords()
  const inputs: Readonly<Record<InputName, string> & Record<string, string>> = words.inputs
  const operations: Readonly<Record<string, string>> = words.operations
  const said: Readonly<Record<string, string>> = labels.said
  const conditions: Readonly<Record<string, string>> = words.partnerConditions
  const actorOf = ({ by }: TimelineEventItem, partner: string | undefined): string => {
    if (by.kind === 'partner') return partner === undefined ? labels.by.partner : partnerName(partner)
    if (by.kind === 'staff' && by.id !== undefined) {
      const name = colleagueName(by.id)
      return madeId.test(name) ? labels.by.staff : name
    }
    return by.kind === 'system' && by.id === undefined ? labels.by.lendwire : labels.by[by.kind]
  }
  return (event) => {
    const { input, outcome, reason } = event
    const partner = rota.find(({ id }) => id === event.entry)?.partner
    // What staff record by hand is what the partner said: it has the same words and facts.
    const recorded =
      input.kind === 'command' && input.name === 'record_partner_event'
        ? memberOf(input.data, 'event')
        : undefined
    const data = recorded ?? input.data
    const recordedType = textOf(recorded, 'type')
    const channel = recorded === undefined ? undefined : textOf(input.data, 'channel')
    const saidBy = recorded === undefined ? undefined : textOf(input.data, 'saidBy')
    const channels: Readonly<Record<string, string>> = words.request.command.channels
    const reasonCode = textOf(data, 'reason')
    const code = reasonCode === undefined ? undefined : conditions[reasonCode]
    const dueDate = textOf(data, 'dueDate')
    const operationCode = textOf(data, 'operation')
    const name = input.kind === 'command' ? done[input.name] : (said[input.name] ?? inputs[input.name])
    const isCreation = event.previousStatus === null
    const operation =
      input.kind === 'delivery' && operationCode !== undefined ? operations[operationCode] : undefined
    const what = isCreation ? labels.created : (name ?? input.name.replaceAll('_', ' '))
    const kind =
      input.kind === 'deadline' || input.kind === 'delivery'
        ? `${labels.kinds[input.kind]}${words.common.colon}`
        : undefined
    const whose = partner === undefined || event.by.kind === 'partner' ? '' : ` · ${partnerName(partner)}`
    const ofPartner = input.kind === 'partner_event' || recorded !== undefined
    const isDecision = input.kind === 'command' && decisions.includes(input.name)
    const note = isDecision ? textOf(data, 'note') : noteOf(data)
    return {
      reason: isDecision ? reasonCode : undefined,
      who: kind ?? actorOf(event, partner),
      what: `${operation === undefined ? '' : `${operation} · `}${what}${whose}`,
      details: ofPartner
        ? [
            ...(recordedType === undefined
              ? []
              : [words.common.quoted(said[recordedType] ?? inputs[recordedType] ?? recordedType)]),
            ...[saidBy, channel === undefined ? undefined : (channels[channel] ?? channel)].filter(
              (each) => each !== undefined,
            ),
            ...(code === undefined ? [] : [code]),
            ...listOf(data, 'conditions')
              .filter((each) => typeof each === 'string')
              .map((each) => conditions[each] ?? each),
            ...costsOf(data).map(({ amount, currency }) => formats.money(amount, currency)),
            ...(dueDate === undefined ? [] : [labels.due(formats.date(dueDate))]),
          ]
        : [],
      note: note === reasonCode && code !== undefined ? undefined : note,
      ignored:
        outcome === 'ignored'
          ? `${labels.ignored}${reason === undefined ? '' : `${words.common.colon} ${reason.text}`}`
          : undefined,
    }
  }
}
