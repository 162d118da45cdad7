import type { SettingEntry } from '../setting-words.ts'

/** The settings of alarms. */
export const alarmSettings: Readonly<Record<string, SettingEntry>> = {
  'alarm_rule.code': ['Code', 'Ne change plus une fois choisi.', 'partner-paused'],
  'alarm_rule.status': ['État', 'Une règle inactive ne déclenche rien.'],
  'alarm_rule.condition': [
    'Ce qui est surveillé',
    'Un problème déclenche une alarme, qui prend fin avec lui.',
  ],
  'condition.minutes': ['Minutes', 'La durée minimale.', '15'],
  'condition.hours': ['Heures', 'L’âge que peut avoir la dernière sauvegarde.', '26'],
  'condition.percent': [
    'Pourcentage',
    'L’alarme se déclenche au-dessous de cette part d’espace libre.',
    '10',
  ],
  'condition.requests': ['Demandes', 'Le nombre de demandes privées d’un prêteur possible.', '20'],
  'condition.days': [
    'Jours',
    'Pour un certificat : le nombre de jours restants. Pour une demande à traiter : depuis combien de jours.',
    '7',
  ],
  'alarm_rule.email': ['Courriel', 'Aussitôt, une fois par jour avec les autres, ou jamais.'],
  'alarm_rule.webhook': ['Webhook', 'Si le webhook des paramètres d’alarme est averti aussitôt.'],
  'alarm_rule.to': [
    'Destinataires',
    'Vide : les personnes de la bibliothèque concernée, ou celles des paramètres d’alarme.',
    'peb@bibliotheque.example',
  ],
  'alarm_rule.evenInQuietHours': ['Ne peut pas attendre', 'Les heures de repos ne retiennent rien.'],
  'alarm_settings.to': [
    'Destinataires',
    'Vide : tous les administrateurs qui ont un compte.',
    'peb@bibliotheque.example',
  ],
  'alarm_settings.webhook': [
    'Webhook',
    'Une messagerie instantanée ou un service d’astreinte qui reçoit chaque message en JSON.',
  ],
  'alarm_settings.webhook.url': [
    'Adresse',
    'L’adresse à laquelle les messages sont envoyés.',
    'https://chat.example/hooks/1',
  ],
  'alarm_settings.webhook.secret': [
    'Secret',
    'Signe les messages : whsec_ suivi de 24 à 64 octets en Base64.',
  ],
  'alarm_settings.quietHours': ['Heures de repos', 'Ce qui peut attendre est envoyé à la fin de ces heures.'],
  'quietHours.from': ['De', 'Le début de ces heures.', '22:00'],
  'quietHours.to': ['À', 'La fin de ces heures, le lendemain s’il le faut.', '06:30'],
  'alarm_settings.digestAt': [
    'Courriel quotidien à',
    'L’heure d’envoi du courriel quotidien récapitulatif.',
    '07:00',
  ],
  'alarm_settings.timeZone': ['Fuseau horaire', 'Le fuseau horaire de ces heures.', 'Europe/Paris'],
  'alarm_settings.language': ['Langue', 'La langue de ces courriels.'],
  'alarm_settings.checkPartnersAt': [
    'Tester les partenaires à',
    'L’heure à laquelle la connexion à chaque partenaire actif est testée, chaque jour. Non défini : jamais.',
    '05:00',
  ],
}
