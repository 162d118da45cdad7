import { expect } from 'vitest'
import { replay } from '../../../src/borrowing/events/record-event.ts'
import { OperationKind } from '../../../src/borrowing/request/operation.ts'
import { LibraryCode } from '../../../src/borrowing/values.ts'
import type { WholeGateway } from '../../support/gateway.ts'
import { compareStep, wordsOf } from './compare.ts'
import { createObserver, type Observed } from './observe.ts'
import { type Performed, perform } from './perform.ts'
import { untilQuiet } from './quiet.ts'
import { partnerNames, type Replies, type Scenario } from './scenario.ts'
import type { LenderProtocol } from './scenario-lender.ts'
import { makeSetting, type Setting } from './setting.ts'

/** The product of a run: the events of its requests' timelines, and the codes and messages on its wires. */
export type Produced = {
  readonly events: Observed['events']
  readonly requests: readonly Observed['view'][]
  readonly codes: readonly string[]
}

/** Returns whether a row needs a gateway to itself: time passes for all requests of a gateway at once, and its rules hold for all. */
export const needsOwnGateway = (scenario: Pick<Scenario<unknown>, 'steps' | 'rules' | 'settings'>): boolean =>
  scenario.rules !== undefined ||
  scenario.settings !== undefined ||
  scenario.steps.some((step) => 'advance' in step || 'restart' in step)

const orderReplies = <Own>(setting: Setting<Own>, replies: Replies): void => {
  for (const name of partnerNames) {
    for (const [kind, orders] of Object.entries(replies[name] ?? {}))
      setting.lender(name).reply(OperationKind.parse(kind), orders)
  }
}

/** Takes the sentence from a reason: the API says it beside the code, and no store has it. */
const withoutSentence = (_: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !('code' in value) || !('params' in value)) return value
  const { text: __, ...reason } = { text: undefined, ...value }
  return reason
}

/**
 * Expects that the whole story holds together. The request's story must hold together: each event goes on from the one
 * before, and a replay gives the request.
 */
const expectWholeStory = async <Own>(setting: Setting<Own>, { view, events }: Observed): Promise<void> => {
  const [, ...later] = events
  expect(
    later.map(({ previousStatus }) => previousStatus),
    'each event goes on from the status of the one before',
  ).toEqual(events.slice(0, -1).map(({ status }) => status))
  const stored = await setting.gateway.store.loadRequest(LibraryCode.parse(setting.library), view.number)
  const replayed: unknown = JSON.parse(JSON.stringify(replay(events)), withoutSentence)
  expect(replayed, 'a replay of the recorded events gives the request').toEqual({
    ...stored?.value,
    undo: undefined,
  })
}

const endOf = ({ stage, outcome }: Observed['view']): string =>
  stage === 'closed' ? `closed as ${outcome?.kind}` : `open in ${stage}`

/**
 * Runs one row end to end and compares each step with what it says. The failure of a step names it.
 *
 * @param gateway shared with other rows, or the row's own where time passes in it
 */
export const runScenario = async <Own>(
  scenario: Scenario<Own>,
  protocol: LenderProtocol<Own>,
  gateway: WholeGateway,
): Promise<Produced> => {
  const setting = await makeSetting(scenario, protocol, gateway)
  try {
    const observe = createObserver(setting)
    const seen = new Map<string, Observed>()
    let number: string | null = null
    for (const [place, step] of scenario.steps.entries()) {
      orderReplies(setting, step.replies ?? {})
      const before: Observed | null = number === null ? null : (seen.get(number) ?? null)
      const performed: Performed = await perform(setting, step, number)
      number = performed.number
      if (number === null) throw new Error(`no request was made: ${performed.refused}`)
      await untilQuiet(gateway, setting.library, number)
      const now = await observe(number)
      seen.set(number, now)
      const sides = compareStep(setting, step, performed, before, now)
      const title = `step ${place + 1} of ${scenario.steps.length}: ${wordsOf(step)}\n${storyOf(now)}\n`
      expect(sides.seen, title).toEqual(sides.expected)
    }
    const all = [...seen.values()]
    const last = all.at(-1)
    if (last === undefined) throw new Error('the row has no steps')
    expect(endOf(last.view), 'the end').toBe(scenario.ends)
    for (const each of all) await expectWholeStory(setting, each)
    return {
      events: all.flatMap(({ events }) => events),
      requests: all.map(({ view }) => view),
      codes: [
        ...Array.from(setting.lenders.values()).flatMap((lender) => lender.codes()),
        ...setting.ilsMessages(),
      ],
    }
  } finally {
    await setting.close()
  }
}

/** Describes the step's events, for the message of its failure. */
const storyOf = ({ newEvents }: Observed): string =>
  newEvents
    .map(
      ({ input, outcome, reason, status, explanations }) =>
        `  ${input.kind} ${input.name} ${outcome} → ${status} ${reason ?? ''} ${explanations.join('; ')}`,
    )
    .join('\n')
