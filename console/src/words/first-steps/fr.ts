import type { firstStepsEn } from './en.ts'

/** The French words of the guide for a new gateway. */
export const firstStepsFr: typeof firstStepsEn = {
  title: 'Premiers pas',
  description:
    'Ce dont une nouvelle passerelle a besoin avant de pouvoir emprunter. Chaque étape peut être modifiée plus tard.',
  done: 'fait',
  open: 'à faire',
  skip: 'Passer',
  undoSkip: 'Le faire quand même',
  required: 'Ce champ est obligatoire.',
  library: {
    title: 'Votre bibliothèque',
    hint: 'Son nom, et l’identifiant d’agence sous lequel les partenaires la connaissent.',
    code: 'Code',
    codeHint:
      'Un à douze majuscules et chiffres. Les numéros des demandes commencent par ce code ; il ne peut pas changer.',
    name: 'Nom',
    isil: 'ISIL',
    isilHint: 'L’identifiant d’agence de la bibliothèque, par exemple DE-12 ou AU-ABC.',
    save: 'Créer la bibliothèque',
    is: (name) => `${name} est configurée.`,
    edit: 'Adresses, fuseau horaire, pages pour les usagers',
  },
  partner: {
    title: 'Le premier partenaire',
    hint: 'Une bibliothèque qui vous prête par ISO 18626. Son technicien vous indique l’adresse et l’identifiant d’agence.',
    code: 'Code',
    name: 'Nom',
    isil: 'Identifiant d’agence (ISIL)',
    url: 'Adresse',
    save: 'Ajouter le partenaire',
    others: 'NCIP, courriel, et tous les paramètres',
    is: (name) => `${name} est configuré. Testez s’il répond.`,
    edit: 'Identifiants et tous les paramètres',
  },
  system: {
    title: 'Le système de gestion (SIGB)',
    hint: 'Si votre SIGB est connecté par NCIP, lendwire y crée des notices abrégées, des réservations et des prêts. Sans lui, tout le reste fonctionne.',
    add: 'Connecter le SIGB',
    is: 'Le SIGB est connecté.',
    none: 'Tout fonctionne aussi sans SIGB.',
  },
  mail: {
    title: 'Courriel',
    hint: 'Le courriel est nécessaire pour les partenaires joints par courriel, pour les avis aux usagers et pour les invitations. L’exploitant de la passerelle définit LENDWIRE_SMTP_URL et LENDWIRE_MAIL_FROM ; une boîte reçoit les réponses des partenaires.',
    add: 'Ajouter la boîte pour les réponses',
    is: 'Une boîte est configurée.',
    none: 'Tout fonctionne aussi sans courriel.',
  },
  key: {
    title: 'La clé pour le SIGB',
    hint: 'Avec elle, le SIGB ou un outil de découverte crée des demandes et lit ce qu’elles deviennent.',
    create: 'Créer la clé',
    name: 'SIGB',
    is: 'Il existe une clé pour un SIGB.',
    none: 'Tout fonctionne aussi sans clé : les demandes sont créées dans la console.',
  },
  trial: {
    title: 'Une première demande',
    hint: 'Pour voir un prêt entier avant de solliciter un vrai partenaire : un prêteur de démonstration répond comme le ferait une bibliothèque. Lancez-le sur la machine de la passerelle (avec Node seulement).',
    prepare: 'Préparer le prêteur de démonstration',
    partnerName: 'Prêteur de démonstration',
    command: 'Lancez cette commande sur la machine de la passerelle, et laissez-la tourner :',
    copy: 'Copier la commande',
    send: 'Envoyer la première demande',
    notThere:
      'Le prêteur de démonstration ne répond pas encore. Lancez la commande ci-dessus, puis réessayez.',
    bookTitle: 'Un premier prêt',
    noLibrary: 'Configurez d’abord la bibliothèque.',
    later:
      'La commande avec son jeton n’a été affichée qu’une fois. Préparez-la de nouveau pour en obtenir une.',
  },
}
