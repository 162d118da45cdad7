import type { documentKindsEn } from './en.ts'

/** Begins a name in lower case, unless it is an abbreviation: `partenaires`, `SIGB`. */
const lower = (text: string): string =>
  /^\p{Lu}{2}/u.test(text) ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`

/** Puts `de` before a name, or `d’` before a vowel. */
const of = (text: string): string => (/^[aeiouyâéèêëîïôû]/i.test(text) ? `d’${text}` : `de ${text}`)

/** The French words of the kinds of documents in the configuration, and of their lists. */
export const documentKindsFr: typeof documentKindsEn = {
  title: 'Configuration',
  description: 'Comment les demandes se déroulent, à qui elles vont, et à quoi lendwire est connecté.',
  name: 'Code',
  summary: 'En bref',
  find: 'Code, nom ou autres mots',
  add: 'Ajouter',
  newTitle: (one) => `Ajout : ${one}`,
  none: (many) => `Pas encore ${of(lower(many))}`,
  delete: 'Supprimer',
  notices: {
    preview: 'Aperçu',
    hint: 'Le courriel tel qu’un usager le reçoit, pour une demande fictive, avec les textes du formulaire ci-dessus : il n’est pas nécessaire de les enregistrer.',
    notice: 'Type de courriel',
    language: 'Langue',
    names: {
      ready_for_pickup: 'À retirer',
      due_date_near: 'Avant la date de retour',
      due_date_passed: 'Après la date de retour',
      delivered: 'Un fichier pour l’usager',
      question: 'Une question à l’usager',
    },
  },
  deleteTitle: (code) => `Supprimer ${code} ?`,
  deleteText: (one, code) => `Suppression : ${lower(one)} ${code}. Cette action est irréversible.`,
  deleted: (code) => `${code} a été supprimé`,
  usedBy: 'Où c’est utilisé',
  usedByNothing: 'Rien ne l’utilise : la suppression est possible.',
  namedBy: (count) =>
    count < 2
      ? 'La suppression n’est pas possible : l’élément suivant l’utilise. Modifiez-le d’abord.'
      : `La suppression n’est pas possible : ${count} autres éléments l’utilisent. Modifiez-les d’abord.`,
  ilsNamed:
    'Ce système détient des documents de ces demandes, ou doit encore en être informé. Attendez que les documents soient revenus, et réglez ce que le système a refusé : la demande indique comment. Si le système a disparu pour toujours, désactivez les appels « Enregistrer les documents » et « Créer les documents » et enregistrez, puis supprimez-le : le personnel s’occupe de ce qui y reste.',
  andMore: (count) => (count < 2 ? `et ${count} autre` : `et ${count} autres`),
  request: (number) => `Demande ${number}`,
  key: (id) => `Clé d’API ${id}`,
  faultsTitle: (count) =>
    count < 2
      ? 'Un document de configuration est illisible. Enregistrez-le de nouveau.'
      : `${count} documents de configuration sont illisibles. Enregistrez-les de nouveau.`,
  kinds: {
    partner: {
      one: 'Partenaire',
      many: 'Partenaires',
      about: 'Les bibliothèques qui vous prêtent.',
      firstStep: 'Ajoutez un partenaire, puis testez la connexion.',
    },
    library: {
      one: 'Bibliothèque',
      many: 'Bibliothèques',
      about: 'Les bibliothèques qui empruntent par cette passerelle, avec le SIGB de chacune.',
      firstStep:
        'Ajoutez votre bibliothèque : son nom et l’identifiant d’agence sous lequel les partenaires la connaissent.',
    },
    ils: {
      one: 'SIGB',
      many: 'SIGB',
      about:
        'Comment le système de gestion de la bibliothèque (SIGB) est joint par NCIP, et ce qui lui est demandé.',
      firstStep: '',
    },
    workflow: {
      one: 'Profil de traitement',
      many: 'Profils de traitement',
      about: 'Les étapes des demandes, la durée maximale de chacune, et ce qui suit.',
      firstStep:
        'Le profil intégré « standard loan » s’applique tant que vous n’en ajoutez pas un vous-même.',
    },
    rota_template: {
      one: 'Modèle de liste des prêteurs',
      many: 'Modèles de liste des prêteurs',
      about: 'Quels partenaires sont sollicités, et dans quel ordre.',
      firstStep: 'Ajoutez un modèle avec vos partenaires, puis faites-le utiliser par une règle de liste.',
    },
    rota_rules: {
      one: 'Règles de liste',
      many: 'Règles de liste',
      about:
        'Quels modèles de liste des prêteurs reçoit une nouvelle demande. Les règles sont lues dans l’ordre.',
      firstStep: '',
    },
    sending_rules: {
      one: 'Règles d’envoi',
      many: 'Règles d’envoi',
      about:
        'Quand une nouvelle demande part : tout de suite, après approbation ou à une date. La première règle qui convient s’applique.',
      firstStep: '',
    },
    locate_profile: {
      one: 'Profil de localisation',
      many: 'Profils de localisation',
      about: 'Comment un catalogue est interrogé pour savoir si un partenaire détient un document.',
      firstStep: 'Ajoutez un catalogue, puis indiquez-le pour les partenaires dont le fonds y figure.',
    },
    directory_entry: {
      one: 'Entrée d’annuaire',
      many: 'Entrées d’annuaire',
      about:
        'Un établissement tel que son annuaire le décrit. Les partenaires en reprennent ce qu’ils laissent vide.',
      firstStep: 'Importez un annuaire sur la page des partenaires, ou ajoutez une entrée.',
    },
    directory_source: {
      one: 'Source d’annuaire',
      many: 'Sources d’annuaire',
      about: 'Un annuaire que lendwire lit régulièrement : celui de CrossLink, ou un fichier CSV.',
      firstStep: 'Indiquez l’adresse de l’annuaire, et faites un essai avant tout changement.',
    },
    network: {
      one: 'Réseau',
      many: 'Réseaux',
      about:
        'Ce qui vaut entre les bibliothèques d’un réseau : les tarifs, et combien chacune peut emprunter de plus.',
      firstStep:
        'Ajoutez-en un si ses membres partagent des tarifs ou des limites. Un réseau fonctionne aussi sans document.',
    },
    vendor: {
      one: 'Profil de système',
      many: 'Profils de système',
      about: 'Comment les systèmes d’un fournisseur s’écartent d’une norme. Les plus courants sont intégrés.',
      firstStep:
        'Les profils courants sont intégrés. N’en ajoutez un que si un système se comporte autrement.',
    },
    alarm_rule: {
      one: 'Règle d’alarme',
      many: 'Règles d’alarme',
      about: 'Ce qui déclenche une alarme, et qui en est prévenu.',
      firstStep: 'Une nouvelle passerelle a une règle pour chaque problème.',
    },
    alarm_settings: {
      one: 'Paramètres des alarmes',
      many: 'Paramètres des alarmes',
      about: 'Qui est prévenu des alarmes et quand il ne l’est pas, et quand les partenaires sont testés.',
      firstStep: '',
    },
    mailbox: {
      one: 'Boîte',
      many: 'Boîtes',
      about: 'Où arrivent les réponses des partenaires joints par courriel.',
      firstStep: 'Ajoutez la boîte aux lettres électronique à laquelle les partenaires répondent.',
    },
    webhook: {
      one: 'Webhook',
      many: 'Webhooks',
      about: 'Les points d’accès des SIGB qui sont informés de ce qui arrive aux demandes.',
      firstStep: '',
    },
  },
}
