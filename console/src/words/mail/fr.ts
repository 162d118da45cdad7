import type { mailEn } from './en.ts'

/** The French words for mails that came, and their review. */
export const mailFr: typeof mailEn = {
  mail: {
    from: 'De',
    to: 'À',
    subject: 'Objet',
    answerLink: 'le lien vers la page de réponse',
  },
  mailReview: {
    title: 'Courriels à vérifier',
    hint: 'Courriels que lendwire n’a pas pu classer lui-même',
    somebody: 'quelqu’un d’inconnu',
    none: 'Aucun courriel ne vous attend.',
    empty: 'Les courriels apparaissent ici quand lendwire ne sait pas ce qu’ils signifient.',
    gone: 'Quelqu’un a traité ce courriel entre-temps. Choisissez le suivant.',
    why: 'Pourquoi il est ici',
    request: 'La demande concernée',
    requestNumber: 'Numéro de la demande',
    meanings: {
      will_supply: 'Va fournir',
      shipped: 'A expédié',
      unfilled: 'Ne peut pas fournir',
      recalled: 'Rappelle le document',
      overdue: 'Le document est en retard',
      checked_in: 'A récupéré le document',
      renewed: 'A prolongé',
      cancel_accepted: 'A annulé',
      message: 'Un simple message',
    },
    quoted: 'Afficher tout le courriel, avec ce qu’il cite',
    unquoted: 'Afficher seulement le texte écrit',
    attachments: 'Pièces jointes',
    deliver: 'Avec « A expédié », ces fichiers sont la livraison',
    dismissed: 'Le courriel est retiré de la liste',
    unreadable: 'Ce message ne peut pas être affiché comme un courriel.',
    wordsRemoved:
      'Le texte de ce courriel n’est pas conservé : l’usager a été effacé de la demande. Demandez au partenaire si vous en avez besoin.',
    sentences: {
      title: 'Les phrases du courriel, et ce qui a été fait de chacune',
      means: {
        answer: 'la réponse',
        due_date: 'date de retour',
        day: 'jour',
        cost: 'frais',
        condition: 'condition',
        items: 'document ou colis',
        unclear: 'à lire',
        aside: 'autre sujet',
        courtesy: 'politesse',
        information: 'information',
      },
    },
    reading: {
      dueDate: (day: string) => `à rendre le ${day}`,
      cost: (cost: string) => `frais : ${cost}`,
      items: (ids: string) => `documents : ${ids}`,
      files: (count: string) => `pièces jointes : ${count}`,
    },
  },
}
