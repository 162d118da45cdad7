import type { SettingEntry } from '../setting-words.ts'

/** The settings of webhooks. */
export const webhookSettings: Readonly<Record<string, SettingEntry>> = {
  'webhook.code': [
    'Code',
    'Der Name des Endpunkts in lendwire, in Kleinbuchstaben. Er kann später nicht geändert werden.',
    'bibliothekssystem',
  ],
  'webhook.library': [
    'Bibliothek',
    'Die Bibliothek, deren Ereignisse gesendet werden. Sie kann später nicht geändert werden.',
    'ABC',
  ],
  'webhook.url': ['Adresse', 'Wohin Ereignisse gesendet werden.', 'https://ils.example/lendwire'],
  'webhook.status': ['Status', 'Inaktiv: Er bleibt erhalten, und nichts wird gesendet.'],
  'webhook.types': ['Arten von Ereignissen', 'Nur diese werden gesendet. Nicht gesetzt: alle.'],
  'webhook.partner': [
    'Nur zum Partner',
    'Nur Ereignisse, die diesen Partner betreffen, werden gesendet.',
    'NORTH',
  ],
  'webhook.timeout': ['Zeit für die Antwort', 'Wie lange der Endpunkt für seine Antwort brauchen darf.'],
  'webhook.allowPrivateNetwork': [
    'In einem privaten Netz',
    'Die Adresse darf in private oder Loopback-Netze führen. Nur für einen Endpunkt, den Sie selbst betreiben.',
  ],
  alarmEmail: [
    'Alarm per Mail',
    'Wer eine Mail bekommt, wenn der Endpunkt angehalten wird, weil er immer wieder scheitert.',
    'systeme@example.org',
  ],
  'webhook.secrets': [
    'Geheimnisse',
    'Mit ihnen wird unterschrieben, was gesendet wird. Das Gateway legt sie an: hier werden sie nicht geändert.',
  ],
  'secrets.createdAt': ['Angelegt am', 'Wann das Geheimnis angelegt wurde.'],
  'secrets.expiresAt': [
    'Gilt bis',
    'Wann das Geheimnis nicht mehr benutzt wird. Beim neuesten nicht gesetzt.',
  ],
}
