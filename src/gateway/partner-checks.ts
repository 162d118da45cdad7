import { randomSecret } from '../accounts/secrets.ts'
import type { AlarmDeps } from '../alarms/alarm-worker.ts'
import type { OutboundDeps } from '../delivery/deps.ts'
import { checkIls } from '../delivery/outbound/check-ils.ts'
import { checkPartner } from '../delivery/outbound/check-partner.ts'
import { confirmTestLetter, findTestLetter, sendTestLetter } from '../delivery/outbound/send-test-letter.ts'
import { sayInTrial } from '../delivery/outbound/trial-loan.ts'
import { randomHex } from '../hex.ts'
import type { Services } from '../http/services.ts'
import { concludeCheck } from '../partner-health/daily-checks.ts'
import type { GatewayParts } from './parts.ts'

type PartnerChecks = Pick<Services, 'checkPartner' | 'checkIls' | 'sayInTrial' | 'testLetters'> & {
  /** Tests the connection to a partner each day; the caller keeps the result. */
  readonly testConnection: AlarmDeps['testConnection']
}

/** Creates the tests of connections: to partners, by letters to them, and to the libraries' own systems. */
export const createPartnerChecks = (
  { probeConnection, clock, publicUrl }: Pick<GatewayParts, 'probeConnection' | 'clock' | 'publicUrl'>,
  deps: OutboundDeps,
): PartnerChecks => {
  const checkDeps = { ...deps, probeConnection, clock }
  return {
    checkPartner: async (partner, library, asksAsUnknownLibrary, vendor) => {
      const checked = await checkPartner(checkDeps, partner, library, { asksAsUnknownLibrary, vendor })
      // It says nothing of the partner as it is set up.
      if (vendor !== undefined) return checked
      await concludeCheck(deps, checked, 'person', deps.now())
      deps.wake()
      return checked
    },
    testConnection: (partner) => checkPartner(checkDeps, partner, undefined, { asksAsUnknownLibrary: false }),
    checkIls: (library, vendor) => checkIls(checkDeps, library, vendor),
    sayInTrial: (partner, operation, isbn) =>
      sayInTrial({ ...deps, randomText: () => randomHex(5).toUpperCase() }, partner, operation, isbn),
    testLetters: {
      send: (partner, library) => sendTestLetter({ ...deps, publicUrl, randomSecret }, partner, library),
      isLast: async (partner, secret) => (await findTestLetter(deps, partner, secret)) !== null,
      confirm: (partner, secret) => confirmTestLetter(deps, partner, secret),
    },
  }
}
