import { freePort } from '../support/free-port.ts'
import { adminKey } from '../support/gateway.ts'
import { type MortalProcess, startMortalProcess } from './mortal-process.ts'

/** The clock of the gateways of a scene: it runs faster than the real one, and may be made to jump. */
export type Clock = { readonly since: number; readonly times: number; ahead: number }

/**
 * Returns a clock that runs so many times as fast that what a killed gateway had leased is free after a second and a
 * half, and a partner's circuit closes again soon; an attempt still ends before its lease does.
 *
 * @param times how many times as fast
 */
export const fastClock = (times = 30): Clock => ({ since: Date.now(), times, ahead: 0 })

/** A fault of the gateway's own, for the suite to find. */
export type OwnFault = 'answers-too-early' | 'forgets-answers'

/**
 * Starts a gateway that may be killed.
 *
 * @param store the address of its store
 * @param settings further settings of its environment
 */
export const startMortalGateway = async (
  store: string,
  clock: Clock,
  fault?: OwnFault,
  settings: Readonly<Record<string, string>> = {},
): Promise<MortalProcess> => {
  const port = await freePort()
  return startMortalProcess('gateway-entry.ts', () => ({
    LENDWIRE_PORT: String(port),
    LENDWIRE_STORE: store,
    LENDWIRE_ADMIN_KEY: adminKey,
    LENDWIRE_ALLOW_PLAIN_SECRETS: 'true',
    CLOCK: JSON.stringify(clock),
    ...settings,
    ...(fault === undefined ? {} : { FAULT: fault }),
  }))
}
