import type { Command } from '../../src/borrowing/commands/command.ts'
import type { Status } from '../../src/borrowing/status/statuses.ts'
import { until } from '../support/gateway.ts'
import type { LenderCode } from './lender/plans.ts'
import type { StubbornLibrary } from './stubborn-library.ts'

/** One way to borrow: of whom, what the library does as the statuses come, and where it leaves it. */
export type Plan = {
  readonly rota: readonly LenderCode[]
  readonly steps: readonly { readonly at: Status; readonly does: Command }[]
  readonly ends: Status
  /** The library's command right after `send`, while the request may be under way. */
  readonly atOnce?: Command
}

const reading: Plan['steps'] = [
  { at: 'shipped_physically', does: { type: 'receive' } },
  { at: 'received_physically', does: { type: 'patron_loan' } },
]
const loan: Plan['steps'] = [
  ...reading,
  { at: 'loaned_to_patron', does: { type: 'patron_return' } },
  { at: 'returned_by_patron', does: { type: 'return' } },
]

export const plans: readonly Plan[] = [
  { rota: ['LENDS'], steps: loan, ends: 'request_completed' },
  { rota: ['TWICE'], steps: loan, ends: 'request_completed' },
  { rota: ['CANCELS'], steps: [{ at: 'will_supply', does: { type: 'cancel' } }], ends: 'cancelled_by_staff' },
  { rota: ['CANCELS'], atOnce: { type: 'cancel' }, steps: [], ends: 'cancelled_by_staff' },
  { rota: ['REFUSES'], steps: loan, ends: 'request_completed' },
  { rota: ['UNFILLS', 'HASTY'], steps: loan, ends: 'request_completed' },
  { rota: ['HASTY'], steps: reading, ends: 'loaned_to_patron' },
]

/** The facts about faults that the load needs. */
export type Facts = {
  /** No new request is to be begun, and nothing is done to anybody any more. */
  readonly isOver: () => boolean
  /** Ends all at once. */
  readonly signal: AbortSignal
  /** The longest time that a request may stay in one status once the fault is over, in milliseconds. */
  readonly longestStay: number
}

const borrow = async (
  library: StubbornLibrary,
  plan: Plan,
  { isOver, signal, longestStay }: Facts,
): Promise<readonly string[]> => {
  const made = await library.post('/v1/requests', {
    library: 'FAULTS',
    citation: { title: 'On dying' },
    service: { type: 'loan', form: 'physical' },
    rota: plan.rota,
  })
  const number = numberOf(made.answer)
  const commands = `/v1/requests/${number}/commands`
  await library.post(commands, { type: 'send' })
  if (plan.atOnce !== undefined) await library.post(commands, plan.atOnce)
  const reach = async (status: Status): Promise<boolean> => {
    for (;;) {
      const wasOver = isOver()
      try {
        await until(status, async () => (await library.read(number)).status === status, longestStay)
        return true
      } catch (error) {
        if (signal.aborted) throw error
        if (wasOver) return false
      }
    }
  }
  for (const { at, does } of plan.steps) {
    if (!(await reach(at))) return [`${number} never became ${at}: ${await lookOf(library, number)}`]
    await library.post(commands, does)
  }
  return (await reach(plan.ends))
    ? []
    : [`${number} did not end as ${plan.ends}: ${await lookOf(library, number)}`]
}

const lookOf = (library: StubbornLibrary, number: string): Promise<string> =>
  library.read(number).then(
    ({ status, stage }) => `it is ${status} (${stage})`,
    (error: unknown) => String(error),
  )

/** Returns the number in the answer to a creation. */
export const numberOf = (answer: unknown): string => {
  const number: unknown =
    typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'number') : undefined
  if (typeof number !== 'string') throw new Error(`an answer without a number: ${JSON.stringify(answer)}`)
  return number
}

/**
 * Borrows with several hands, one request after the other, until it is told to stop; what was begun is brought to where
 * its plan ends.
 *
 * @param hands how many requests are under way at a time
 * @param chosen the ways to borrow, by turns
 * @returns what went wrong, in words
 */
export const drive = async (
  library: StubbornLibrary,
  hands: number,
  facts: Facts,
  chosen: readonly Plan[] = plans,
): Promise<readonly string[]> => {
  const wrongs: string[] = []
  let next = 0
  const work = async (): Promise<void> => {
    while (!facts.isOver() && !facts.signal.aborted) {
      const plan = chosen[next % chosen.length]
      next += 1
      if (plan === undefined) return
      try {
        wrongs.push(...(await borrow(library, plan, facts)))
      } catch (error) {
        wrongs.push(String(error))
      }
    }
  }
  await Promise.all(Array.from({ length: hands }, work))
  return wrongs
}
