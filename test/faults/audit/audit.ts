import { until } from '../../support/gateway.ts'
import type { Line } from '../lender/journal.ts'
import { patience } from '../patience.ts'
import type { Scene } from '../scene.ts'
import { readAccounts } from './accounts.ts'
import { auditCalls, readAcknowledgedCommands } from './calls.ts'
import { auditFeed } from './feed.ts'
import { doubled, type Finding } from './finding.ts'
import { auditIncoming } from './incoming.ts'
import { auditOutgoing } from './outgoing.ts'
import { auditStates } from './states.ts'

const isQuiet = (ledger: readonly Line[]): boolean => {
  const answered = new Set(ledger.flatMap((line) => (line.kind === 'answered' ? [line.content] : [])))
  return ledger.every((line) => line.kind !== 'says' || answered.has(line.content))
}

/** Counts the messages and calls to audit so far. */
export const auditable = ({ library, ledger }: Pick<Scene, 'library' | 'ledger'>): number =>
  library.acknowledged.length + ledger().filter(({ kind }) => kind !== 'says').length

/**
 * Waits until nothing is under way, then compares what the gateway says with what its library was told and what the
 * lenders have in their ledger:
 *
 * - every acknowledged message and call is present, once
 * - every state is the one that the ledger implies
 * - every outgoing message was delivered at least once, with identical bytes, and never twice at once
 * - nothing is stuck
 *
 * @param once true where no message arrives more often than it is sent
 * @returns each departure, and how many messages and calls were looked at
 */
export const audit = async (
  scene: Pick<Scene, 'library' | 'ledger' | 'wire'>,
  once: boolean,
): Promise<{ readonly findings: readonly Finding[]; readonly messages: number }> => {
  const { library } = scene
  // Messages that are not confirmed by then are found below.
  await until('the lenders to rest', () => isQuiet(scene.ledger()), patience).catch(() => undefined)
  const { accounts, findings } = await readAccounts(library)
  const messages = auditable(scene)
  const ledger = scene.ledger()
  return {
    findings: [
      ...findings,
      ...(await auditCalls(library, accounts)),
      ...auditIncoming(ledger, accounts),
      ...auditOutgoing(ledger, accounts, once),
      ...scene.wire.atOnce().map((message) => doubled(`it was sent twice at once: ${message}`)),
      ...auditStates(ledger, accounts, readAcknowledgedCommands(library)),
      ...(await auditFeed(library, accounts)),
    ],
    messages,
  }
}
