import { sha256 } from '../../hash.ts'
import { Problem } from '../../problem.ts'
import type { Services } from '../services.ts'

type Deps = Pick<Services, 'store' | 'now'>

const quarterHour = 900_000
/** Attempts in a quarter of an hour: for one account from one address, from one address, for one account. */
const limits = { pair: 8, address: 60, account: 60 } as const

const tooMany = (): Problem =>
  new Problem('rate_limited', 'Too many attempts to sign in: try again later.', {
    facts: { retryAfter: quarterHour / 1000 },
  })

/**
 * Counts an attempt to sign in, and refuses it where there were too many: `Problem` rate_limited. An attacker who fails
 * from one address locks out that address only. Where one account is attacked from many addresses, only browsers from
 * which the person signed in before may still try (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
 *
 * @param account the email address as it was sent
 * @param address the network address of the client
 * @param isKnownDevice true for a browser in which this person signed in before
 */
export const countSignIn = async (
  { store, now }: Deps,
  account: string,
  address: string,
  isKnownDevice: boolean,
): Promise<void> => {
  const count = (name: string) => store.incrementCounter(`sign-in ${name}`, now(), quarterHour)
  const [pair, fromAddress, ofAccount] = await Promise.all([
    count(`pair ${sha256(`${account} ${address}`)}`),
    count(`address ${address}`),
    isKnownDevice ? Promise.resolve(0) : count(`account ${sha256(account)}`),
  ])
  if (pair > limits.pair || fromAddress > limits.address || ofAccount > limits.account) throw tooMany()
}
