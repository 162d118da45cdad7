import type { SettingEntry } from '../setting-words.ts'

/** The settings of libraries, their systems and mailboxes. */
export const librarySettings: Readonly<Record<string, SettingEntry>> = {
  'library.openingDays': [
    'Jours d’ouverture',
    'Les jours de la semaine où le personnel travaille. Non défini : tous les jours.',
  ],
  'library.closures': [
    'Fermetures',
    'Les jours où la bibliothèque est fermée. Les échéances de ces jours sont reportées à la réouverture.',
  ],
  'library.staffMails': [
    'Courriels au personnel',
    'Qui est informé des alarmes et, le matin, de ce qui est à traiter.',
  ],
  'staffMails.to': [
    'Adresses',
    'Qui reçoit les alarmes sur ses demandes et le courriel du matin.',
    'peb@bibliotheque.example',
  ],
  'staffMails.digestAt': [
    'Courriel du matin à',
    'L’heure d’envoi du courriel qui dit ce qui est à traiter, dans le fuseau horaire de la bibliothèque. Non défini : aucun courriel.',
    '07:30',
  ],
  'library.monthlyReport': [
    'Rapport mensuel',
    'Qui reçoit, le premier jour de chaque mois, les chiffres du mois précédent, leur évolution et les points d’attention. Il ne nomme aucun usager. C’est un courriel : sans serveur de courriel (LENDWIRE_SMTP_URL et LENDWIRE_MAIL_FROM), rien n’est envoyé.',
  ],
  'monthlyReport.to': ['Adresses', 'Qui reçoit le rapport.', 'direction@bibliotheque.example'],
  'library.code': [
    'Code',
    'Le code de la bibliothèque : douze lettres majuscules et chiffres au plus. Les numéros des demandes commencent par ce code. Il ne peut plus changer ensuite.',
    'ABC',
  ],
  'library.symbols': [
    'Identifiants',
    'Les identifiants d’agence sous lesquels elle emprunte. Le premier signe les messages.',
  ],
  'library.workflow': [
    'Profil de traitement',
    'Le profil qui vaut pour ses demandes, sauf si un partenaire a le sien.',
    'standard loan',
  ],
  workflows: ['Profils par service', 'D’autres profils pour les prêts ou pour les copies.'],
  'workflows.loan': ['Prêts', 'Le profil des prêts.'],
  'workflows.copy': ['Copies', 'Le profil des copies.'],
  timeZone: ['Fuseau horaire', 'Les jours commencent et finissent à l’heure de ce fuseau.', 'Europe/Paris'],
  'library.language': [
    'Langue',
    'La langue des courriels à ses usagers, des fiches de retour et des étiquettes.',
  ],
  contact: [
    'Contact',
    'La personne que joignent les partenaires : elle figure dans les messages et les lettres.',
  ],
  'library.email': ['Courriel', 'L’adresse d’où viennent ses courriels.', 'peb@bibliotheque.example'],
  'library.addresses': ['Adresses', 'Les adresses où les partenaires envoient les documents.'],
  'library.locateProfile': [
    'Profil de localisation',
    'Comment son propre catalogue est interrogé, afin de ne rien emprunter qu’elle possède déjà.',
  ],
  'library.holdingCode': ['Code de fonds', 'Comment les notices du catalogue désignent ses exemplaires.'],
  patronPages: [
    'Pages pour les usagers',
    'Les usagers demandent des documents et suivent leurs demandes sur des pages de lendwire.',
  ],
  'patronPages.keys': [
    'Clés',
    'Les clés avec lesquelles le système de la bibliothèque signe l’identité de l’usager.',
  ],
  'keys.kind': [
    'Type de clé',
    'Un secret partagé (HS256), ou des clés publiques (RS256, PS256, ES256, EdDSA).',
  ],
  'keys.id': ['Nom', 'Le kid des jetons signés avec cette clé.'],
  'keys.secret': ['Secret', '32 caractères ou plus.'],
  'keys.jwks': ['Jeu de clés', 'Les clés publiques en JSON.'],
  'jwks.keys': ['Clés publiques', 'Telles que le système de la bibliothèque les publie (RFC 7517).'],
  'keys.kty': ['Famille de clé', 'RSA, EC ou OKP.'],
  'keys.kid': ['Nom de la clé', 'Le kid de la clé.'],
  'patronPages.signIn': [
    'Adresse de connexion',
    'La page où les usagers se connectent. Ils en reviennent avec un jeton.',
    'https://bibliotheque.example/connexion',
  ],
  specialCollections: [
    'Collections particulières',
    'Les lieux de retrait où sont consultés les documents prêtés pour les collections particulières seulement. Pour tout autre lieu, le personnel est interrogé.',
    'Salle de réserve',
  ],
  'patronPages.pickupLocations': [
    'Lieux de retrait',
    'Les lieux où les documents peuvent être retirés. Non défini : l’usager n’a pas à choisir.',
    'Accueil principal',
  ],
  dialect: [
    'Système',
    'Le type de SIGB : ses écarts par rapport à la norme sont pris en compte.',
    'standard',
  ],
  'ils.url': [
    'Adresse',
    'L’adresse d’envoi des messages : https://… en HTTP, ou tcp://hôte:port pour une connexion TCP simple.',
    'https://sigb.bibliotheque.example/ncip',
  ],
  'ils.calls': [
    'Appels',
    'Ce qui est demandé au SIGB, quand cela diffère des paramètres de son profil de système.',
  ],
  'calls.lookup_user': ['Vérifier les usagers', 'Les usagers sont vérifiés à la création d’une demande.'],
  'calls.lookup_item': ['Rechercher les documents', 'Les documents sont recherchés par leur code-barres.'],
  'calls.create_item': [
    'Créer les documents',
    'Une notice temporaire est créée avec la demande, avant l’arrivée d’un document.',
  ],
  'calls.accept_item': [
    'Enregistrer les documents',
    'Le document est enregistré à sa réception, avec une réservation pour l’usager.',
  ],
  'calls.renew_item': [
    'Prolonger les prêts',
    'Le prêt de l’usager est prolongé quand le partenaire l’a prolongé.',
  ],
  'calls.recall_item': [
    'Rappeler les documents',
    'Le document est rappelé auprès de l’usager quand le partenaire le rappelle.',
  ],
  'calls.check_in_item': ['Enregistrer les retours', 'Le retour du document est enregistré quand il repart.'],
  'calls.delete_item': ['Supprimer les documents', 'La notice temporaire est supprimée à la fin.'],
  'calls.cancel_request_item': [
    'Annuler les réservations',
    'La réservation est annulée quand la demande se termine sans prêt.',
  ],
  whenAway: [
    'S’il ne répond pas',
    'Quand le SIGB ne répond pas à la vérification d’un usager : refuser la demande, ou la créer avec une note.',
  ],
  barcodes: ['Codes-barres', 'Le code-barres que reçoivent les notices temporaires.'],
  'ils.pickupLocation': [
    'Lieu de retrait',
    'Le lieu où l’usager retire les documents, quand une demande ne le dit pas.',
  ],
  'ils.edition': [
    'Édition',
    'Version 2 (un schéma XML) ou version 1 (une DTD), si ce n’est pas celle du système.',
  ],
  'ils.fromAgency': [
    'Notre identifiant',
    'L’agence au nom de laquelle parle lendwire. Non défini : le premier identifiant de la bibliothèque.',
  ],
  'ils.toAgency': [
    'Son identifiant',
    'L’identifiant dans ToAgencyId. Non défini : celui de la bibliothèque.',
  ],
  'mailbox.code': ['Code', 'Lettres minuscules et chiffres. Il ne peut plus changer ensuite.', 'ill'],
  'library.tiers': [
    'Tarifs propres',
    'Ce que la bibliothèque facture aux autres. Qui fournit gratuitement peut lui demander la même chose. Non défini : tous les détenteurs comptent.',
  ],
  'mailbox.library': [
    'Bibliothèque',
    'Ses courriels ne concernent que cette bibliothèque. Non défini : toutes les bibliothèques.',
  ],
  trustedServers: [
    'Serveurs de confiance',
    'Les noms (authserv-id) des serveurs qui livrent les courriels dans cette boîte : ce qu’ils disent d’un expéditeur est tenu pour vrai.',
    'mx.bibliotheque.example',
  ],
  imap: [
    'Lire par IMAP',
    'lendwire lit lui-même la boîte. Désactivé : un service de courriel transmet les courriels à lendwire.',
  ],
  'imap.host': ['Serveur', 'Le nom du serveur IMAP.', 'imap.bibliotheque.example'],
  'imap.port': ['Port', '993 pour TLS.'],
  'imap.security': [
    'Chiffrement',
    'TLS dès le premier octet, ou STARTTLS. Aucun : dans les réseaux privés seulement.',
  ],
  'imap.user': ['Utilisateur', 'Le nom d’utilisateur pour se connecter.'],
  'imap.password': ['Mot de passe', 'Il est enregistré chiffré et n’est jamais affiché.'],
  'imap.folder': ['Dossier', 'Le dossier qui est lu.'],
  'imap.leaveUnseen': [
    'Laisser non lus',
    'Les courriels gardent leurs marques pour les personnes qui consultent la boîte. Désactivé : chaque courriel traité est marqué comme lu.',
  ],
  'imap.reviewFolder': [
    'Dossier à vérifier',
    'Les courriels à vérifier y sont déplacés, non lus. Non défini : ils restent dans le dossier qui est lu.',
    'À vérifier',
  ],
  'imap.pollEvery': [
    'Consulter toutes les',
    'L’intervalle de consultation, quand le serveur n’annonce pas lui-même les nouveaux courriels.',
  ],
  since: [
    'Courriels depuis',
    'Les courriels arrivés avant ne sont pas lus. Non défini : à partir de maintenant.',
    '2026-01-01T00:00:00.000Z',
  ],
  retention: [
    'Données personnelles',
    'La durée de conservation des données des usagers après la clôture d’une demande.',
  ],
  'retention.anonymizeAfter': [
    'Anonymiser après',
    'Passé ce délai, les noms et adresses des usagers sont retirés des demandes closes.',
  ],
  'retention.removeAfter': [
    'Supprimer après',
    'Passé ce délai, les demandes closes sont supprimées en entier.',
  ],
  copyright: [
    'Droit d’auteur',
    'Comment le droit d’auteur des copies est géré. Non défini : rien n’est compté ni déclaré.',
  ],
  'copyright.declaration': [
    'Déclaration',
    'Ce que les usagers déclarent avant de commander une copie sur leurs pages. La déclaration est gardée avec la demande.',
  ],
  'declaration.text': ['Texte', 'Le texte de la déclaration, par langue, comme fr.'],
  'declaration.version': [
    'Version',
    'Elle est gardée avec chaque demande, pour que l’on sache ce qui a été déclaré.',
    '2026-1',
  ],
  'copyright.limit': [
    'Limite',
    'Le nombre de copies d’articles d’une même revue que la bibliothèque prend par année civile. Non défini : elles ne sont pas comptées.',
  ],
  'limit.copies': ['Copies', 'Le nombre maximal de copies par année civile, satisfaites et en cours.'],
  'limit.years': ['Années', 'Les articles de cet âge en années, et les plus anciens, ne sont pas comptés.'],
  'copyright.withinLimit': [
    'Code dans la limite',
    'Le code de conformité au droit d’auteur du message de demande, quand la demande n’en indique pas.',
  ],
  'copyright.beyondLimit': [
    'Code au-delà de la limite',
    'Le code du message de demande pour une copie au-delà de la limite.',
  ],
  'library.holdBack': [
    'Délai pour se raviser',
    'Le temps pendant lequel les messages aux partenaires causés par une personne attendent avant de partir, pour pouvoir les retirer. PT0S : ils partent aussitôt.',
  ],
  dueDateNotices: [
    'Avis d’échéance',
    'Les courriels aux usagers sur les dates de retour, envoyés à huit heures du matin. Non défini : aucun.',
  ],
  'dueDateNotices.daysBefore': [
    'Jours avant',
    'Nombre de jours avant la date de retour ; 0 est la date de retour elle-même.',
  ],
  'dueDateNotices.daysAfter': [
    'Jours après',
    'Nombre de jours après la date de retour, tant que l’usager a le document.',
  ],
  'library.notices': [
    'Courriels aux usagers',
    'Les courriels aux usagers dans les mots de la bibliothèque, à la place des textes fournis.',
  ],
  'notices.*': [
    null,
    'Les courriels dans cette langue, par statut ou autre nom : ready_for_pickup, delivered, question, due_date_near, due_date_passed.',
  ],
  '*.text': [
    'Texte',
    'Le texte du courriel. {library}, {patron}, {title}, {number}, {dueDate} et {pickupLocation} sont remplacés par les données de la demande.',
  ],
  'patronPages.openId': [
    'Connexion par OpenID Connect',
    'Les usagers se connectent avec le compte de l’établissement. Déclarez-y l’adresse de redirection /patron/CODE/openid/callback.',
  ],
  'openId.issuer': ['Émetteur', 'L’adresse du fournisseur d’identité.', 'https://login.example.edu'],
  'openId.allowPrivateNetwork': [
    'Réseau privé autorisé',
    'Autorise une adresse dans votre propre réseau. Laissez désactivé si le fournisseur d’identité est sur l’internet public.',
  ],
  'openId.clientId': ['Identifiant client', 'L’identifiant de lendwire chez le fournisseur d’identité.'],
  'openId.clientSecret': ['Secret client', 'Le secret de lendwire chez le fournisseur d’identité.'],
  'openId.scope': ['Portée', 'Ce qui est demandé au fournisseur d’identité.', 'openid email profile'],
  'openId.claims': ['Attributs', 'Les noms des attributs (claims) qui disent qui est l’usager.'],
  'claims.id': [
    'Identifiant d’usager',
    'L’attribut qui contient l’identifiant de l’usager dans le SIGB.',
    'sub',
  ],
  'claims.surname': ['Nom', 'L’attribut qui contient le nom de famille.', 'family_name'],
  'claims.givenName': ['Prénom', 'L’attribut qui contient le prénom.', 'given_name'],
  'claims.email': ['Courriel', 'L’attribut qui contient l’adresse électronique.', 'email'],
  'claims.group': [
    'Catégorie d’usager',
    'L’attribut qui contient la catégorie d’usager. Non défini : elle n’est pas lue.',
  ],
  'claims.language': ['Langue des courriels', 'L’attribut qui contient la langue de l’usager.', 'locale'],
  'patronPages.signInByCard': [
    'Connexion par carte',
    'Les usagers peuvent se connecter avec leur numéro de carte et leur code PIN, que le SIGB de la bibliothèque vérifie.',
  ],
}
