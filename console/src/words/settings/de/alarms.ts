import type { SettingEntry } from '../setting-words.ts'

/** Die Einstellungen von Alarmen. */
export const alarmSettings: Readonly<Record<string, SettingEntry>> = {
  'alarm_rule.code': ['Kürzel', 'Steht fest, sobald es vergeben ist.', 'partner-paused'],
  'alarm_rule.status': ['Zustand', 'Eine inaktive Regel löst nichts aus.'],
  'alarm_rule.condition': ['Was sie prüft', 'Ein Problem löst einen Alarm aus, der mit ihm endet.'],
  'condition.minutes': ['Minuten', 'Wie lange mindestens.', '15'],
  'condition.hours': ['Stunden', 'Wie alt die neueste Sicherung sein darf.', '26'],
  'condition.percent': ['Prozent', 'Wenn weniger frei ist.', '10'],
  'condition.requests': ['Anfragen', 'Wie viele dadurch einen möglichen Besitzer verloren.', '20'],
  'condition.days': [
    'Tage',
    'Bei Zertifikaten: wie viele übrig sind. Bei Aufmerksamkeit: seit wie vielen.',
    '7',
  ],
  'alarm_rule.email': ['Mail', 'Sofort, einmal am Tag mit den anderen, oder nie.'],
  'alarm_rule.webhook': [
    'Webhook melden',
    'Ob der Webhook der Alarmeinstellungen sofort benachrichtigt wird.',
  ],
  'alarm_rule.to': [
    'Empfänger',
    'Leer: die Personen der betroffenen Bibliothek oder die der Alarmeinstellungen.',
    'fernleihe@bibliothek.example',
  ],
  'alarm_rule.evenInQuietHours': ['Kann nicht warten', 'Ruhezeiten halten nichts zurück.'],
  'alarm_settings.to': ['Empfänger', 'Leer: alle Admins mit einem Konto.', 'fernleihe@bibliothek.example'],
  'alarm_settings.webhook': [
    'Webhook für Alarme',
    'Ein Chat oder Bereitschaftsdienst, dem jede Nachricht als JSON geschickt wird.',
  ],
  'alarm_settings.webhook.url': [
    'Adresse',
    'Wohin Nachrichten geschickt werden.',
    'https://chat.example/hooks/1',
  ],
  'alarm_settings.webhook.secret': [
    'Geheimnis',
    'Signiert die Nachrichten: whsec_ und 24 bis 64 Bytes in Base64.',
  ],
  'alarm_settings.quietHours': ['Ruhezeiten', 'Was warten kann, wird an ihrem Ende gesendet.'],
  'quietHours.from': ['Von', 'Wann sie beginnen.', '22:00'],
  'quietHours.to': ['Bis', 'Wann sie enden; das kann am nächsten Tag sein.', '06:30'],
  'alarm_settings.digestAt': ['Tägliche Mail um', 'Wann die Sammelmail gesendet wird.', '07:00'],
  'alarm_settings.timeZone': ['Zeitzone', 'Die Zeitzone dieser Zeiten.', 'Europe/Berlin'],
  'alarm_settings.language': ['Sprache', 'Die Sprache dieser Mails.'],
  'alarm_settings.checkPartnersAt': [
    'Partner testen um',
    'Wann täglich die Verbindung zu jedem aktiven Partner getestet wird. Nicht gesetzt: nie.',
    '05:00',
  ],
}
