import { type RelayScene, readFailed } from '../relay-scene.ts'
import { readAccounts } from './accounts.ts'
import { audit } from './audit.ts'
import { doubled, type Finding, wrong } from './finding.ts'
import { auditOrder } from './order.ts'

/** Waits until all is passed on, and holds the ledger of the lending systems against what the borrower says. */
export const auditRelay = async (
  scene: RelayScene,
  multiplies: boolean | undefined,
): Promise<{ readonly findings: readonly Finding[]; readonly messages: number }> => {
  await scene.rests().catch(() => undefined)
  const { findings, messages } = await audit(scene, false)
  const { accounts } = await readAccounts(scene.library)
  return {
    messages,
    findings: [
      ...findings,
      ...(multiplies === true ? [] : auditOrder(scene.ledger(), accounts, ['HASTY'])),
      ...scene.near.atOnce().map((message) => doubled(`it was sent twice at once: ${message}`)),
      ...(await readFailed(scene)).map((each) => wrong(`it failed: ${JSON.stringify(each)}`)),
    ],
  }
}
