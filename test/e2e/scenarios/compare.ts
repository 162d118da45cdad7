import { OperationKind } from '../../../src/borrowing/request/operation.ts'
import type { RequestView } from '../../../src/http/api/views/request-schemas.ts'
import type { Observed } from './observe.ts'
import type { Performed } from './perform.ts'
import type { Action, ExpectedMessage, Step } from './scenario.ts'
import type { LenderProtocol } from './scenario-lender.ts'
import type { Setting } from './setting.ts'

/** Describes a step in words, for the message of its failure. */
export const wordsOf = <Own>(action: Action<Own>): string => {
  if ('create' in action) return 'the library makes a request'
  if ('page' in action) return `the patron ${action.patron} makes a request`
  if ('do' in action) return `the library's command ${action.do.type}`
  if ('advance' in action) return `${action.advance} pass`
  if ('restart' in action) return 'the gateway starts again'
  if ('ils' in action) return `the library's own system tells ${action.ils}`
  if ('mend' in action) return `the profile of ${action.mend} changes`
  if ('check' in action) return `${action.check} is asked who it is`
  if ('spoil' in action) return `the profile of ${action.spoil} cannot be read any more`
  if ('resend' in action) return `staff send ${action.resend} again`
  if ('says' in action) return `${action.lender} says ${action.says.type}`
  if ('repeats' in action) return `${action.lender} repeats its ${action.repeats}`
  return `${action.lender} says ${JSON.stringify(action.wire)}`
}

/** A set of facts: what was seen, or what was expected. Both sides of a comparison have the same names. */
type Facts = Readonly<Record<string, unknown>>

/** Returns the regions of a request that an event which makes no sense must leave alone. */
const regionsOf = (view: RequestView): Facts => ({
  stage: view.stage,
  waitingFor: view.waitingFor,
  negotiation: view.negotiation,
  lastAnswer: view.lastAnswer,
  attention: view.attention.filter(({ kind }) => kind !== 'event_ignored' && kind !== 'message_received'),
  outcome: view.outcome,
  items: view.items,
  rota: view.rota.map(({ id, state }) => [id, state]),
})

/** Messages to different partners go out side by side: their order counts for each partner alone. */
const byPartner = <Line extends { readonly partner: string }>(lines: readonly Line[]): readonly Line[] =>
  lines.toSorted((one, other) => one.partner.localeCompare(other.partner))

/** Returns the part where the text holds it, so that only what differs shows as a difference. */
const holding = (text: string | null | undefined, part: string): string | null | undefined =>
  text?.includes(part) === true ? part : text

type Details = Exclude<ExpectedMessage, string>

const read = (expected: ExpectedMessage) => {
  const { message, ...details }: Details = typeof expected === 'string' ? { message: expected } : expected
  const [partner = '', kind = ''] = message.split(' ')
  return { partner, operation: OperationKind.parse(kind), ...details }
}

const countOf = (id: string | undefined): number | undefined =>
  id === undefined ? undefined : Number(id.slice(id.lastIndexOf('-') + 1))

type Sides = { readonly seen: Facts; readonly expected: Facts }

/** Compares the messages that the partners received: in the protocol's words, with the details that the row names. */
const compareReceived = <Own>(
  protocol: LenderProtocol<Own>,
  step: Step<Own>,
  newMessages: Observed['newReceived'],
): Sides => {
  const shown = (detail: (typeof protocol.shows)[number]) => protocol.shows.includes(detail)
  const testMessages =
    'check' in step ? (protocol.testMessages ?? []).map((word) => `${step.check} ${word}`) : []
  const wanted = byPartner((step.sends ?? []).map(read)).flatMap(
    ({ operation, note, under, names, ...rest }) => {
      const word = protocol.word(operation)
      if (word === null) return []
      return [
        {
          word,
          ...rest,
          ...(note !== undefined && shown('note') && { note }),
          ...(under !== undefined && shown('under') && { under }),
          ...(names !== undefined && shown('names') && { names }),
        },
      ]
    },
  )
  const received = byPartner(newMessages)
  return {
    expected: {
      messages: [
        ...wanted.map(({ partner, word, ...details }) => ({ what: `${partner} ${word}`, ...details })),
        ...testMessages.map((what) => ({ what })),
      ],
      faults: [],
    },
    seen: {
      messages: received.map(({ partner, word, requestId, previousId, note, content, again }, place) => {
        const details = wanted[place]
        return {
          what: `${partner} ${word}`,
          ...(details?.note !== undefined && { note: holding(note, details.note) }),
          ...(details?.under !== undefined && { under: countOf(requestId) }),
          ...(details?.names !== undefined && { names: countOf(previousId) }),
          ...(details?.again !== undefined && { again }),
          ...(details?.holds !== undefined && {
            holds: details.holds.filter((text) => content.includes(text)),
          }),
          ...(details?.lacks !== undefined && {
            lacks: details.lacks.filter((text) => !content.includes(text)),
          }),
        }
      }),
      faults: received.flatMap(({ faults }) => faults),
    },
  }
}

