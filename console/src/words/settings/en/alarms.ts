import type { SettingEntry } from '../setting-words.ts'

/** The settings of alarms. */
export const alarmSettings: Readonly<Record<string, SettingEntry>> = {
  'alarm_rule.code': ['Code', 'Fixed once given.', 'partner-paused'],
  'alarm_rule.status': ['Status', 'An inactive rule raises nothing.'],
  'alarm_rule.condition': ['What it looks at', 'A problem raises an alarm, which ends with it.'],
  'condition.minutes': ['Minutes', 'For how long at least.', '15'],
  'condition.hours': ['Hours', 'How old the newest backup may be.', '26'],
  'condition.percent': ['Per cent', 'With less than so much free.', '10'],
  'condition.requests': ['Requests', 'How many they cost a possible holder.', '20'],
  'condition.days': ['Days', 'For a certificate: with how many left. For attention: for how long.', '7'],
  'alarm_rule.email': ['Mail', 'At once, once a day with the others, or never.'],
  'alarm_rule.webhook': ['Webhook', 'Whether the webhook of the alarm settings is told at once.'],
  'alarm_rule.to': [
    'Sent to',
    'Empty: the people of the library that it concerns, or those of the alarm settings.',
    'ill@library.example',
  ],
  'alarm_rule.evenInQuietHours': ['Cannot wait', 'Quiet hours hold nothing back.'],
  'alarm_settings.to': ['Sent to', 'Empty: all admins who have an account.', 'ill@library.example'],
  'alarm_settings.webhook': ['Webhook', 'A chat or an on-call service that is posted each message as JSON.'],
  'alarm_settings.webhook.url': ['Address', 'Where messages are posted.', 'https://chat.example/hooks/1'],
  'alarm_settings.webhook.secret': ['Secret', 'Signs the messages: whsec_ and 24 to 64 bytes in Base64.'],
  'alarm_settings.quietHours': ['Quiet hours', 'What can wait is sent when they end.'],
  'quietHours.from': ['From', 'When they begin.', '22:00'],
  'quietHours.to': ['Until', 'When they end; it may be on the next day.', '06:30'],
  'alarm_settings.digestAt': ['Daily mail at', 'When what belongs into the daily mail is sent.', '07:00'],
  'alarm_settings.timeZone': ['Time zone', 'The time zone of these times.', 'Europe/Berlin'],
  'alarm_settings.language': ['Language', 'The language of these mails.'],
  'alarm_settings.checkPartnersAt': [
    'Test partners at',
    'When the connection to each active partner is tested, each day. Not set: never.',
    '05:00',
  ],
}
