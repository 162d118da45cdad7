import type { LogEntry } from '../log.ts'

/** A warning that admins should act on. */
type AdminAlarm = {
  /** The subject: admins are told about it once a day. */
  readonly name: string
  readonly subject: string
  readonly text: string
  readonly facts: NonNullable<LogEntry['facts']>
}

/** Tells admins once a day of what they should act on. */
export type TellAdmins = (alarm: AdminAlarm) => Promise<void>
