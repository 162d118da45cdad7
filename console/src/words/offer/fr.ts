import type { offerEn } from './en.ts'

/** The French words of the dialog that decides on a cost. */
export const offerFr: typeof offerEn = {
  title: (sum, lender) => `Payer ${sum} à ${lender} ?`,
  offered: 'proposé',
  limit: 'plafond',
  over: (sum) => `${sum} de plus`,
  within: 'dans la limite du plafond',
  noLimit: 'aucun plafond défini',
  choices: 'Que faire ?',
  pay: (sum) => `Payer ${sum}`,
  payHint: 'Accord pour ce prêteur seulement, enregistré à votre nom.',
  payOverHint:
    'Au-dessus du plafond de cette demande. Accord pour ce prêteur seulement, enregistré à votre nom.',
  askFirst: (patron) => `Demander d’abord à ${patron}`,
  askHint: 'L’usager répond sur la page de la demande ; l’offre attend, et la réponse vient sur Aujourd’hui.',
  question: 'Question à l’usager',
  ask: 'Demander à l’usager',
  declineNext: (lender) => `Refuser et solliciter ${lender}`,
  decline: 'Refuser',
  declineHint: 'Le prêteur est prévenu. Après lui, il n’y a plus personne à solliciter.',
  declineNextHint: 'Le prêteur est prévenu, et le suivant de la liste est sollicité.',
  note: 'Note au prêteur (facultative)',
  told: (lender, sum) => `${lender} est prévenu : au plus ${sum}`,
  paySend: (sum) => `Payer ${sum} et envoyer`,
  signed: (sum, isMore) => `${isMore ? '+' : '−'}${sum}`,
  from: { limit: 'au-dessus du plafond', agreedBefore: 'par rapport à l’accord' },
  promises: (lender, facts) => `${lender} : ${facts}`,
  reasonExample: 'Budget, qui l’a approuvé',
  noteHint: 'Envoyée avec la réponse',
}
