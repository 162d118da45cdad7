import type { TimelineView } from '../../../src/http/api/views/messages.ts'
import type { RequestView } from '../../../src/http/api/views/request-schemas.ts'
import { until } from '../../support/gateway.ts'
import { numberOf } from '../load.ts'
import { patience } from '../patience.ts'
import type { StubbornLibrary } from '../stubborn-library.ts'
import { type Finding, lost } from './finding.ts'

/** The gateway's record of a request. */
export type Account = { readonly request: RequestView; readonly timeline: readonly TimelineView[] }
/** By their numbers. */
export type Accounts = ReadonlyMap<string, Account>

export const deliveriesOf = ({ timeline }: Account) =>
  timeline.flatMap((item) => (item.kind === 'message_out' ? [item.delivery] : []))
export const messagesOf = ({ timeline }: Account) =>
  timeline.flatMap((item) => (item.kind === 'message_in' ? [item.message] : []))
export const eventsOf = ({ timeline }: Account) => timeline.filter((item) => item.kind === 'event')

const underWay: readonly string[] = ['waiting', 'leased']

/**
 * Returns a request once nothing of it is under way: a message may be, though the partner's answer to it has ended the
 * request.
 */
const atRest = async (library: StubbornLibrary, number: string): Promise<Account> => {
  const look = async (): Promise<Account> => ({
    request: await library.read(number),
    timeline: await library.timeline(number),
  })
  let account: Account = await look()
  const rests = async (): Promise<boolean> => {
    account = await look()
    return deliveriesOf(account).every(({ state }) => !underWay.includes(state))
  }
  // The audit of the deliveries finds those that never come to rest.
  if (deliveriesOf(account).some(({ state }) => underWay.includes(state)))
    await until('messages to be settled', rests, patience).catch(() => undefined)
  return account
}

/** Reads what the gateway says of every request that it acknowledged. */
export const readAccounts = async (
  library: StubbornLibrary,
): Promise<{ readonly accounts: Accounts; readonly findings: readonly Finding[] }> => {
  const findings: Finding[] = []
  const numbers = library.acknowledged.flatMap(({ path, answer }) =>
    path === '/v1/requests' ? [numberOf(answer)] : [],
  )
  const read = await Promise.all(
    numbers.map(async (number) => {
      try {
        return [[number, await atRest(library, number)] as const]
      } catch (error) {
        findings.push(lost(`${number} was acknowledged and cannot be read: ${error}`))
        return []
      }
    }),
  )
  return { accounts: new Map(read.flat()), findings }
}
