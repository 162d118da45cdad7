import type { Log } from '../log.ts'
import type { CountersPort } from '../store/ports/counters.ts'
import { type StaffMailDeps, sendStaffMail } from './send-staff-mail.ts'
import type { TellAdmins } from './tell-admins.ts'

type Deps = StaffMailDeps & {
  readonly store: CountersPort
  readonly log: Log
  /** Those of the alarm settings; the admins who may sign in where these name nobody. */
  readonly people: () => Promise<readonly { readonly name: string; readonly email: string }[]>
}

const day = 86_400_000

/** Creates the function that tells admins once a day of what they should act on: in the log, and by mail. */
export const createAdminAlarm =
  (deps: Deps): TellAdmins =>
  async ({ name, subject, text, facts }) => {
    const { store, log, now, people } = deps
    if ((await store.incrementCounter(`alarm ${name}`, now(), day)) > 1) return
    log({ level: 'warn', message: subject, facts })
    for (const { name: person, email } of await people()) {
      const failure = await sendStaffMail(deps, {
        to: { name: person, address: email },
        subject,
        paragraphs: [text],
      })
      if (failure !== null)
        log({ level: 'error', message: 'An alarm was not taken by the mail server', facts: { failure } })
    }
  }
