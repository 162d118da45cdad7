import type { SettingEntry } from '../setting-words.ts'

/** The settings of webhooks. */
export const webhookSettings: Readonly<Record<string, SettingEntry>> = {
  'webhook.code': [
    'Code',
    'Le nom du point d’accès dans lendwire, en lettres minuscules. Il ne peut plus changer ensuite.',
    'library-system',
  ],
  'webhook.library': [
    'Bibliothèque',
    'La bibliothèque dont les événements sont envoyés. Elle ne peut plus changer ensuite.',
    'ABC',
  ],
  'webhook.url': [
    'Adresse',
    'L’adresse à laquelle les événements sont envoyés.',
    'https://sigb.example/lendwire',
  ],
  'webhook.status': ['État', 'Inactif : il est gardé, et rien n’est envoyé.'],
  'webhook.types': ['Types d’événements', 'Seuls ceux-ci sont envoyés. Non défini : tous.'],
  'webhook.partner': [
    'Seulement ce partenaire',
    'Seuls les événements concernant ce partenaire sont envoyés.',
    'NORTH',
  ],
  'webhook.timeout': ['Délai de réponse', 'Le temps que le point d’accès peut mettre à répondre.'],
  'webhook.allowPrivateNetwork': [
    'Dans un réseau privé',
    'L’adresse peut mener à un réseau privé ou à la machine elle-même. Seulement pour un point d’accès que vous gérez vous-même.',
  ],
  alarmEmail: [
    'Alarme par courriel',
    'Qui reçoit un courriel quand le point d’accès est mis en pause parce qu’il échoue sans cesse.',
    'informatique@example.org',
  ],
  'webhook.secrets': [
    'Secrets',
    'Ils signent ce qui est envoyé. La passerelle les crée : ils ne se changent pas ici.',
  ],
  'secrets.createdAt': ['Créé le', 'Le moment où le secret a été créé.'],
  'secrets.expiresAt': [
    'Expire le',
    'Le moment où le secret cesse de servir. Non défini pour le plus récent.',
  ],
}
