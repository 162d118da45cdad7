import { z } from 'zod'
import { schemaMessage } from '../translations/schema-message.ts'

const minutes = z.int().min(1).max(100_000)

/** The condition of an alarm rule. */
export const AlarmCondition = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('partner_paused'),
      minutes: z.int().min(0).max(100_000).describe('For how long at least; 0 for at once.'),
    })
    .describe('Deliveries to a partner are paused, because it keeps failing.'),
  z
    .object({ kind: z.literal('delivery_waiting'), minutes: minutes.describe('For how long at least.') })
    .describe('The oldest message that is due to leave waits.'),
  z
    .object({
      kind: z.literal('mailbox_not_read'),
      minutes: minutes.describe('For how long it was not read to its end.'),
    })
    .describe('A mailbox cannot be read.'),
  z
    .object({ kind: z.literal('mail_not_taken') })
    .describe('The mail server takes no mails to people: alarms, digests and reports wait.'),
  z
    .object({
      kind: z.literal('certificate'),
      days: z.int().min(1).max(365).describe('With how many days left.'),
    })
    .describe('The certificate of a partner ends soon, as its last connection test saw it.'),
  z
    .object({ kind: z.literal('check_changed') })
    .describe('A step of the connection test fails that passed in an earlier test.'),
  z
    .object({
      kind: z.literal('disk'),
      percent: z.int().min(1).max(99).describe('The free share below which it holds, in per cent.'),
    })
    .describe('The disk of the store fills up.'),
  z
    .object({ kind: z.literal('quota') })
    .describe('A partner has used four fifths of its daily quota of messages.'),
  z
    .object({ kind: z.literal('attention'), days: z.int().min(1).max(365).describe('For how many days.') })
    .describe('A request needs attention that nobody has given it.'),
  z.object({ kind: z.literal('webhook_paused') }).describe('A webhook is paused because it kept failing.'),
  z
    .object({
      kind: z.literal('backup'),
      hours: z.int().min(1).max(8760).describe('How old the newest backup may be.'),
    })
    .describe(
      'The newest file in LENDWIRE_BACKUP_FOLDER is old, or there is none. Without that setting no backup is checked.',
    ),
  z
    .object({ kind: z.literal('patron_look_up') })
    .describe('A library’s own system answers look-ups of patrons, and says nothing of the patron.'),
  z
    .object({ kind: z.literal('relay_failed') })
    .describe('A message of a loan that a library lends could not be passed on.'),
  z
    .object({ kind: z.literal('lending_system_down'), minutes: minutes.describe('For how long at least.') })
    .describe('The lending system of a library takes no messages.'),
  z
    .object({ kind: z.literal('configuration_fault') })
    .describe('A configuration document cannot be read, and what needs it is refused.'),
  z
    .object({ kind: z.literal('directory_sync_failed') })
    .describe('A directory source could not be read three times in a row, or for two days.'),
  z
    .object({ kind: z.literal('directory_sync_held') })
    .describe('What a directory source would change waits until an admin accepts it.'),
  z
    .object({
      kind: z.literal('holding_codes_unmapped'),
      requests: z
        .int()
        .min(1)
        .max(100_000)
        .describe('How many requests they cost a possible holder at least.'),
    })
    .describe('Codes of union catalogues belong to no partner.'),
])
export type AlarmCondition = z.infer<typeof AlarmCondition>
export type ConditionKind = AlarmCondition['kind']

/** The condition of an alarm, and who is notified. */
export const AlarmRule = z.object({
  code: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, schemaMessage('fault.alarm_code'))
    .describe('The code of the rule, fixed once given.'),
  status: z.enum(['active', 'inactive']).prefault('active').describe('An inactive rule raises nothing.'),
  condition: AlarmCondition.describe('What it looks at.'),
  email: z
    .enum(['at_once', 'digest', 'never'])
    .prefault('at_once')
    .describe('Whether a mail is sent at once, once a day with the others, or never.'),
  webhook: z.boolean().prefault(true).describe('Whether the webhook of the alarm settings is told at once.'),
  to: z
    .array(z.email().max(254))
    .max(20)
    .prefault([])
    .describe('Who is sent mails; the people of the alarm settings or of the library where it is empty.'),
  evenInQuietHours: z.boolean().prefault(false).describe('Whether quiet hours hold nothing back.'),
})
export type AlarmRule = z.infer<typeof AlarmRule>
