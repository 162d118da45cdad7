import { millisecondsPerDay } from '../borrowing/time.ts'
import type { Log } from '../log.ts'
import type { CountersPort } from '../store/ports/keyed-records.ts'
import { sentencesIn } from '../translations/gateway-sentences.ts'
import type { Language } from '../translations/language.ts'
import { type StaffMailDeps, sendStaffMail } from './send-staff-mail.ts'
import type { TellAdmins } from './tell-admins.ts'

/** Whom to tell, and in which language. */
export type PeopleToTell = {
  readonly people: readonly { readonly name: string; readonly email: string }[]
  readonly language: Language
}

type Deps = StaffMailDeps & {
  readonly store: CountersPort
  readonly log: Log
  /** Those of the alarm settings; the admins who may sign in where these name nobody. */
  readonly readPeople: () => Promise<PeopleToTell>
}

/** Creates the function that tells admins once a day of what they should act on: in the log, and by mail. */
export const createAdminAlarm =
  (deps: Deps): TellAdmins =>
  async ({ name, subject, text, facts }) => {
    const { store, log, now, readPeople } = deps
    if ((await store.incrementCounter(`alarm ${name}`, now(), millisecondsPerDay)) > 1) return
    log({ level: 'warn', message: sentencesIn('en').say(subject), facts })
    const { people, language } = await readPeople()
    for (const { name: person, email } of people) {
      const failure = await sendStaffMail(deps, {
        to: { name: person, address: email },
        language,
        subject,
        paragraphs: [text],
      })
      if (failure !== null)
        log({ level: 'error', message: 'An alarm was not taken by the mail server', facts: { failure } })
    }
  }