/** Compares the messages that the timeline records as sent. */
const compareRecorded = <Own>(setting: Setting<Own>, step: Step<Own>, now: Observed): Sides => {
  const expected = (step.recorded ?? step.sends ?? [])
    .map(read)
    .filter(({ operation }) => setting.protocol.word(operation) !== null)
  const seen = now.newEvents.flatMap(({ messagesSent }) =>
    messagesSent.map(({ operation, entry }) => {
      const partner = now.view.rota.find(({ id }) => id === entry)?.partner ?? ''
      return { partner: setting.nameOf(partner), operation }
    }),
  )
  const words = ({ partner, operation }: { partner: string; operation: string }) => `${partner} ${operation}`
  return {
    expected: { recorded: byPartner(expected).map(words) },
    seen: { recorded: byPartner(seen).map(words) },
  }
}

/** Returns the items that a message names, without the mark of protocols that have one message for each item. */
const itemsIn = (items: unknown): unknown =>
  Array.isArray(items) ? items.map(({ isOneOfSeveral: _, ...item }: Facts) => item) : items

/** Compares the event that a lender's message became. */
const compareMessage = <Own>(
  protocol: LenderProtocol<Own>,
  step: Step<Own>,
  performed: Performed,
  now: Observed,
): Sides => {
  if (!('lender' in step) || performed.byHand) return { expected: {}, seen: {} }
  // A partner's words in its answer to a message are no message of their own.
  const events = now.newEvents.filter(
    ({ input, message }) => input.kind === 'partner_event' && message !== undefined,
  )
  const [event] = events
  const outcome = event === undefined ? 'no event' : `${event.outcome} ${event.reason?.text ?? ''}`.trim()
  // What a refused message says is shown to staff where the row names the event.
  const isRefused = step.rejected !== undefined
  const nothing =
    step.repeat === true ||
    step.asks === true ||
    step.review === true ||
    (isRefused && step.means === undefined)
  if (nothing || event === undefined) {
    return { expected: { message: nothing ? 'no event' : 'an event' }, seen: { message: outcome } }
  }
  const lenderEvent: Facts = 'says' in step ? { ...protocol.carries(step.says) } : {}
  const { type, ...content } = lenderEvent
  const data: Facts = { ...Object(event.input.data) }
  return {
    expected: {
      message: step.ignored === undefined ? 'applied' : step.ignored,
      means: step.means ?? type,
      content,
      events: 1,
      kept: [isRefused ? 'rejected' : step.ignored === undefined ? 'applied' : 'ignored'],
    },
    seen: {
      message: step.ignored === undefined ? outcome : holding(outcome, step.ignored),
      means: event.input.name,
      content: Object.fromEntries(
        Object.keys(content).map((name) => [name, name === 'items' ? itemsIn(data.items) : data[name]]),
      ),
      events: events.length,
      kept: now.newMessages,
    },
  }
}

/** Compares all that must be as it was, where the row says that nothing changes. */
const compareUnchanged = <Own>(step: Step<Own>, before: Observed | null, now: Observed): Sides => {
  if (before === null) return { expected: {}, seen: {} }
  if (step.ignored !== undefined)
    return { expected: { regions: regionsOf(before.view) }, seen: { regions: regionsOf(now.view) } }
  return 'check' in step ||
    step.repeat === true ||
    step.asks === true ||
    (step.rejected !== undefined && step.means === undefined) ||
    step.refused !== undefined
    ? { expected: { request: before.view }, seen: { request: now.view } }
    : { expected: {}, seen: {} }
}

const compareRefusals = <Own>(step: Step<Own>, { refused, rejected }: Performed): Sides => ({
  expected: { refused: step.refused ?? null, rejected: step.rejected ?? null },
  seen: {
    refused: step.refused === undefined ? refused : holding(refused, step.refused),
    rejected: step.rejected === undefined ? rejected : holding(rejected, step.rejected),
  },
})

