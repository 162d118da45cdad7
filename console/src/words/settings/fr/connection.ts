import type { SettingEntry } from '../setting-words.ts'

/** The settings of the connections of partners. */
export const connectionSettings: Readonly<Record<string, SettingEntry>> = {
  'partner.connection': ['Protocole', 'Le protocole que parle le système du partenaire.'],
  url: [
    'Adresse',
    'L’adresse d’envoi des messages : https://… en HTTP. NCIP accepte aussi tcp://hôte:port pour une connexion TCP simple.',
    'https://north.example/iso18626',
  ],
  'connection.edition': [
    'Édition',
    'L’édition de la norme que parle le partenaire. Non défini : selon le système, sinon 1.2.',
  ],
  'connection.vendor': [
    'Système',
    'Le type de son système : ses écarts par rapport à la norme sont pris en compte.',
    'standard',
  ],
  'connection.profile': [
    'Système',
    'Le type de son système : ses écarts par rapport à la norme sont pris en compte.',
    'standard',
  ],
  headers: ['En-têtes HTTP en plus', 'Les en-têtes que demande l’autre côté, sans secrets.'],
  outboundCredentials: ['Comment lendwire s’y identifie', 'Ce que lendwire présente à l’autre côté en HTTP.'],
  'outboundCredentials.token': ['Jeton', 'Le jeton que l’autre côté vous a donné.'],
  'outboundCredentials.username': [
    'Nom d’utilisateur',
    'Le nom d’utilisateur que l’autre côté vous a donné.',
  ],
  'outboundCredentials.password': ['Mot de passe', 'Le mot de passe que l’autre côté vous a donné.'],
  'outboundCredentials.name': ['En-tête', 'Le nom de l’en-tête.', 'X-Api-Key'],
  'outboundCredentials.value': ['Valeur', 'La valeur de l’en-tête.'],
  account: [
    'Compte dans le message',
    'Pour les partenaires qui veulent un compte dans l’en-tête de chaque message (requestingAgencyAuthentication).',
  ],
  'account.accountId': ['Compte', 'L’identifiant du compte.'],
  'account.securityCode': ['Code de sécurité', 'Le mot de passe du compte.'],
  timeout: ['Délai de réponse', 'Le temps d’attente de la réponse à un message.'],
  concurrency: ['Messages simultanés', 'Le nombre de messages qui peuvent être en cours en même temps.'],
  'connection.patronRequest': [
    'Signaler une demande d’usager',
    'Une demande faite par un usager l’indique. Non défini : selon le système.',
  ],
  'connection.takesReminder': [
    'Accepte les Reminder',
    'Le partenaire comprend les demandes de type Reminder. Non défini : selon le système.',
  ],
  'connection.takesStatusRequest': [
    'Répond sur l’état',
    'Le partenaire répond lorsqu’on lui demande l’état d’une demande. Non défini : selon le système.',
  ],
  tls: [
    'Chiffrer la connexion TCP',
    'Seulement pour les adresses tcp://. Le certificat doit porter le nom de l’hôte.',
  ],
  version: ['Attribut version', 'La valeur de l’attribut version, si l’autre côté en veut une autre.'],
  prefix: [
    'Préfixe des éléments',
    'Le préfixe des noms d’éléments, s’il n’est pas celui du système.',
    'ncip',
  ],
  'connection.agencyType': [
    'Identifiant présenté',
    'Le type d’identifiant d’agence de la bibliothèque que voit ce partenaire. Non défini : le premier.',
  ],
  agencyScheme: ['Schéma des identifiants', 'L’attribut Scheme des identifiants d’agence.'],
  toAgency: [
    'Son identifiant',
    'L’identifiant dans ToAgencyId, si ce n’est ni son code d’établissement ni son premier identifiant.',
  ],
  'connection.onBehalfOfAgency': [
    'Bibliothèque concernée',
    'La bibliothèque au sein de l’établissement du partenaire, dans OnBehalfOfAgency.',
  ],
  fromSystemId: ['Identifiant de notre système', 'FromSystemId. Non défini : selon le système.'],
  toSystemId: ['Identifiant de son système', 'ToSystemId.'],
  applicationProfileType: ['Profil d’application', 'ApplicationProfileType : la nature des échanges.'],
  agencyAuthentication: [
    'Mot de passe d’agence',
    'Le contenu de FromAgencyAuthentication. Il est ajouté à l’envoi et n’est dans aucun message enregistré.',
  ],
  systemAuthentication: [
    'Mot de passe de système',
    'Le contenu de FromSystemAuthentication. Il est ajouté à l’envoi.',
  ],
  'connection.userId': [
    'Emprunte en tant que',
    'L’utilisateur au nom duquel la bibliothèque emprunte chez ce partenaire, s’il ne doit pas connaître l’usager. Non défini : son identifiant d’agence.',
  ],
  takes: [
    'Services acceptés',
    'Les services NCIP dont il dispose. Ce qui en demande un autre n’est pas envoyé.',
  ],
  cancelSettledBy: [
    'Ce qui conclut une annulation',
    'Un message ItemRequestCancelled, ou déjà la réponse. Non défini : selon le système.',
  ],
  'connection.address': ['Adresse électronique', 'L’adresse d’envoi des lettres.', 'ill@north.example'],
  'connection.senders': [
    'Autres expéditeurs',
    'D’autres adresses, ou des domaines entiers comme @north.example, dont les courriels sont ceux du partenaire.',
    '@north.example',
  ],
  'connection.language': [
    'Langue des lettres',
    'Le code d’une langue fournie, comme fr, ou de celle d’un fichier ajouté.',
    'fr',
  ],
  'connection.dateOrder': [
    'Jour et mois en chiffres',
    'Comment le partenaire écrit 03/04/2027. Sans cela, la langue décide ; en anglais sans région, vous choisissez le jour de chaque courriel.',
  ],
  replyAddress: [
    'Adresse de réponse',
    'L’adresse à laquelle vont les réponses. {token} indique la place d’une signature qui dit à quelle demande se rapporte une réponse.',
    'peb+{token}@bibliotheque.example',
  ],
  'connection.links': [
    'Liens dans les lettres',
    'Les lettres contiennent un lien vers une page où l’on peut y répondre.',
  ],
  'connection.linksValidFor': [
    'Validité des liens',
    'La durée pendant laquelle un lien peut servir, sauf si sa question est réglée avant.',
  ],
  'connection.replies': [
    'Lire les réponses',
    'Les courriels valent réponse. Les lettres contiennent alors un formulaire à remplir.',
  ],
  'connection.automaticAnswers': [
    'Réponses automatiques',
    'Ce que deviennent les réponses que le système de courriel du partenaire marque comme automatiques, ou comme courrier d’une liste de diffusion.',
  ],
  'connection.autoSubmitted': [
    'Marquer les lettres comme automatiques',
    'Les lettres portent Auto-Submitted : les répondeurs d’absence les laissent sans réponse. Les systèmes de tickets écartent de tels courriels.',
  ],
  'connection.senderChecks': [
    'Contrôles de l’expéditeur',
    'Ce qu’un courriel doit satisfaire, selon les serveurs de courriel de confiance. Les autres courriels attendent qu’une personne les vérifie.',
  ],
  'senderChecks.spf': ['SPF', 'Le serveur a le droit d’envoyer pour le domaine.'],
  'senderChecks.dkim': ['DKIM', 'Le courriel est signé par le domaine.'],
  'senderChecks.dmarc': ['DMARC', 'Le domaine de l’expéditeur se porte garant du courriel.'],
  'senderChecks.token': [
    'Adresse de réponse signée',
    'Une adresse de réponse signée pour cette demande remplace les autres contrôles. L’expéditeur doit tout de même être l’un de ceux du partenaire.',
  ],
  'connection.files': ['Fichiers livrés', 'Les fichiers joints qui peuvent être une copie demandée.'],
  'files.largest': ['Taille maximale', 'En octets.'],
  'files.types': ['Types de fichiers', 'Les autres types attendent qu’une personne les vérifie.'],
  'connection.letters': [
    'Lettres',
    'Pour ce partenaire seulement. Une lettre non définie reprend le texte de sa langue. Le formulaire de réponse et le lien s’ajoutent automatiquement.',
  ],
  'letters.request': ['Demande', 'La première lettre au sujet d’une demande.'],
  'letters.retry': ['Nouvel essai', 'Le partenaire est sollicité de nouveau.'],
  'letters.cancel': ['Annulation', 'La demande est annulée.'],
  'letters.accept_condition': ['Condition acceptée', 'Sa condition est acceptée.'],
  'letters.decline_condition': ['Condition refusée', 'Sa condition est refusée.'],
  'letters.received': ['Reçu', 'Le document est arrivé.'],
  'letters.renew': ['Prolongation', 'Un prêt plus long est demandé.'],
  'letters.shipped_return': ['Renvoi', 'Le document est sur le chemin du retour.'],
  'letters.shipped_forward': ['Réexpédié', 'Le document part vers une autre bibliothèque.'],
  'letters.status_request': ['Question sur l’état', 'Demande l’état de la demande.'],
  'letters.reminder': ['Relance', 'Le partenaire est relancé.'],
  'letters.message': ['Message', 'Un message du personnel.'],
  'letters.lost': ['Perdu', 'Le document est perdu.'],
  'letters.damaged': ['Endommagé', 'Le document est endommagé.'],
  'letters.hold_return': ['Renvoi après attente', 'Le document est renvoyé sans que personne l’ait utilisé.'],
  subject: ['Objet', 'L’objet du courriel.'],
  body: [
    'Texte',
    'Le texte. {title} et d’autres noms entre accolades sont remplacés par les données de la demande.',
  ],
  allowPlaintextCredentials: [
    'Autoriser les identifiants sans chiffrement',
    'Des secrets peuvent passer par une connexion sans TLS. Seulement dans un réseau de confiance.',
  ],
}
