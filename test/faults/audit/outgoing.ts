import { impossibleId } from '../../../src/partners/impossible-id.ts'
import type { Line } from '../lender/journal.ts'
import { refusesRepeats } from '../lender/plans.ts'
import { type Account, type Accounts, deliveriesOf } from './accounts.ts'
import { doubled, type Finding, lost, wrong } from './finding.ts'

/**
 * Returns in how many versions a message may arrive: one, but a status request for each message that a repeat left
 * unconfirmed.
 */
const mostVersions = (trigger: string, account: Account | undefined): number => {
  if (trigger !== 'status_request' || account === undefined) return 1
  const unconfirmed = deliveriesOf(account).filter(
    ({ state, attempts }) => state === 'refused' && attempts > 1,
  )
  return Math.max(1, unconfirmed.length)
}

/** A partner that was paused is tested: by a question about a request that there cannot be, or by one who it is (NCIP). */
const isConnectionTest = ({ requestId, content }: Extract<Line, { kind: 'received' }>): boolean =>
  requestId === impossibleId || /<(?:\w+:)?LookupAgency>/.test(content)

/**
 * Checks that each message which the gateway recorded as sent arrived at least once, byte for byte, that no other
 * message arrived, and that no message has two versions.
 *
 * @param once true where the wire carries each message as often as it is sent: then none arrives more often than it was
 *   leased, so that no two processes send it under one lease
 */
export const auditOutgoing = (
  ledger: readonly Line[],
  accounts: Accounts,
  once: boolean,
): readonly Finding[] => {
  const findings: Finding[] = []
  const arrivals = new Map<string, number>()
  const tellings = new Map<string, { readonly trigger: string; readonly contents: Set<string> }>()
  for (const line of ledger) {
    if (line.kind !== 'received' || isConnectionTest(line)) continue
    arrivals.set(line.content, (arrivals.get(line.content) ?? 0) + 1)
    const telling = `${line.trigger} of ${line.requestId} to ${line.partner}`
    const told = tellings.get(telling) ?? { trigger: line.trigger, contents: new Set() }
    told.contents.add(line.content)
    tellings.set(telling, told)
  }
  const ownContents = new Set<string>()
  for (const account of accounts.values()) {
    for (const { partner, state, operation, content, attempts, requestId, lastError } of deliveriesOf(
      account,
    )) {
      const words = `${operation} of ${requestId} to ${partner}`
      const arrived = arrivals.get(content) ?? 0
      ownContents.add(content)
      const isAnswered =
        state === 'delivered' || (state === 'refused' && partner !== null && refusesRepeats(partner))
      if (state === 'withdrawn') {
        if (arrived > 0) findings.push(wrong(`${words} was withdrawn and has arrived`))
      } else if (!isAnswered) findings.push(wrong(`${words} is ${state}: ${lastError}`))
      else if (arrived === 0) findings.push(lost(`${words} never arrived`))
      if (once && arrived > attempts)
        findings.push(doubled(`${words} was leased ${attempts} times and arrived ${arrived} times`))
    }
  }
  for (const [telling, { trigger, contents }] of tellings) {
    const account = [...accounts].find(([number]) => telling.includes(` ${number}-`))?.[1]
    if (contents.size > mostVersions(trigger, account))
      findings.push(doubled(`${telling} was told in ${contents.size} ways`))
    for (const content of contents)
      if (!ownContents.has(content))
        findings.push(
          lost(`${telling} arrived, and the gateway does not know of it: ${content.slice(0, 1_000)}`),
        )
  }
  return findings
}
