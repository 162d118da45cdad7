import type { LogEntry } from '../log.ts'
import type { AnyReason } from '../translations/parameter.ts'

/** A warning that admins should act on. */
type AdminAlarm = {
  /** The subject: admins are told about it once a day. */
  readonly name: string
  readonly subject: AnyReason
  readonly text: AnyReason
  readonly facts: NonNullable<LogEntry['facts']>
}

/** Tells admins once a day of what they should act on. */
export type TellAdmins = (alarm: AdminAlarm) => Promise<void>
