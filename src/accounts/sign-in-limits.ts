import { sha256 } from '../hash.ts'
import { Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'
import type { AccountServices } from './account-services.ts'

type Deps = Pick<AccountServices, 'store' | 'now' | 'pause'>

const quarterHour = 900_000
/**
 * Failures in a quarter of an hour: for one account from one address, for one account from one browser in which the
 * person signed in before, from one address, for one account.
 */
const limits = { pair: 8, device: 8, address: 60, account: 60 } as const
/** Failures of one account from one address that are answered at once; later answers wait, in milliseconds. */
const failuresAnsweredAtOnce = 3
const firstPause = 200
const longestPause = 1_000

/** The account and the address of an attempt to sign in. */
export type SignInAttempt = {
  /** The email address in lower case, or the pseudonym of a patron's card number. */
  readonly account: string
  /** The network address of the client. */
  readonly source: string
  /** The hash of the token of a browser in which this person signed in before; null for any other browser. */
  readonly knownDevice: string | null
}

/** An attempt that was counted. */
export type CountedSignIn = {
  /** Takes the attempt out of the counts: it was no failure. */
  readonly uncount: () => Promise<void>
  /** Waits as long as the answer to this failure has to wait: longer with each failure. */
  readonly delayAnswer: () => Promise<void>
}

type Count = { readonly name: string; readonly most: number }

/**
 * Returns the counters of an attempt to sign in. A browser in which the person signed in before is counted separately:
 * nobody else locks it out (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
 */
const countsOf = ({ account, source, knownDevice }: SignInAttempt): readonly [Count, ...Count[]] =>
  knownDevice === null
    ? [
        { name: `pair ${sha256(`${account} ${source}`)}`, most: limits.pair },
        { name: `address ${source}`, most: limits.address },
        { name: `account ${sha256(account)}`, most: limits.account },
      ]
    : [{ name: `device ${sha256(`${account} ${knownDevice}`)}`, most: limits.device }]

const windowOf = (at: string): number => Math.floor(Date.parse(at) / quarterHour)

/**
 * Counts an attempt to sign in as a failure before anything is checked, so that attempts made side by side cannot pass the
 * limit. The caller uncounts an attempt that succeeds.
 *
 * @throws Problem rate_limited after too many failures
 */
export const countSignIn = async (
  { store, now, pause }: Deps,
  attempt: SignInAttempt,
): Promise<CountedSignIn> => {
  const at = now()
  const counts = countsOf(attempt)
  const add = (amount: number) =>
    Promise.all(counts.map(({ name }) => store.incrementCounter(`sign-in ${name}`, at, quarterHour, amount)))
  const values = await add(1)
  if (counts.some(({ most }, index) => (values[index] ?? 0) > most))
    throw new Problem('rate_limited', reason('problem.too_many_failed_sign_ins'), {
      facts: { retryAfter: quarterHour / 1000 },
    })
  const late = (values[0] ?? 0) - failuresAnsweredAtOnce
  return {
    uncount: async () => {
      // A window that has ended is counted no more.
      if (windowOf(at) === windowOf(now())) await add(-1)
    },
    delayAnswer: async () => {
      if (late > 0) await pause(Math.min(longestPause, firstPause * 2 ** (late - 1)))
    },
  }
}
