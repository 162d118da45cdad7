import type { SettingEntry } from '../setting-words.ts'

/** The settings of webhooks. */
export const webhookSettings: Readonly<Record<string, SettingEntry>> = {
  'webhook.code': [
    'Code',
    'The name of the endpoint in lendwire, in lower case letters. It cannot change later.',
    'library-system',
  ],
  'webhook.library': ['Library', 'The library whose events are sent. It cannot be changed later.', 'ABC'],
  'webhook.url': ['Address', 'Where events are posted.', 'https://ils.example/lendwire'],
  'webhook.status': ['Status', 'Inactive: it is kept, and nothing is sent.'],
  'webhook.types': ['Types of events', 'Only these are sent. Not set: all of them.'],
  'webhook.partner': ['Only about the partner', 'Only events about this partner are sent.', 'NORTH'],
  'webhook.timeout': ['Time to answer', 'How long the endpoint may take to answer.'],
  'webhook.allowPrivateNetwork': [
    'In a private network',
    'The address may lead into private or loopback networks. Only for an endpoint that you run yourself.',
  ],
  alarmEmail: [
    'Alarm by mail',
    'Who is sent a mail when the endpoint is paused because it keeps failing.',
    'systems@example.org',
  ],
  'webhook.secrets': [
    'Secrets',
    'They sign what is sent. The gateway creates them: they are not changed here.',
  ],
  'secrets.createdAt': ['Created at', 'When the secret was created.'],
  'secrets.expiresAt': ['Expires at', 'When the secret stops being used. Not set for the newest one.'],
}
