import { closedCodes, type Edition } from '@lendwire/iso18626'
import { Command } from '../../../src/borrowing/commands/command.ts'
import { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { Attention } from '../../../src/borrowing/request/attention.ts'
import { deadlineKinds } from '../../../src/borrowing/request/deadline.ts'
import { entryStates } from '../../../src/borrowing/request/entry.ts'
import { itemStates } from '../../../src/borrowing/request/item.ts'
import { LastAnswer, Negotiation } from '../../../src/borrowing/request/negotiation.ts'
import { operationKinds } from '../../../src/borrowing/request/operation.ts'
import { Outcome } from '../../../src/borrowing/request/outcome.ts'
import { Request } from '../../../src/borrowing/request/request.ts'
import { stages } from '../../../src/borrowing/request/stage.ts'
import { Waiting } from '../../../src/borrowing/request/waiting.ts'
import { statuses } from '../../../src/borrowing/status/statuses.ts'
import { calls } from '../../../src/ils/calls.ts'
import { ilsServices } from '../../../src/ils/incoming.ts'
import { iso18626Vendors } from '../../../src/partners/iso18626/vendors/built-in-vendors.ts'
import type { Produced } from './run-scenario.ts'
import type { Scenario } from './scenario.ts'

/** Codes that only one protocol shows, in its own test of the table: messages that cannot be sent, and mails for review. */
export const shownOnlyBy = {
  ncip: ['command mark_communicated'],
  email: ['attention mail_review'],
  // A partner that loses messages: test/peers/koha-lender.test.ts.
  koha: ['attention may_have_missed'],
  // Libraries of scenarios never close: test/borrowing/patron-due-dates.test.ts.
  closures: ['attention due_while_closed'],
  // Scenarios hold no message back: test/http/requests.test.ts.
  heldBack: ['command undo'],
  // Scenarios have no union catalogue: test/http/rota-from-holdings.test.ts.
  catalogues: ['command find_holders'],
} as const

const named = (list: string, codes: Iterable<string>): readonly string[] =>
  Array.from(codes, (code) => `${list} ${code}`)

/** Returns the NCIP message of each call of the library's own system. */
const serviceOf = (call: (typeof calls)[number]): string =>
  call.replace(/(?:^|_)([a-z])/g, (_, first: string) => first.toUpperCase())

/** Everything that the core and the library's own system know and a row should show, as `list code`. */
export const everything: readonly string[] = [
  ...named('command', ['create', ...Command.options.map(({ shape }) => shape.type.value)]),
  ...named(
    'event',
    PartnerEvent.options.map(({ shape }) => shape.type.value),
  ),
  ...named('status', Object.keys(statuses)),
  ...named('stage', stages),
  ...named(
    'waiting',
    Waiting.options.map(({ shape }) => shape.for.value),
  ),
  ...named(
    'negotiation',
    Negotiation.options.map(({ shape }) => shape.kind.value),
  ),
  ...named('answer', LastAnswer.options),
  ...named(
    'attention',
    Attention.options.map(({ shape }) => shape.kind.value),
  ),
  ...named(
    'outcome',
    Outcome.options.map(({ shape }) => shape.kind.value),
  ),
  ...named('operation', operationKinds),
  ...named('deadline', deadlineKinds),
  ...named('delivery', ['delivered', 'refused', 'dead', 'unconfirmed']),
  ...named('entry', entryStates),
  ...named('item', itemStates),
  ...named('ils out', calls.map(serviceOf)),
  ...named('ils in', ilsServices),
]

/** Returns the closed codes of an edition that a conversation with a lender can hold, as `list code`. */
export const closedCodesOf = (edition: Edition): readonly string[] =>
  (
    [
      'status',
      'reasonForMessage',
      'action',
      'errorType',
      'requestType',
      'messageStatus',
      'serviceType',
      'yesNo',
    ] as const
  ).flatMap((list) => named(list, closedCodes(edition, list)))

/** The regions that an event changed; a member that is gone is null. */
const Changes = Request.pick({
  stage: true,
  waitingFor: true,
  negotiation: true,
  lastAnswer: true,
  attention: true,
  outcome: true,
  rota: true,
  items: true,
}).partial()

/** Lists the codes that a recorded event shows, as `list code`. */
const shownBy = (event: Produced['events'][number]): readonly string[] => {
  const { input, outcome, status, messagesSent } = event
  const {
    stage,
    waitingFor,
    negotiation,
    lastAnswer,
    attention,
    outcome: end,
    rota,
    items,
  } = Changes.parse(event.changes)
  const applied = outcome === 'applied'
  const list = {
    command: 'command',
    partner_event: 'event',
    deadline: 'deadline',
    delivery: 'delivery',
    answer: 'own answer',
  }
  const byHand = input.name === 'record_partner_event' ? Command.parse(input.data) : undefined
  return [
    ...(applied ? [`${list[input.kind]} ${input.name}`] : []),
    ...(byHand?.type === 'record_partner_event' ? [`event ${byHand.event.type}`] : []),
    `status ${status}`,
    ...named(
      'operation',
      messagesSent.map(({ operation }) => operation),
    ),
    ...named('stage', stage === undefined ? [] : [stage]),
    ...named(
      'waiting',
      (waitingFor ?? []).map((each) => each.for),
    ),
    ...named('negotiation', negotiation ? [negotiation.kind] : []),
    ...named('answer', lastAnswer ? [lastAnswer] : []),
    ...named(
      'attention',
      (attention ?? []).map(({ kind }) => kind),
    ),
    ...named('outcome', end ? [end.kind] : []),
    ...named(
      'entry',
      (rota ?? []).map(({ state }) => state),
    ),
    ...named(
      'item',
      (items ?? []).map(({ state }) => state),
    ),
  ]
}

/** Lists the codes that runs showed: computed from their timelines and their wire. */
export const shownIn = (runs: readonly Produced[]): ReadonlySet<string> =>
  new Set(runs.flatMap(({ events, codes }) => [...events.flatMap(shownBy), ...codes]))

const vendorNames = iso18626Vendors.builtIn.map(({ code }) => code)
const standard = iso18626Vendors.settings.parse({})

const sameQuirk = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Each member of a vendor's data in which it departs from the standard, as `vendor.member`. */
const departures: readonly string[] = iso18626Vendors.builtIn.flatMap(({ code: name, settings }) =>
  Object.entries(iso18626Vendors.settings.parse(settings))
    .filter(([member, value]) => !sameQuirk(value, Reflect.get(standard, member)))
    .map(([member]) => `${name}.${member}`),
)

/** Members that only other tests show: a header (test/partners/iso18626/route.test.ts), what a lender writes or takes in its own way (test/certify/whole-loans.test.ts). */
const shownElsewhere: readonly string[] = ['contentType', 'neededBy', 'requestIdIn', 'upperCaseIds']

/** Compares the quirks that rows name with all quirks: departures that no row shows, members that no row shows of any vendor, unknown names. */
export const quirksMissing = (rows: readonly Pick<Scenario<unknown>, 'quirks'>[]) => {
  const shown = new Set<string>(rows.flatMap(({ quirks }) => quirks ?? []))
  const members = new Set(Array.from(shown, (quirk) => quirk.slice(quirk.indexOf('.') + 1)))
  const possibleQuirks = new Set([
    ...departures,
    ...Object.keys(standard).map((member) => `standard.${member}`),
  ])
  return {
    departures: departures.filter((each) => !shown.has(each)),
    members: Object.keys(standard).filter(
      (member) => !members.has(member) && !shownElsewhere.includes(member),
    ),
    unknown: [...shown].filter((each) => !possibleQuirks.has(each)),
  }
}

/** Returns the vendors that no partner of any row is of. */
export const vendorsMissing = (rows: readonly Pick<Scenario<unknown>, 'partners'>[]): readonly string[] => {
  const used = new Set(
    rows.flatMap(({ partners }) => Object.values(partners ?? {}).map(({ vendor }) => vendor)),
  )
  return vendorNames.filter((name) => !used.has(name))
}
