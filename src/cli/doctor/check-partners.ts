import { z } from 'zod'
import { createNow } from '../../borrowing/time.ts'
import type { Config } from '../../config.ts'
import { createConfiguration } from '../../configuration/snapshot.ts'
import { reasonsOfStep } from '../../connection-test/say-step.ts'
import { createLinkSigner } from '../../delivery/link-secrets.ts'
import { checkPartner } from '../../delivery/outbound/check-partner.ts'
import type { Partner } from '../../partners/partner.ts'
import { createProtocols } from '../../partners/protocols.ts'
import { protocolRegistry } from '../../partners/registry.ts'
import { Problem } from '../../problem.ts'
import type { Store } from '../../store/ports/store.ts'
import { reason } from '../../translations/reason.ts'
import { checkReach } from './check-reach.ts'
import { type Finding, failure, passed, warning } from './finding.ts'

const Reached = z.looseObject({ url: z.url() })
const check = 'partner'
const remedy = reason('doctor.ask_partner')

/** Checks that the host of a partner takes a connection, where no library is there yet that could ask it more. */
const checkHost = async ({ connection }: Partner): Promise<readonly Finding[]> => {
  const reached = Reached.safeParse(connection).data
  return reached === undefined ? [] : [await checkReach(check, reached.url, remedy)]
}

/**
 * Tests the connection to each active partner as the gateway does: address, TLS, credentials, and a question in the
 * words of the protocol that changes nothing. No partner is asked as a library that does not exist, and nothing is kept.
 *
 * @param store with secrets that can be read
 */
export const checkPartners = async (
  store: Store,
  { publicUrl }: Pick<Config, 'publicUrl'>,
): Promise<readonly Finding[]> => {
  const { createTestWires } = await import('../../node.ts')
  const { transport, probeConnection } = createTestWires()
  const parts = {
    sign: createLinkSigner(store),
    publicUrl: () => publicUrl ?? '',
    letters: {},
    clock: Date.now,
  }
  const protocols = createProtocols(protocolRegistry, parts)
  const configuration = createConfiguration(store, protocolRegistry)
  const deps = {
    store,
    configuration,
    protocols,
    transport,
    probeConnection,
    clock: Date.now,
    now: createNow(Date.now),
  }
  const testOne = async (partner: Partner): Promise<readonly Finding[]> => {
    try {
      const { outcome, found, steps } = await checkPartner(deps, partner.code, undefined, {
        asksAsUnknownLibrary: false,
      })
      if (outcome === 'no_question') return found === null ? [] : [warning(check, found, remedy)]
      const failed = steps.find(({ result }) => result === 'failed')
      if (found === null) return []
      return outcome === 'answered' && failed === undefined
        ? [passed(check, found)]
        : [failure(check, found, (failed === undefined ? null : reasonsOfStep(failed).remedy) ?? remedy)]
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return error.code === 'conflict' ? checkHost(partner) : [failure(check, error.reason, remedy)]
    }
  }
  try {
    const active = (await configuration.snapshot()).partners().filter(({ status }) => status === 'active')
    const findings = await Promise.all(
      active.map(async (partner) =>
        (await testOne(partner)).map((finding) => ({ ...finding, partner: partner.code })),
      ),
    )
    return findings.flat()
  } finally {
    await transport.close()
  }
}