/** Compares the result of a connection test. */
const compareCheck = <Own>(
  protocol: LenderProtocol<Own>,
  step: Step<Own>,
  { checked }: Performed,
): Sides => ({
  expected: {
    checked: 'check' in step ? (protocol.testMessages === undefined ? 'no_question' : 'answered') : undefined,
  },
  seen: { checked },
})

/** Compares the explanations that the row names, with the row's names for partners. */
const compareExplanations = <Own>(setting: Setting<Own>, step: Step<Own>, { newEvents }: Observed): Sides => {
  const expected = step.explains ?? []
  const lines = newEvents
    .flatMap(({ explanations }) => explanations)
    .map(({ text = '' }) => text.replaceAll(`${setting.library}-`, ''))
  const seen = expected.every((words) => lines.includes(words)) ? expected : lines
  return { expected: { explains: expected }, seen: { explains: seen } }
}

/** Lists the open attention, without the lender's own words where its protocol always has some and the row names none. */
const attentionBeside = <Own>(
  { hasOwnWords }: LenderProtocol<Own>,
  expected: readonly string[],
  { attention }: RequestView,
): readonly string[] =>
  attention
    .map(({ kind }) => kind)
    .filter((kind) => kind !== 'message_received' || hasOwnWords !== true || expected.includes(kind))

/** Compares the members of the request that the row names. */
const compareRequest = <Own>(
  setting: Setting<Own>,
  step: Step<Own>,
  { view, newEvents, newNotices }: Observed,
): Sides => {
  const values: Record<string, readonly [expected: unknown, seen: unknown]> = {
    status: [step.status, view.status],
  }
  if (step.rota) values.rota = [step.rota, view.rota.map(({ state }) => state)]
  if (step.partnersAre)
    values.partners = [step.partnersAre, view.rota.map(({ partner }) => setting.nameOf(partner))]
  if (step.items) values.items = [step.items, view.items.map(({ state }) => state)]
  if (step.attention)
    values.attention = [step.attention, attentionBeside(setting.protocol, step.attention, view)]
  if (step.notices) values.notices = [step.notices, newNotices]
  if (step.stage) values.stage = [step.stage, view.stage]
  if (step.next !== undefined)
    values.next = [step.next, view.next === null ? null : `${view.next.who} ${view.next.for}`]
  for (const [name, expected] of Object.entries(step.shows ?? {}))
    values[name] = [expected, pickLike(expected, Object(view)[name])]
  if (step.inIls) values.inIls = [step.inIls, pickLike(step.inIls, setting.ilsItems())]
  for (const each of step.allowed ?? [])
    values[`allows ${each}`] = [true, view.allowedCommands.includes(each)]
  for (const each of step.forbidden ?? [])
    values[`allows ${each}`] = [false, view.allowedCommands.includes(each)]
  if (('do' in step || 'create' in step) && step.by !== undefined) {
    const by = newEvents.find(({ input }) => input.kind === 'command')?.by
    values.by = [step.by, `${by?.kind}:${by?.id}`]
  }
  const side = (index: 0 | 1): Facts =>
    Object.fromEntries(Object.entries(values).map(([name, sides]) => [name, sides[index]]))
  return { expected: side(0), seen: side(1) }
}

/** Picks of what was seen as much as the row names. */
const pickLike = (expected: unknown, seen: unknown): unknown => {
  if (Array.isArray(expected) && Array.isArray(seen))
    return seen.map((each, place) => (place < expected.length ? pickLike(expected[place], each) : each))
  if (typeof expected !== 'object' || expected === null || typeof seen !== 'object' || seen === null)
    return seen
  return Object.fromEntries(
    Object.entries(expected).map(([name, each]) => [name, pickLike(each, Object(seen)[name])]),
  )
}

/**
 * Compares the result of a step with what its row says.
 *
 * @param before what was seen before it, null at the first step
 */
export const compareStep = <Own>(
  setting: Setting<Own>,
  step: Step<Own>,
  performed: Performed,
  before: Observed | null,
  now: Observed,
): Sides => {
  const sides = [
    compareRequest(setting, step, now),
    compareExplanations(setting, step, now),
    compareRefusals(step, performed),
    compareCheck(setting.protocol, step, performed),
    compareReceived(setting.protocol, step, now.newReceived),
    compareRecorded(setting, step, now),
    compareMessage(setting.protocol, step, performed, now),
    compareUnchanged(step, before, now),
  ]
  return {
    seen: Object.assign({}, ...sides.map(({ seen }) => seen)),
    expected: Object.assign({}, ...sides.map(({ expected }) => expected)),
  }
}
