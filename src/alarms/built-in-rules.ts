import { AlarmRule } from './alarm-rule.ts'

/** The rules that a new gateway begins with. They are stored as any other, and may be changed or made inactive. */
export const builtInRules: readonly AlarmRule[] = [
  { code: 'partner-paused', condition: { kind: 'partner_paused', minutes: 0 } },
  { code: 'delivery-waiting', condition: { kind: 'delivery_waiting', minutes: 60 } },
  { code: 'mailbox-not-read', condition: { kind: 'mailbox_not_read', minutes: 30 } },
  { code: 'mail-not-taken', condition: { kind: 'mail_not_taken' }, email: 'never' },
  { code: 'certificate', condition: { kind: 'certificate', days: 21 }, email: 'digest' },
  { code: 'connection-test', condition: { kind: 'check_changed' } },
  { code: 'disk', condition: { kind: 'disk', percent: 10 }, evenInQuietHours: true },
  { code: 'quota', condition: { kind: 'quota' } },
  { code: 'attention', condition: { kind: 'attention', days: 7 }, email: 'digest' },
  { code: 'webhook-paused', condition: { kind: 'webhook_paused' } },
  { code: 'backup', condition: { kind: 'backup', hours: 26 } },
  { code: 'patron-look-up', condition: { kind: 'patron_look_up' } },
  { code: 'relay-failed', condition: { kind: 'relay_failed' } },
  { code: 'lending-system-down', condition: { kind: 'lending_system_down', minutes: 15 } },
  { code: 'configuration-fault', condition: { kind: 'configuration_fault' } },
  { code: 'directory-sync-failed', condition: { kind: 'directory_sync_failed' } },
  { code: 'directory-sync-held', condition: { kind: 'directory_sync_held' }, email: 'digest' },
  {
    code: 'holding-codes-unmapped',
    condition: { kind: 'holding_codes_unmapped', requests: 20 },
    email: 'digest',
  },
].map((rule) => AlarmRule.parse(rule))

/** Built-in rules as earlier versions stored them, where they were others than now. */
export const formerRules: readonly AlarmRule[] = [
  { code: 'quota', condition: { kind: 'quota' }, email: 'never' },
  { code: 'partner-paused', condition: { kind: 'partner_paused', minutes: 15 } },
].map((rule) => AlarmRule.parse(rule))
