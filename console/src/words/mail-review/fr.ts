import type { mailReviewEn } from './en.ts'

/** The French words of the review of mails that only its page has. */
export const mailReviewFr: typeof mailReviewEn = {
  about: 'Concerne sans doute',
  aboutNone: 'Quelle demande concerne-t-il ?',
  another: 'Une autre demande…',
  titleFits: 'titre',
  senderFits: 'expéditeur',
  numberFits: 'numéro',
  openAt: (count, lender) => `1 sur ${count} en cours chez ${lender}`,
  neededBy: (day) => `souhaité avant le ${day}`,
  seems: 'Il semble vouloir dire',
  means: 'Que dit-il ?',
  more: (count) => (count < 2 ? `${count} autre sens` : `${count} autres sens`),
  asRead: 'tel que lu',
  reply: (to) => `Répondre à ${to}`,
  replyLabel: 'Réponse',
  replyHint: 'Envoyée comme message sur la demande.',
  templates: {
    label: 'Insérer une réponse',
    yes: 'Oui, merci de l’envoyer',
    no: 'Non, merci',
    wait: 'Nous attendrons',
  },
  texts: {
    yes: 'Merci. Oui, nous souhaitons que vous l’envoyiez.',
    no: 'Merci pour la proposition, mais nous n’en avons plus besoin.',
    wait: 'Merci. Nous attendrons.',
  },
  record: 'Enregistrer',
  recordReply: 'Enregistrer et répondre',
  recordOnly: 'Enregistrer seulement',
  nothing: 'Rien à faire',
  recorded: (title) => `Enregistré : ${title}`,
  replied: (title) => `Enregistré, réponse envoyée : ${title}`,
  notReplied: 'Le sens a été enregistré, mais la réponse n’a pas été envoyée. Envoyez-la depuis la demande.',
}
